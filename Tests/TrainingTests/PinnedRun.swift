import Games
import Training

/// A run that is short enough to be made in a fraction of a second.
struct PinnedRun: Sendable, CustomStringConvertible {
    var description: String
    var request: RunRequest
    var pin: Pin

    init(
        _ description: String, game: String = "ipd", players: Int? = nil, method: String = "meta-mapg",
        policy: String = "tabular", _ hash: UInt64, _ score: Double, _ norm: Double,
        _ change: (inout RunRequest.Overrides) -> Void = { _ in }
    ) {
        self.description = description
        request = RunRequest(game: .catalogue(name: game, players: players), algorithm: method, policy: policy)
        request.population = request.game.usualPopulation ?? ""
        request.overrides.chains = 3
        request.overrides.trajectories = 5
        request.overrides.horizon = 7
        request.overrides.chainLength = 2
        request.overrides.hidden = 6
        request.overrides.validateEvery = 2
        request.overrides.termsEvery = 2
        request.overrides.seed = 3
        change(&request.overrides)
        pin = Pin(hash: hash, score: score, norm: norm)
    }

    /// A game of somebody's own: three actions against two would not be one, so both have three.
    static let ownGame = MatrixGame(
        id: "own", title: "Own", players: 2, actions: ["a", "b", "c"], symbols: ["a", "b", "c"],
        payoffs: [[1, -2, 0.5, 3, 0, -1, 0.25, 2, -0.75], [0, 1, -1, 2, -2, 0.5, 1.5, -0.5, 0]])

    /// Makes three meta-updates.
    /// - Returns: All of its numbers, and the last sample.
    static func digits(_ request: RunRequest) throws -> (PinnedDigits, UpdateSample?) {
        let training = try HeadlessTraining(try request.resolved(), threads: 1)
        var digits = PinnedDigits()
        for _ in 0..<3 {
            guard let sample = try training.advance() else { break }
            digits.add(sample)
        }
        digits.add(training.state.parameters)
        return (digits, training.samples.last)
    }
}
