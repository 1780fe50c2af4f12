import Engine
import Games

/// Two contestants in their seats: all that playing chains of theirs needs.
struct Pairing {
    private let pair: [Contestant]
    private let chainLength: Int
    private let chain: Chain
    /// What each starts from in its seat, `[2][parameterCount]`.
    private let initial: [[Float]]

    /// - Parameters:
    ///   - game: what is played.
    ///   - settings: sizes of a chain.
    ///   - seats: of that game.
    ///   - first: who sits in the first seat.
    ///   - second: who sits in the second one.
    init(_ game: MatrixGame, _ settings: ChainSettings, _ seats: SeatSwap, _ first: Contestant, _ second: Contestant) {
        pair = [first, second]
        chainLength = settings.chainLength
        let kinds = pair.map(\.kind)
        var settings = settings
        // Nobody walks back.
        settings.keptBytes = 0
        settings.opponentModel = nil
        chain = Chain(game, settings, kinds: kinds, lookAhead: first.lookAhead)
        if second.lookAhead > 0 {
            chain.letPeerLookAhead(game, seats, kinds: kinds, depth: second.lookAhead)
        }
        initial = [first.parameters, seats.swapped(second.parameters, second.kind)].map { $0.map { Float($0) } }
    }

    /// Plays one chain.
    /// - Returns: Mean rewards per step of both at each joint policy, `[2][L + 1]`.
    func play(_ key: ChainKey) -> [[Double]] {
        chain.begin(initial: initial, innerRates: pair[0].rates(chainLength))
        chain.setPeerRates([pair[1].rates(chainLength)])
        for step in 0...chainLength {
            chain.rollout(step, key: key)
            if step < chainLength { chain.innerUpdate(step, key: key) }
        }
        return (0..<2).map { player in (0...chainLength).map { chain.meanReward[$0][player] } }
    }
}
