import Games
import Training

/// The speed of the catalogue's simulated games of choices, which `bench` shows after everything else.
struct GameSpeeds {
    private let speeds: [(game: String, stepsPerSecond: Double)]

    /// - Throws: `SimulationError` if a game failed.
    init(seconds: Double) throws {
        speeds = try GameCatalogue.names.compactMap { name in
            let game = try GameCatalogue.game(name, players: nil)
            return try GameBenchmark(game, seconds: seconds).map { (name, $0.stepsPerSecond) }
        }
    }

    var json: [(key: String, value: JSON)] {
        [("gameStepsPerSecond1", .object(speeds.map { ($0.game, .number($0.stepsPerSecond)) }))]
    }

    var text: String {
        var table = TextTable()
        for speed in speeds {
            table.append([
                "steps of \(speed.game), 1 thread", "\((speed.stepsPerSecond / 1e6).places(1)) million a second",
            ])
        }
        return table.text
    }
}
