import Kernels

// Unsafe here are kernels and what calls them: they get whole buffers, or rows of them, of the sizes that were
// allocated for the chain's settings.

extension ChainWorkspace {
    /// Plays K trajectories of T steps under joint policy `step`, with random numbers of `key`. If the game fails, plays
    /// them again with others; what fails every time is `problem`.
    ///
    /// - Parameters:
    ///   - step: l, the joint policy to play; its parameters must be loaded.
    ///   - key: names the chain's random numbers.
    ///   - simulated: see `ChainKey.philox`.
    ///   - pathPolicy: l of the chain in which this rollout is simulated; nil when it is real.
    func rollout(_ step: Int, key: ChainKey, simulated: Int = 0, within pathPolicy: Int? = nil) {
        for attempt in 0..<ChainKey.attempts {
            play(step) { agent in
                key.philox(jointPolicy: pathPolicy ?? step, simulated: simulated, agent: agent, attempt: attempt)
            }
            if environment.problem == nil { break }
        }
        problem = problem ?? environment.problem
        finishRollout(step)
    }

    /// Begins trajectories, with random numbers by agent.
    func begin(_ step: Int, _ random: (_ agent: Int) -> Philox) {
        for agent in 0..<agents { unsafe random(agent).fill(bits[agent].base, count: bits[agent].count) }
        environment.begin(trajectories[step], random: random(ChainKey.environment))
    }

    /// Plays once, with random numbers by agent.
    private func play(_ step: Int, _ random: (_ agent: Int) -> Philox) {
        let play = trajectories[step]
        begin(step, random)
        // Looked up once: counting references takes as long as drawing a few actions from a table.
        let (joint, environment, bits) = unsafe (policies[step], environment, bits.map(unsafe \.base))
        let (observations, actions) = (play.observations.rows, play.actionRows)
        for t in 0..<settings.horizon {
            for agent in joint.indices {
                unsafe joint[agent].act(step: t, observations: observations, bits: bits[agent], actions: actions[agent])
            }
            environment.advance(play, step: t)
        }
        environment.finish(play)
    }

    /// Takes recorded actions, `[n]`, as the trajectories of joint policy `step`.
    ///
    /// `answers` is what was seen and got; nil if the environment says so itself, with random numbers of `key`.
    func record(_ step: Int, actions: [RecordedActions], answers: RecordedAnswers?, key: ChainKey) {
        let play = trajectories[step]
        for agent in 0..<agents { play.actions[agent].assign(actions[agent]) }
        if let answers {
            play.observations.vectors.assign(answers.observations.map { Scalar($0) }, padding: 0)
            for agent in 0..<agents { play.rewards[agent].assign(answers.rewards[agent].map { Scalar($0) }) }
        } else {
            environment.begin(play, random: key.philox(jointPolicy: step, agent: ChainKey.environment))
        }
        for t in 0..<settings.horizon {
            for agent in 0..<agents {
                policies[step][agent].record(step: t, observations: play.observations, actions: play.actions[agent])
            }
            if answers == nil { environment.advance(play, step: t) }
        }
        if answers == nil {
            environment.finish(play)
            problem = problem ?? environment.problem
        }
        finishRollout(step)
    }

    /// Takes the means of the rewards of what was played.
    func finishRollout(_ step: Int) {
        for agent in 0..<agents {
            meanReward[step][agent] =
                unsafe Scalar.sum(trajectories[step].rewards[agent].base, count: settings.steps)
                / Double(settings.steps)
        }
        isValued[step] = false
        played = step + 1
    }
}
