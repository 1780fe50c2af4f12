import Engine
import EngineFixtures
import Games
import Kernels
import Testing

/// Chains with somebody from outside in a peer's seat, against chains as they are otherwise played.
struct SeatedChainTests {
    static let kinds: [PolicyKind] = [.tabular, .lstm(hidden: 5)]
    private static let rates = [0.8, 0.5, 1.1]
    private static let key = ChainKey(seed: 7, stream: .playing, update: 3, chain: 2)

    private static func settings(trajectories: Int, peerRate: Double = 0) -> ChainSettings {
        var settings = TinyGame.settings(
            trajectories: trajectories, horizon: 9, chainLength: 3, discount: 0.96, estimator: .paper,
            peerRate: peerRate)
        settings.modelRate = 0
        return settings
    }

    private static func initial(_ kind: PolicyKind, _ game: MatrixGame) -> [Float] {
        if kind == .tabular { return TinyGame.logits[0].map { Float($0) } }
        let random = ChainKey(seed: 5, stream: .initialisation).philox()
        return kind.initial(observations: game.observationCount, outputs: game.actionCount, random).map { Float($0) }
    }

    private static func seated(_ kind: PolicyKind, trajectories: Int, lookAhead: Int = 0) -> SeatedChain {
        SeatedChain(
            TinyGame.dilemma, settings(trajectories: trajectories), kinds: [kind, .tabular], lookAhead: lookAhead,
            seat: 1, others: [initial(kind, TinyGame.dilemma), []], innerRates: rates, key: key)
    }

    /// Plays a chain to its end.
    /// - Returns: What every step came to, `[L + 1][K][T]`.
    private static func play(
        _ chain: SeatedChain, trajectories: Int, _ action: (_ step: Int, _ observation: Int) -> Int
    ) -> [[[SeatedChain.Outcome]]] {
        var all: [[[SeatedChain.Outcome]]] = []
        while true {
            var joint: [[SeatedChain.Outcome]] = Array(repeating: [], count: trajectories)
            while !chain.isPlayed {
                let k = chain.trajectory
                joint[k].append(chain.act(action(chain.step, chain.observation)))
            }
            all.append(joint)
            if chain.isOver { return all }
            chain.learn()
        }
    }

    @Test(arguments: kinds, [1, 3])
    func `the same actions, recorded, give the same updates`(kind: PolicyKind, trajectories: Int) {
        let chain = Self.seated(kind, trajectories: trajectories)
        // Without pattern.
        var number = 0
        let outcomes = Self.play(chain, trajectories: trajectories) { _, _ in
            number += 1
            return number * 7 % 11 % 2
        }
        let actions = outcomes.map { joint in
            (0..<2).map { agent in
                RecordedActions.choices(
                    (0..<9).flatMap { t in (0..<trajectories).map { UInt16(joint[$0][t].actions[agent]) } })
            }
        }
        let recorded = RecordedChain(
            game: TinyGame.dilemma, settings: Self.settings(trajectories: trajectories), kinds: [kind, .tabular],
            parameters: [Self.initial(kind, TinyGame.dilemma).map { Double($0) }, TinyGame.logits[1]],
            critic: Array(
                repeating: 0,
                count: kind.critic.parameterCount(observations: TinyGame.dilemma.observationCount, outputs: 1)),
            innerRates: Self.rates, actions: actions
        ).compute(.float)
        for step in 0...3 {
            #expect(
                chain.parameters(of: 0, at: step).map { Double($0) } == recorded.parameters[step][0], "phi_\(step)")
            for agent in 0..<2 {
                let rewards = outcomes[step].flatMap { $0 }.map { $0.rewards[agent] }
                let mean = rewards.reduce(0, +) / Double(rewards.count)
                #expect(abs(mean - recorded.meanReward[step][agent]) < 1e-6)
            }
        }
        #expect(chain.parameters(of: 0, at: 3) != chain.parameters(of: 0, at: 0))
    }

    @Test(arguments: kinds, [1, 3])
    func `somebody who plays like a peer meets what the peer meets`(kind: PolicyKind, trajectories: Int) {
        // Cooperates first and then does what the other one did, for certain; such a table does not learn.
        let replies = [0, 0, 0, 1, 1]
        let table: [Float] = replies.flatMap { reply -> [Float] in reply == 0 ? [0, -1_000] : [-1_000, 0] }
        let settings = Self.settings(trajectories: trajectories)
        let peer = Chain(TinyGame.dilemma, settings, kinds: [kind, .tabular])
        peer.begin(initial: [Self.initial(kind, TinyGame.dilemma), table], innerRates: Self.rates)
        peer.play(Self.key)
        let chain = Self.seated(kind, trajectories: trajectories)
        let outcomes = Self.play(chain, trajectories: trajectories) { _, observation in replies[observation] }
        for step in 0...3 {
            #expect(chain.parameters(of: 0, at: step) == peer.parameters(of: 0, at: step), "phi_\(step)")
            let rewards = outcomes[step].flatMap { $0 }.map { $0.rewards[0] }
            #expect(abs(rewards.reduce(0, +) / Double(rewards.count) - peer.meanReward[step][0]) < 1e-6)
        }
    }

    @Test(arguments: kinds)
    func `probabilities are known before the action, and depend on nothing that follows`(kind: PolicyKind) {
        let (one, other) = (Self.seated(kind, trajectories: 1), Self.seated(kind, trajectories: 1))
        for step in 0..<9 {
            let probabilities = one.probabilities(of: 0)
            #expect(abs(probabilities.reduce(0, +) - 1) < 1e-6 && probabilities.allSatisfy { (0...1).contains($0) })
            #expect(step > 0 || probabilities == other.probabilities(of: 0))
            if kind == .tabular {
                #expect(probabilities == Array(one.table(of: 0, at: 0)[2 * one.observation..<2 * one.observation + 2]))
            }
            // At the first step the meta-agent does the same, whatever somebody else does.
            let outcome = one.act(0)
            if step == 0 { #expect(other.act(1).actions[0] == outcome.actions[0]) }
        }
    }

    @Test(arguments: [1, 2])
    func `the model is fitted to what was played so far`(trajectories: Int) {
        let chain = Self.seated(.tabular, trajectories: trajectories)
        for _ in 0...2 {
            let start = chain.model
            var counts = Array(repeating: 0.0, count: 10)
            var number = 0
            while !chain.isPlayed {
                number += 1
                let action = number % 3 == 0 ? 1 : 0
                counts[2 * chain.observation + action] += 1
                _ = chain.act(action)
                for cell in 0..<10 {
                    let visits = counts[cell / 2 * 2] + counts[cell / 2 * 2 + 1]
                    #expect(abs(chain.model[cell] - (counts[cell] + start[cell]) / (visits + 1)) < 1e-5)
                }
            }
            let end = chain.model
            chain.learn()
            // Nothing is thought of how somebody learns who says nothing of it.
            #expect(zip(chain.model, end).allSatisfy { abs($0 - $1) < 1e-5 })
        }
    }

    @Test func `look-ahead goes through the model's updates`() {
        let plain = Self.seated(.tabular, trajectories: 2)
        let ahead = Self.seated(.tabular, trajectories: 2, lookAhead: 1)
        _ = Self.play(plain, trajectories: 2) { step, _ in step % 2 }
        _ = Self.play(ahead, trajectories: 2) { step, _ in step % 2 }
        let parameters = ahead.parameters(of: 0, at: 3)
        #expect(parameters.allSatisfy(\.isFinite) && parameters != plain.parameters(of: 0, at: 3))
        // The seat stands for its model.
        #expect(ahead.parameters(of: 1, at: 0) != Array(repeating: 0, count: 10))
    }
}
