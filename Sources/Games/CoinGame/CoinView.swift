/// What is seen of a state, read back: where everything is.
package enum CoinView {
    /// Both players, then the coin of each.
    package static let planes = 4

    /// The state that is seen in an observation, `[planes * squares]`; nil if it is none.
    package static func state(_ observation: [Double], squares: Int) -> CoinState? {
        func square(_ plane: Int) -> UInt8 {
            let found = observation[plane * squares..<(plane + 1) * squares].firstIndex { $0 > 0.5 }
            return found.map { UInt8($0 - plane * squares) } ?? CoinState.none
        }
        guard observation.count == planes * squares else { return nil }
        let state = CoinState(players: (square(0), square(1)), coins: (square(2), square(3)))
        return state.players.0 == CoinState.none || state.players.1 == CoinState.none ? nil : state
    }
}

/// By what a moment is shown to whoever watches.
package struct CoinFrame: Sendable, Hashable {
    /// The square of each player, `[2]`, and that of each one's coin, nil if there is none.
    package let players: [Int]
    package let coins: [Int?]
    /// What each has been paid since the start, `[2]`.
    package let returns: [Double]

    /// F: squares of players and coins, then returns.
    package static let size = 6

    init(state: CoinState, returns: (Double, Double)) {
        func square(_ coin: UInt8) -> Int? { coin == CoinState.none ? nil : Int(coin) }
        players = [Int(state.players.0), Int(state.players.1)]
        coins = [square(state.coins.0), square(state.coins.1)]
        self.returns = [returns.0, returns.1]
    }

    var numbers: [Double] { players.map(Double.init) + coins.map { Double($0 ?? -1) } + returns }

    /// A moment, from 0, of what the simulation showed; nil if these are no squares of a torus of so many.
    package init?(_ motion: Motion, frame: Int, squares: Int) {
        guard motion.frameSize == CoinFrame.size, frame >= 0, frame < motion.frameCount else { return nil }
        let numbers = motion.numbers[frame * CoinFrame.size..<(frame + 1) * CoinFrame.size].map(Double.init)
        let range = -1.0..<Double(squares)
        guard numbers.prefix(4).allSatisfy(range.contains), numbers.prefix(2).allSatisfy({ $0 >= 0 }) else {
            return nil
        }
        players = numbers.prefix(2).map { Int($0) }
        coins = numbers[2..<4].map { $0 < 0 ? nil : Int($0) }
        returns = Array(numbers.suffix(2))
    }
}
