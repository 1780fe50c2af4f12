import Kernels

extension ChainWorkspace {
    /// Share of the steps of joint policy `step` at which each observation was seen, `[S]`; of spaces of choices.
    func observationShares(_ step: Int) -> [Double] {
        shares(trajectories[step].observations.indices(at: 0), of: observationCount(step), offset: 0)
    }

    /// Share of the steps of joint policy `step` with each joint action, `[A^n]`; of matrix games.
    func jointActionShares(_ step: Int) -> [Double] {
        // What was played at a step is what is seen at the next, behind the observation of the start.
        shares(trajectories[step].observations.indices(at: 1), of: observationCount(step) - 1, offset: 1)
    }

    private func observationCount(_ step: Int) -> Int { trajectories[step].observations.space.size }

    private func shares(_ observations: UnsafePointer<UInt16>, of size: Int, offset: Int) -> [Double] {
        var counts = Array(repeating: 0.0, count: size)
        for i in 0..<settings.steps { counts[Int(observations[i]) - offset] += 1 }
        return counts.map { $0 / Double(settings.steps) }
    }
}
