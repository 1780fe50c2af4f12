import Engine
import Kernels

extension RunConfiguration {
    /// `phi_0` before the first meta-update: zero logits, or a network drawn at random.
    var initialPolicy: [Double] { initial(outputs: game.actionSpace.size, agent: 0) }

    /// The critic before the first meta-update.
    var initialCritic: [Double] { initial(outputs: 1, agent: 1) }

    /// `agent` separates the random numbers of policy and critic.
    private func initial(outputs: Int, agent: Int) -> [Double] {
        let kind = agent == 0 ? policyKind : policyKind.critic
        let key = ChainKey(seed: seed, stream: .initialisation, update: 0, chain: 0)
        return kind.initial(
            observations: game.observationSpace.size, outputs: outputs, weightScale: weightScale,
            forgetBias: forgetBias, key.philox(agent: agent))
    }
}
