import Games

// Unsafe here are rows of buffers that the trajectories keep, of the sizes that the game states.

extension ChainWorkspace {
    /// What a game counts of a joint policy's trajectories, a mean per step, `[n][counters]`; where actions are choices.
    func counts(_ step: Int, by tally: any Tally) -> [[Double]] {
        let play = trajectories[step]
        let (observations, actions) = (play.observations, play.actions)
        var counts = Array(repeating: Array(repeating: 0.0, count: tally.counters), count: agents)
        let size = observations.space.isDense ? observations.space.size : 1
        var seen = Array(repeating: 0.0, count: size)
        var done = Array(repeating: 0, count: agents)
        for t in 0..<settings.horizon {
            for k in 0..<settings.trajectories {
                if observations.space.isDense {
                    let row = unsafe observations.vectors(at: t) + k * size
                    for i in 0..<size { seen[i] = unsafe Double(row[i]) }
                } else {
                    seen[0] = unsafe Double(observations.indices(at: t)[k])
                }
                for agent in 0..<agents { done[agent] = unsafe Int(actions[agent].indices(at: t)[k]) }
                tally.count(seen: seen, actions: done, into: &counts)
            }
        }
        return counts.map { $0.map { $0 / Double(settings.steps) } }
    }
}
