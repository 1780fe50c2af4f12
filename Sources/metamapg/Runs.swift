import ArgumentParser

/// `metamapg runs`.
struct Runs: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List, show and remove saved runs.",
        discussion: "Those in the folder $XDG_STATE_HOME/metamapg/runs, usually ~/.local/state/metamapg/runs.",
        subcommands: [RunsList.self, RunsShow.self, RunsRemove.self], defaultSubcommand: RunsList.self)
}
