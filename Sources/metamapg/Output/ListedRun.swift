import Files
import Foundation
import Store
import Training

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// A saved run as a row of a table and as JSON. One that cannot be read has a row as well, with the reason.
struct ListedRun {
    let name: String
    let path: String
    private let content: Result<(configuration: RunConfiguration, info: RunInfo), RunFileError>

    init(_ path: String) {
        self.path = path
        name = RunStore.standard.name(of: path)
        do throws(RunFileError) {
            let reader = try RunReader(path)
            content = .success((reader.configuration, try reader.info))
        } catch {
            content = .failure(error)
        }
    }

    var configuration: RunConfiguration? { try? content.get().configuration }

    static let header = [
        "name", "game", "peers", "algorithm", "policy", "seed", "updates", "best", "state", "modified",
    ]

    var row: [String] {
        switch content {
        case .failure:
            return [name, "--", "--", "--", "--", "--", "--", "--", "unreadable", "--"]
        case .success(let (configuration, info)):
            let players = configuration.game.players == 2 ? "" : "\(configuration.game.players)"
            let target = info.target.map { "/\($0)" } ?? ""
            let best =
                info.best.map { "\(configuration.rewardDigits.text($0.score, atLeast: 3)) @\($0.update)" } ?? "--"
            return [
                name, "\(configuration.game.id)\(players)", configuration.peers, configuration.method.id,
                configuration.policy.rawValue, "\(configuration.seed)",
                "\(info.updates)\(target)", best, info.status.rawValue, localTime(info.modified),
            ]
        }
    }

    /// Why it cannot be read, as a line for below the table, whose columns it would widen; nil if it can.
    var reason: String? {
        if case .failure(let error) = content { "\(name) is unreadable: \(error)" } else { nil }
    }

    var json: JSON {
        let place: [(key: String, value: JSON)] = [("name", .string(name)), ("path", .string(path))]
        switch content {
        case .failure(let error):
            return .object(place + [("state", .string("unreadable")), ("reason", .string("\(error)"))])
        case .success(let (configuration, info)):
            return .object(
                place + [
                    ("game", .string(configuration.game.id)), ("players", .integer(configuration.game.players)),
                    ("peers", .string(configuration.peers)), ("algorithm", .string(configuration.method.id)),
                    ("policy", .string(configuration.policy.rawValue)), ("seed", .string("\(configuration.seed)")),
                    ("updates", .integer(info.updates)), ("target", info.target.map(JSON.integer) ?? .null),
                    ("bestScore", info.best.map { .number($0.score) } ?? .null),
                    ("bestUpdate", info.best.map { .integer($0.update) } ?? .null),
                    ("state", .string(info.status.rawValue)), ("writer", info.writer.map(JSON.string) ?? .null),
                    ("modified", .number(info.modified)), ("version", info.version.map(JSON.string) ?? .null),
                ])
        }
    }
}

/// Date and time here, such as `2026-01-31 15:04`, of seconds since 1970.
func localTime(_ seconds: Double) -> String {
    var time = time_t(seconds)
    var parts = unsafe tm()
    unsafe localtime_r(&time, &parts)
    return unsafe String(
        format: "%04d-%02d-%02d %02d:%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour,
        parts.tm_min)
}
