import Kernels

extension ChainWorkspace {
    /// Share of the steps of joint policy `step` at which each observation was seen, `[S]`.
    func observationShares(_ step: Int) -> [Double] {
        shares(trajectories[step].observations.base, of: game.observationCount, offset: 0)
    }

    /// Share of the steps of joint policy `step` with each joint action, `[A^n]`.
    func jointActionShares(_ step: Int) -> [Double] {
        // What was played at a step is what is seen at the next, behind the observation of the start.
        let following = trajectories[step].observations.base + settings.trajectories
        return shares(following, of: game.observationCount - 1, offset: 1)
    }

    private func shares(_ observations: UnsafePointer<UInt16>, of size: Int, offset: Int) -> [Double] {
        var counts = Array(repeating: 0.0, count: size)
        for i in 0..<settings.steps { counts[Int(observations[i]) - offset] += 1 }
        return counts.map { $0 / Double(settings.steps) }
    }
}
