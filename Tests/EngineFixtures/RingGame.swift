import Games

/// A game for tests that is like none of the built-in ones: agents see numbers and choose actions, no table lists what
/// they are paid, and there is nothing to draw. A small relative of the Coin Game (Lerer and Peysakhovich, 2017).
///
/// Two agents walk around a ring on which a coin lies in the colour of one of them. Whoever takes it gets 1 and, if it was
/// the other's, costs the other 2; a new one appears elsewhere.
package struct RingGame: GameRules {
    /// Places on the ring.
    package var places = 4

    package init() {}

    package let id = "ring"
    package let title = "Coins on a ring"
    package let players = 2
    /// Where the agents and the coin are, each as a one-hot vector, and whose colour it has.
    package var observationSpace: Space { .reals(3 * places + 1) }
    package let actionSpace = Space.choices(3)
    package let actionNames = ["back", "stay", "on"]
    package var rewardBounds: ClosedRange<Double>? { -2...1 }
    package var mechanics: Mechanics {
        .simulated(Simulated { [self] (count) throws(SimulationError) in RingSimulation(places, count: count) })
    }
}

extension Game {
    /// The game, where it can be found by its name.
    package static let ring: Game = {
        let game = Game(RingGame())
        GameCatalogue.add(unlisted: game)
        return game
    }()
}

private final class RingSimulation: Simulation {
    private struct State {
        var agents = [0, 0]
        var coin = 0
        var owner = 0
    }

    private let places: Int
    private var states: [State]
    var problem: String?
    let startNoise = (uniforms: 4, normals: 0)
    let stepUniforms = 2

    init(_ places: Int, count: Int) {
        self.places = places
        states = Array(repeating: State(), count: count)
    }

    func start(_ index: Int, uniforms: UnsafePointer<Double>, normals: UnsafePointer<Double>) -> Bool {
        states[index].agents = [place(uniforms[0]), place(uniforms[1])]
        putCoin(index, uniforms + 2)
        return true
    }

    func step(
        _ index: Int, actions: UnsafePointer<Double>, uniforms: UnsafePointer<Double>,
        rewards: UnsafeMutablePointer<Double>
    ) -> Bool {
        rewards.update(repeating: 0, count: 2)
        var isTaken = false
        let (coin, owner) = (states[index].coin, states[index].owner)
        for agent in 0..<2 {
            let place = (states[index].agents[agent] + Int(actions[agent]) - 1 + places) % places
            states[index].agents[agent] = place
            guard place == coin else { continue }
            isTaken = true
            rewards[agent] += 1
            if agent != owner { rewards[owner] -= 2 }
        }
        if isTaken { putCoin(index, uniforms) }
        return true
    }

    func observe(_ index: Int, into observation: UnsafeMutablePointer<Double>) {
        let state = states[index]
        observation.update(repeating: 0, count: 3 * places + 1)
        for (block, place) in (state.agents + [state.coin]).enumerated() { observation[block * places + place] = 1 }
        observation[3 * places] = Double(state.owner)
    }

    private func place(_ uniform: Double) -> Int { Int(uniform * Double(places)) }

    private func putCoin(_ index: Int, _ uniforms: UnsafePointer<Double>) {
        states[index].coin = place(uniforms[0])
        states[index].owner = uniforms[1] < 0.5 ? 0 : 1
    }
}
