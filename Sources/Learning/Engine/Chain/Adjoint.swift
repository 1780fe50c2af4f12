import Kernels

// Unsafe here are kernels and what calls them: they get whole buffers, or rows of them, of the sizes that were
// allocated for the chain's settings.

extension ChainWorkspace {
    /// Walks a chain down again from joint policy L to 0 and leaves the gradient of the outer loss with respect to
    /// `phi_0` in `adjoint[0]`. Source: docs/method.md, section 4.
    ///
    /// - Parameters:
    ///   - terms: the parts of the outer loss to differentiate.
    ///   - laterReturns: for the `unbiased` estimator, see `weighOuter`; `[L + 1]`.
    ///   - account: what keeps an account of the walk; nil for none.
    /// - Returns: the gradient with respect to the inner rates, `[L]`.
    func walkBack(terms: OuterTerms, laterReturns: [Double] = [], account: WalkAccount? = nil) -> [Double] {
        for buffer in adjoint { buffer.fill(0) }
        var rateGradient = Array(repeating: 0.0, count: settings.chainLength)
        // Adjoints stay exactly zero until the first weight enters; nothing needs doing before.
        var isActive = false
        // Of the squares of the weights that have entered.
        var entered = 0.0
        for step in stride(from: settings.chainLength, through: 0, by: -1) {
            let hasInnerUpdate = step < settings.chainLength
            let carriesData = hasInnerUpdate && isActive && settings.differentiatesData
            let hasCurvature = hasInnerUpdate && isActive
            if carriesData { weighData(step) }
            if hasInnerUpdate {
                rateGradient[step] = -dot(updateGradients[step], adjoint[0])
            }
            weighOuter(step, laterReturn: laterReturns.isEmpty ? 0 : laterReturns[step])
            let enters = account?.enters(at: step) ?? true
            let own = enters && terms.contains(step == 0 ? .current : .own)
            let peers = enters && step >= 1 && terms.contains(.peer)
            for agent in 0..<activeAgents {
                let weights = combinedWeights(
                    hasOuter: agent == 0 ? own : peers, carriesData: carriesData)
                let rate = hasCurvature ? seenRate(step, agent) : 0
                let policy = seen(step, agent)
                if rate != 0 && !carriesData {
                    // `pullBack` takes the curvature along the last tangent.
                    policy.tangent(direction: adjoint[agent], scale: 1, into: scratch.back.tangent)
                }
                policy.pullBack(
                    outerWeights: weights, direction: adjoint[agent], rate: rate, into: nextAdjoint[agent])
            }
            if settings.adjointGain < .infinity && (own || peers) {
                entered += dot(scratch.outer.weights, scratch.outer.weights)
            }
            limitAdjoints(step, entered: entered, account)
            account?.pass(step, nextAdjoint.prefix(activeAgents).map { dot($0, $0).squareRoot() })
            swap(&adjoint, &nextAdjoint)
            isActive = isActive || own || peers
        }
        if terms.contains(.entropy) {
            let scale = -settings.entropyWeight / Double((settings.chainLength + 1) * settings.trajectories)
            _ = policies[0][0].addEntropyGradient(scale: scale, to: adjoint[0])
        }
        return rateGradient
    }

    /// Agents whose parameters depend on `phi_0`: all with joint nodes, the meta-agent alone with own nodes.
    private var activeAgents: Int { settings.peerLearning && settings.differentiatesData ? agents : 1 }

    /// Scales adjoints down to the limits; `entered` is the sum of the squared weights that entered so far. What follows
    /// only a part of a walk scales as the whole one did.
    private func limitAdjoints(_ step: Int, entered: Double, _ account: WalkAccount?) {
        let relative = settings.adjointGain < .infinity ? settings.adjointGain * entered.squareRoot() : .infinity
        let limit = min(settings.adjointLimit, relative)
        guard limit < .infinity else { return }
        for agent in 0..<activeAgents {
            let buffer = nextAdjoint[agent]
            let factor: Double
            if let known = account?.factor(step, agent) {
                factor = known
            } else {
                let norm = dot(buffer, buffer).squareRoot()
                factor = norm > limit ? limit / norm : 1
                account?.note(factor, step, agent)
            }
            guard factor != 1 else { continue }
            unsafe Scalar.multiply(buffer.base, by: Scalar(factor), into: buffer.base, count: buffer.count)
        }
    }

    /// Fills `scratch.back.dataWeights` with what the inner updates at `step` make every log-probability worth, given the
    /// adjoints of the updated parameters: `(1/K) sum over agents of rate * c`.
    private func weighData(_ step: Int) {
        let (tangent, weights) = (scratch.back.tangent, scratch.back.dataWeights)
        weights.fill(0)
        let batch = trajectories[step]
        for agent in 0..<activeAgents {
            let rate = seenRate(step, agent)
            if rate == 0 { continue }
            seen(step, agent).tangent(
                direction: adjoint[agent], scale: rate / Double(settings.trajectories), into: tangent)
            switch settings.secondOrder {
            case .dice:
                unsafe Scalar.addSecondOrderWeights(
                    rewards: batch.rewards[agent].base, tangent: tangent.base,
                    discountedBaseline: batch.discountedBaseline[agent].base, powers: powers.base,
                    scratch: scratch.back.cumulative.base, to: weights.base, horizon: settings.horizon,
                    trajectories: settings.trajectories)
            case .baselined:
                var inner = batch.innerWeights[agent]
                if settings.secondOrderLambda < 1 {
                    unsafe Scalar.tracedWeights(
                        inner.base, lambda: Scalar(settings.secondOrderLambda), into: scratch.back.traced.base,
                        horizon: settings.horizon, trajectories: settings.trajectories)
                    inner = scratch.back.traced
                }
                unsafe Scalar.addBaselinedSecondOrderWeights(
                    innerWeights: inner.base, tangent: tangent.base,
                    scratch: scratch.back.lanes.base, to: weights.base, horizon: settings.horizon,
                    trajectories: settings.trajectories)
            }
        }
    }

    /// The weights of one agent's log-probabilities: outer, through the data, both or none.
    private func combinedWeights(hasOuter: Bool, carriesData: Bool) -> Buffer<Scalar>? {
        let (outer, data, combined) = (scratch.outer.weights, scratch.back.dataWeights, scratch.back.combined)
        guard carriesData else { return hasOuter ? outer : nil }
        guard hasOuter else { return data }
        combined.copy(from: data)
        unsafe Scalar.addScaled(outer.base, by: 1, to: combined.base, count: settings.steps)
        return combined
    }

    /// Inner product in Double.
    func dot(_ a: Buffer<Scalar>, _ b: Buffer<Scalar>) -> Double {
        precondition(a.count == b.count, "vectors of different sizes")
        var total = 0.0
        for i in 0..<a.count { unsafe total += Double(a.base[i]) * Double(b.base[i]) }
        return total
    }
}
