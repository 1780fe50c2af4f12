import Kernels

/// The gradient of LOLA-DiCE: the meta-agent's return after `depth` simulated updates of every peer, differentiated
/// through those updates. Source: Foerster et al., *DiCE* (ICML 2018), algorithm LOLA-DiCE.
///
/// It is a chain in which the meta-agent stands still: inner rate 0, joint nodes, and weight only on the last joint
/// policy, the first-order weights of the meta-agent's own loss. The chain adjoint does the rest.
final class LookAhead<Scalar: KernelScalar> {
    private let depth: Int
    private let chain: ChainWorkspace<Scalar>

    init(game: any Playable, settings: ChainSettings, kinds: [PolicyKind], depth: Int) {
        precondition((1...LookAhead.largestDepth).contains(depth), "a look-ahead of 1 to \(LookAhead.largestDepth)")
        self.depth = depth
        var simulated = settings
        simulated.chainLength = depth
        simulated.peerLearning = true
        simulated.outerRule = .lastInnerLoss
        simulated.opponentModel = nil
        simulated.adjointLimit = .infinity
        simulated.adjointGain = .infinity
        chain = ChainWorkspace(game: game, settings: simulated, kinds: kinds)
    }

    /// Simulated updates are numbered in eight bits of the random key.
    static var largestDepth: Int { 8 }

    /// Writes the gradient of the meta-agent's loss at the given joint parameters.
    /// - Parameters:
    ///   - initial: parameters by agent.
    ///   - key: names the random numbers of the chain in which the update is made.
    ///   - jointPolicy: l in that chain.
    ///   - gradient: overwritten with the result.
    func gradient(at initial: [Buffer<Scalar>], key: ChainKey, jointPolicy: Int, into gradient: Buffer<Scalar>) {
        chain.begin(at: initial)
        for step in 0...depth {
            chain.rollout(step, key: key, simulated: step + 1, within: jointPolicy)
            if step < depth {
                chain.innerUpdate(step, key: key)
            } else {
                chain.weighTrajectories(step)
            }
        }
        _ = chain.walkBack(terms: [.own, .peer])
        gradient.copy(from: chain.adjoint[0])
    }
}
