import Cluster
import Engine
import Games
import Store
import Training

/// What `bench --ranks` measures: meta-updates over ranks beside the same on one.
struct RankSpeeds {
    private let ranks: Int
    private let title: String
    private let threads: Int
    private let speeds: [(name: String, key: String, chains: Int, speed: RankBenchmark)]

    /// Chains of a meta-update for each thread of all ranks; those of bodies take seconds.
    private static let chainsPerThread = (usual: 4, bodies: 1)

    /// - Parameters:
    ///   - threads: Of each rank.
    ///   - seconds: How long each measurement takes at least.
    /// - Throws: `UsageError` where there is one rank, and what keeps chains from being played.
    init(threads: Int, seconds: Double) throws {
        guard let leader = Company.leader else {
            throw UsageError("--ranks measures several ranks, and there is one: mpirun -n 2 metamapg bench --ranks")
        }
        ranks = leader.count
        title = leader.title
        self.threads = threads
        let all = ranks * threads
        func measured(_ name: String, _ key: String, _ settings: RunSettings, chainsPerThread: Int) throws -> (
            name: String, key: String, chains: Int, speed: RankBenchmark
        ) {
            let chains = all * chainsPerThread
            var settings = settings
            settings.overrides.chains = chains
            let configuration = try settings.request().configuration
            return (
                name, key, chains, try RankBenchmark(configuration, leader, threads: threads, seconds: seconds)
            )
        }
        var recurrent = RunSettings()
        recurrent.policy = PolicyClass.lstm.rawValue
        var speeds = try [
            measured("tables", "tabular", RunSettings(), chainsPerThread: Self.chainsPerThread.usual),
            measured("lstm", "lstm", recurrent, chainsPerThread: Self.chainsPerThread.usual),
        ]
        let games = try GameCatalogue.playableNames.map { try GameCatalogue.game($0, players: nil) }
        if let game = games.first(where: { $0.physics != nil }) {
            var bodies = RunSettings()
            bodies.game = .named(game.id)
            bodies.preset = PresetName.paper.rawValue
            speeds.append(
                try measured(
                    game.physics?.name ?? game.id, "bodies", bodies, chainsPerThread: Self.chainsPerThread.bodies))
        }
        self.speeds = speeds
    }

    var json: JSON {
        .object(
            [("ranks", .integer(ranks)), ("threads", .integer(threads)), ("mpi", .string(title))]
                + speeds.map { speed in
                    let figures = speed.speed
                    return (
                        speed.key,
                        .object([
                            ("chains", .integer(speed.chains)), ("secondsAlone", .number(figures.alone)),
                            ("seconds", .number(figures.shared)), ("ratio", .number(figures.ratio)),
                            ("bytesOut", .number(figures.bytesOut)), ("bytesIn", .number(figures.bytesIn)),
                            ("spreadingSeconds", .number(figures.spreading)),
                            ("waitingSeconds", .number(figures.waiting)), ("takingSeconds", .number(figures.taking)),
                        ])
                    )
                })
    }

    var text: String {
        var table = TextTable()
        table.append(["\(ranks) ranks of \(threads) threads, \(title)"] + speeds.map(\.name))
        func row(_ name: String, _ value: (RankBenchmark) -> String) {
            table.append([name] + speeds.map { value($0.speed) })
        }
        table.append(["chains of a meta-update"] + speeds.map { "\($0.chains)" })
        row("ms of a meta-update on rank 0 alone") { (1_000 * $0.alone).places(2) }
        row("ms over all ranks") { (1_000 * $0.shared).places(2) }
        row("times as fast") { $0.ratio.places(2) }
        row("kB to each rank") { ($0.bytesOut / 1_000).places(1) }
        row("kB from all ranks") { ($0.bytesIn / 1_000).places(1) }
        row("ms until parameters were out") { (1_000 * $0.spreading).places(2) }
        row("ms of receiving and reading") { (1_000 * $0.taking).places(2) }
        row("ms of waiting for others") { (1_000 * $0.waiting).places(2) }
        return table.text
    }
}
