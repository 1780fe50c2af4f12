/// All commands that are given something.
enum CommandList {
    static let all: [Command] = run + training + screen

    /// The command of that name; nil if there is none.
    static func named(_ name: some StringProtocol) -> Command? { all.first { $0.name == name } }
}
