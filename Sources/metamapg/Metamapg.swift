import ArgumentParser

/// The program and its commands.
struct Metamapg: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "metamapg",
        abstract: "Watch agents learn to shape each other's learning with Meta-MAPG.",
        version: version,
        subcommands: [Watch.self, Train.self, Evaluate.self, Verify.self, Bench.self, List.self],
        defaultSubcommand: Watch.self)
}
