// Unsafe here are arrays of callers, whose sizes the protocol states.

/// Trajectories of the Coin Game side by side.
final class CoinSimulation: Simulation {
    private let board: CoinBoard
    private let squares: Int
    private let isShared: Bool
    private let (gain, cost): (Double, Double)
    private var states: [CoinState]
    /// What each trajectory's players have been paid since its start.
    private var returns: [(Double, Double)]
    var problem: String?
    let startNoise = (uniforms: CoinBoard.startUniforms, normals: 0)
    let stepUniforms = CoinBoard.stepUniforms

    init(_ game: CoinGame, count: Int) {
        board = CoinBoard(game)
        squares = game.squares
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
        let taken = unsafe board.step(&states[index], moves, (uniforms[0], uniforms[1]))
        let paid = pay(taken)
        returns[index].0 += paid.0
        returns[index].1 += paid.1
        unsafe (rewards[0], rewards[1]) = paid
        return true
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
