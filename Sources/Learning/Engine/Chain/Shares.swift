import Games
import Kernels

extension ChainWorkspace {
    /// Share of the steps of joint policy `step` at which each observation was seen, `[S]`; of spaces of choices.
    func observationShares(_ step: Int) -> [Double] {
        let observations = trajectories[step].observations
        return shares(of: observations.space.size) { Int(observations.indices[$0]) }
    }

    /// Share of the steps of joint policy `step` with each joint action, `[A^n]`, the meta-agent's action first; of spaces
    /// of choices.
    func jointActionShares(_ step: Int) -> [Double] {
        let actions = trajectories[step].actions
        return shares(of: actions.reduce(1) { $0 * $1.space.size }) { place in
            actions.reduce(0) { $0 * $1.space.size + Int($1.indices[place]) }
        }
    }

    private func shares(of size: Int, _ index: (Int) -> Int) -> [Double] {
        var counts = Array(repeating: 0.0, count: size)
        for place in 0..<settings.steps { counts[index(place)] += 1 }
        return counts.map { $0 / Double(settings.steps) }
    }
}
