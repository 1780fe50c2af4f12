import Games
import Kernels

/// LOLA-DiCE's gradient for the second of two players: that of the first one with changed seats.
final class MirroredLookAhead<Scalar: KernelScalar> {
    private let lookAhead: LookAhead<Scalar>
    private let seats: SeatSwap
    /// Kinds of the players in their own seats, `[2]`.
    private let kinds: [PolicyKind]
    /// Parameters in changed seats, `[2]`.
    private let mirrored: [Buffer<Scalar>]
    private let gradient: Buffer<Scalar>

    init(game: MatrixGame, seats: SeatSwap, settings: ChainSettings, kinds: [PolicyKind], depth: Int) {
        self.seats = seats
        self.kinds = kinds
        lookAhead = LookAhead(game: game, settings: settings, kinds: kinds.reversed(), depth: depth)
        mirrored = kinds.reversed().map { kind in
            Buffer(
                zeros: kind.parameterCount(observations: game.observationCount, outputs: game.actionCount))
        }
        gradient = Buffer(zeros: mirrored[0].count)
    }

    /// Writes the gradient of the second player's loss; see `LookAhead.gradient`.
    func gradient(at initial: [Buffer<Scalar>], key: ChainKey, jointPolicy: Int, into result: Buffer<Scalar>) {
        seats.copy(initial[1], kinds[1], to: mirrored[0])
        seats.copy(initial[0], kinds[0], to: mirrored[1])
        var mirroredKey = key
        mirroredKey.stream = .mirroredTournament
        lookAhead.gradient(at: mirrored, key: mirroredKey, jointPolicy: jointPolicy, into: gradient)
        seats.copy(gradient, kinds[1], to: result)
    }
}
