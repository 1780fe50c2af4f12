// Unsafe here are arrays of callers, whose sizes the protocol states.

/// Trajectories of the Coin Game side by side.
final class CoinSimulation: BatchSimulation {
    private let board: CoinBoard
    private let squares: Int
    private let isShared: Bool
    private let (gain, cost): (Double, Double)
    private var states: [CoinState]
    /// What each trajectory's players have been paid since its start.
    private var returns: [(Double, Double)]
    var problem: String?
    let startNoise = (uniforms: CoinBoard.startUniforms, normals: 0)
    let stepUniforms: Int

    init(_ game: CoinGame, count: Int) {
        board = CoinBoard(game)
        squares = game.squares
        stepUniforms = board.stepUniforms
        isShared = game.isShared
        (gain, cost) = (game.gain, game.cost)
        states = Array(repeating: CoinState(players: (0, 0), coins: (CoinState.none, CoinState.none)), count: count)
        returns = Array(repeating: (0, 0), count: count)
    }

    func start(_ index: Int, uniforms: UnsafePointer<Double>, normals: UnsafePointer<Double>) -> Bool {
        states[index] = unsafe board.start((uniforms[0], uniforms[1], uniforms[2], uniforms[3]))
        returns[index] = (0, 0)
        return true
    }

    func step(
        _ index: Int, actions: UnsafePointer<Double>, uniforms: UnsafePointer<Double>,
        rewards: UnsafeMutablePointer<Double>
    ) -> Bool {
        let moves = unsafe (Int(actions[0]), Int(actions[1]))
        let taken = unsafe board.step(&states[index], moves, (uniforms[0], uniforms[stepUniforms - 1]))
        let paid = pay(taken)
        returns[index].0 += paid.0
        returns[index].1 += paid.1
        unsafe (rewards[0], rewards[1]) = paid
        return true
    }

    func stepAll(
        actions: [UnsafeMutablePointer<UInt16>], uniforms: UnsafePointer<Double>, rewards: UnsafeMutablePointer<Double>
    ) {
        let (board, draws, count) = (board, stepUniforms, states.count)
        let (first, second) = unsafe (actions[0], actions[1])
        unsafe states.withUnsafeMutableBufferPointer { states in
            for k in 0..<count {
                let moves = unsafe (Int(first[k]), Int(second[k]))
                let drawn = unsafe (uniforms[k &* draws], uniforms[k &* draws &+ draws &- 1])
                let paid = unsafe pay(board.step(&states[k], moves, drawn))
                unsafe rewards[k] = paid.0
                unsafe rewards[count &+ k] = paid.1
            }
        }
        unsafe returns.withUnsafeMutableBufferPointer { returns in
            for k in 0..<count {
                unsafe returns[k].0 += rewards[k]
                unsafe returns[k].1 += rewards[count &+ k]
            }
        }
    }

    func observeAll(into observations: UnsafeMutablePointer<Double>) {
        let (squares, size) = (squares, CoinView.planes * squares)
        unsafe observations.update(repeating: 0, count: states.count * size)
        unsafe states.withUnsafeBufferPointer { states in
            for k in 0..<states.count {
                let (state, row) = unsafe (states[k], observations + k &* size)
                unsafe row[Int(state.players.0)] = 1
                unsafe row[squares &+ Int(state.players.1)] = 1
                if state.coins.0 != CoinState.none { unsafe row[2 &* squares &+ Int(state.coins.0)] = 1 }
                if state.coins.1 != CoinState.none { unsafe row[3 &* squares &+ Int(state.coins.1)] = 1 }
            }
        }
    }

    func observe(_ index: Int, into observation: UnsafeMutablePointer<Double>) {
        unsafe observation.update(repeating: 0, count: CoinView.planes * squares)
        let state = states[index]
        unsafe observation[Int(state.players.0)] = 1
        unsafe observation[squares &+ Int(state.players.1)] = 1
        if state.coins.0 != CoinState.none { unsafe observation[2 &* squares &+ Int(state.coins.0)] = 1 }
        if state.coins.1 != CoinState.none { unsafe observation[3 &* squares &+ Int(state.coins.1)] = 1 }
    }

    func show(_ index: Int, into frame: UnsafeMutablePointer<Double>) {
        let numbers = CoinFrame(state: states[index], returns: returns[index]).numbers
        for (place, number) in numbers.enumerated() { unsafe frame[place] = number }
    }

    /// What both are paid.
    @inline(__always)
    private func pay(_ taken: CoinsTaken) -> (Double, Double) {
        func count(_ took: Bool) -> Double { took ? 1 : 0 }
        let coins = (count(taken.own.0) + count(taken.others.0), count(taken.own.1) + count(taken.others.1))
        let paid = (
            gain * coins.0 - cost * count(taken.others.1), gain * coins.1 - cost * count(taken.others.0)
        )
        return isShared ? (paid.0 + paid.1, paid.0 + paid.1) : paid
    }
}
