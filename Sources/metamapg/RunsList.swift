import ArgumentParser
import Store

/// `metamapg runs list`, and `metamapg runs` alone.
struct RunsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List saved runs (what runs alone does).",
        discussion: """
            A run is running while a process writes it, finished when it has the meta-updates asked for, failed when \
            its gradient was not finite, and interrupted otherwise: then resume goes on with it.
            """)

    @Argument(help: ArgumentHelp("Only runs whose name contains this.", valueName: "text"))
    var text: String?
    @Option(help: "Only runs of this game.")
    var game: String?
    @Option(help: "Only runs of this algorithm.")
    var algorithm: String?
    @Option(help: "Only runs with this class of policies.")
    var policy: String?
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let runs = RunStore.standard.paths.map(ListedRun.init).filter(isWanted)
        if json {
            try StandardOutput.print(JSON.array(runs.map(\.json)).text)
        } else if runs.isEmpty {
            try StandardOutput.print("No such runs in \(RunStore.standard.folder).")
        } else {
            var table = TextTable()
            table.append(ListedRun.header)
            for run in runs { table.append(run.row) }
            try StandardOutput.print(table.text)
            let reasons = runs.compactMap(\.reason)
            if !reasons.isEmpty { try StandardOutput.print("\n" + reasons.joined(separator: "\n")) }
        }
    }

    private func isWanted(_ run: ListedRun) -> Bool {
        let isNamed = text.map { run.name.lowercased().contains($0.lowercased()) } ?? true
        guard game != nil || algorithm != nil || policy != nil else { return isNamed }
        guard let configuration = run.configuration else { return false }
        return isNamed && game ?? configuration.game.id == configuration.game.id
            && algorithm ?? configuration.method.id == configuration.method.id
            && policy ?? configuration.policy.rawValue == configuration.policy.rawValue
    }
}
