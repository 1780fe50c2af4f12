import ArgumentParser
import Store
import Training

/// The program and its commands.
struct Metamapg: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metamapg",
        abstract: "Watch agents learn to shape each other's learning with Meta-MAPG.",
        discussion: """
            Without a command it opens the dashboard, where ? lists the keys. Runs are kept in folders, unless told \
            otherwise below $XDG_STATE_HOME/metamapg/runs, usually ~/.local/state/metamapg/runs. The exit status is 0 for \
            success, 1 for failure, 2 for bad usage, and 128 and the signal's number after a signal.
            """,
        version: "\(ProgramVersion.current), kernels for \(KernelProcessor.name)",
        subcommands: [
            Watch.self, Train.self, Resume.self, BranchCommand.self, Attach.self, Runs.self, Compare.self,
            Evaluate.self, Gradients.self, TournamentCommand.self, LeagueCommand.self, PlayCommand.self, Export.self,
            Screenshot.self, Reproduce.self, Simulate.self, Pretrain.self, Verify.self, Bench.self, List.self,
        ],
        defaultSubcommand: Watch.self)
}
