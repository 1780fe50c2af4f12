import ArgumentParser
import Store
import Training

/// `metamapg runs show`.
struct RunsShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a run: its settings, who worked on it, and what happened last.")

    @Argument(help: ArgumentHelp("Folder of a run, or the name of one of those that runs lists.", valueName: "run"))
    var name: String
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let path = try RunStore.standard.path(of: name)
        let reader = try RunReader(path)
        let info = try reader.info
        let events = try reader.events()
        if json {
            try StandardOutput.print(object(ListedRun(path), info, events).text)
            return
        }
        var table = TextTable()
        for (name, value) in zip(ListedRun.header, ListedRun(path).row) { table.append([name, value]) }
        table.append(["folder", path])
        if let writer = info.writer { table.append(["writer", writer]) }
        try StandardOutput.print(table.text)
        try StandardOutput.print("\nSessions")
        try StandardOutput.print(sessions(info).text)
        try StandardOutput.print("\nLast events")
        var last = TextTable()
        for event in events.suffix(10) {
            last.append([localTime(event.event.time), event.event.kind.rawValue, event.event.text])
        }
        try StandardOutput.print(last.text)
        try StandardOutput.print("\nSettings\n" + ConfigurationFile.text(of: reader.configuration), terminator: "")
    }

    private func sessions(_ info: RunInfo) -> TextTable {
        var table = TextTable()
        table.append(["from", "to", "updates", "end", "version", "process"])
        for (index, session) in info.sessions.enumerated() {
            let isUnderWay = info.status == .running && index == info.sessions.count - 1
            let last = session.lastUpdate ?? (isUnderWay ? info.updates : nil)
            table.append([
                localTime(session.start), session.end.map(localTime) ?? "--",
                "\(session.firstUpdate)-\(last.map { "\($0)" } ?? "?")",
                session.reason?.rawValue ?? (isUnderWay ? "running" : "broke off"), session.version,
                "\(session.pid) on \(session.host)",
            ])
        }
        return table
    }

    private func object(_ listed: ListedRun, _ info: RunInfo, _ events: [RunEvent]) -> JSON {
        .object([
            ("run", listed.json),
            (
                "sessions",
                .array(
                    info.sessions.map { session in
                        .object([
                            ("start", .number(session.start)), ("end", session.end.map(JSON.number) ?? .null),
                            ("host", .string(session.host)), ("pid", .integer(session.pid)),
                            ("version", .string(session.version)),
                            ("target", session.target.map(JSON.integer) ?? .null),
                            ("firstUpdate", .integer(session.firstUpdate)),
                            ("lastUpdate", session.lastUpdate.map(JSON.integer) ?? .null),
                            ("reason", session.reason.map { .string($0.rawValue) } ?? .null),
                        ])
                    })
            ),
            (
                "events",
                .array(
                    events.map { event in
                        .object([
                            ("time", .number(event.event.time)), ("kind", .string(event.event.kind.rawValue)),
                            ("update", .integer(event.update)), ("text", .string(event.event.text)),
                        ])
                    })
            ),
        ])
    }
}
