import ArgumentParser
import Store

/// The program and its commands.
struct Metamapg: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metamapg",
        abstract: "Watch agents learn to shape each other's learning with Meta-MAPG.",
        version: ProgramVersion.current,
        subcommands: [
            Watch.self, Train.self, Resume.self, Attach.self, Runs.self, Compare.self, Evaluate.self,
            TournamentCommand.self, Export.self, Reproduce.self, Simulate.self, Pretrain.self, Verify.self, Bench.self,
            List.self,
        ],
        defaultSubcommand: Watch.self)
}
