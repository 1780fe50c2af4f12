import ArgumentParser
import Foundation
import Games
import Store

/// `metamapg runs remove`.
struct RunsRemove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove runs for good.",
        discussion: """
            Asks before, unless --yes is given. A run that a process writes stays. Of a link to a run only the link goes.
            """)

    @Argument(
        help: ArgumentHelp("Folders of runs, or names of those that runs lists.", valueName: "run"))
    var runs: [String]
    @Flag(help: "Do not ask.")
    var yes = false

    func run() throws {
        let paths = try runs.map(RunStore.standard.path(of:))
        // All of them are looked at before the first goes.
        for path in paths { try RunStore.checkRemovable(path) }
        guard try yes || isConfirmed(paths) else { throw Failure("nothing was removed") }
        for path in paths {
            let stays = try RunStore.remove(path)
            try StandardOutput.print(
                stays.map { "Removed the link \(path); the run stays in \($0)" } ?? "Removed \(path)")
        }
    }

    private func isConfirmed(_ paths: [String]) throws -> Bool {
        guard isatty(STDIN_FILENO) == 1 else { throw UsageError("there is nobody to ask; give --yes to remove") }
        let names = paths.map { (RunStore.linkTarget($0) == nil ? $0 : "the link \($0)").visible }
        try StandardOutput.print("Remove \(names.joined(separator: ", ")) for good? [y/N] ", terminator: "")
        return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
    }
}
