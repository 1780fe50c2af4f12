import Games
import Kernels
import Platform

// Unsafe here are rows of buffers that the caller keeps, of the sizes that the game states.

/// Who follows one of the game's rules. The one parameter is the rule's number, on which nothing depends smoothly: all
/// gradients are zero, and an inner update changes nothing.
package final class ScriptedPolicy<Scalar: KernelScalar>: Policy {
    private let scripts: [any Script]
    private let agent: Int
    private let trajectories: Int
    private let observations: Space
    private var script: any Script
    /// What one trajectory shows, `[S]`, and the answer to it, `[A]`.
    private var seen: [Double]
    private var answer: [Double]
    /// How likely each action was at each step of each trajectory, `[T, K, A]`, and which was taken, `[T, K]`.
    private let answers: Buffer<Double>
    private let taken: Buffer<UInt16>

    /// - Parameters:
    ///   - game: What is played; it has scripts, and actions are choices.
    ///   - agent: In whose place.
    ///   - trajectories: K.
    ///   - horizon: T.
    init(_ game: any Playable, agent: Int, trajectories: Int, horizon: Int) {
        guard let first = game.scripts.first else { preconditionFailure("a game with rules to follow") }
        scripts = game.scripts
        script = first
        self.agent = agent
        self.trajectories = trajectories
        observations = game.observationSpace
        seen = Array(repeating: 0, count: observations.isDense ? observations.size : 1)
        answer = Array(repeating: 0, count: game.actionSpace.size)
        answers = Buffer(zeros: horizon * trajectories * game.actionSpace.size)
        taken = Buffer(zeros: horizon * trajectories)
    }

    package var parameterCount: Int { 1 }

    package func load(_ parameters: Buffer<Scalar>) {
        let number = Int(Double(parameters[0]))
        precondition(scripts.indices.contains(number), "the number of a rule of this game")
        script = scripts[number]
    }

    package var wordsPerStep: Int { trajectories }

    package func act(
        step: Int, observations: SpaceRows<Scalar>, bits: UnsafePointer<UInt32>, actions: SpaceRows<Scalar>
    ) {
        look(step, observations)
        for k in 0..<trajectories {
            let row = (step * trajectories + k) * answer.count
            let drawn = unsafe Double(bits[step * trajectories + k]) / 0x1p32
            var (action, cumulative) = (0, 0.0)
            for a in answer.indices where answers[row + a] > 0 {
                action = a
                cumulative += answers[row + a]
                if drawn < cumulative { break }
            }
            unsafe actions.indices(at: step)[k] = UInt16(action)
            taken[step * trajectories + k] = UInt16(action)
        }
    }

    package func record(step: Int, observations: SpaceRows<Scalar>, actions: SpaceRows<Scalar>) {
        look(step, observations)
        for k in 0..<trajectories { taken[step * trajectories + k] = unsafe actions.indices(at: step)[k] }
    }

    /// Asks the rule about what every trajectory shows.
    private func look(_ step: Int, _ rows: SpaceRows<Scalar>) {
        for k in 0..<trajectories {
            if observations.isDense {
                let row = unsafe rows.vectors(at: step) + k * seen.count
                for i in seen.indices { seen[i] = unsafe Double(row[i]) }
            } else {
                seen[0] = unsafe Double(rows.indices(at: step)[k])
            }
            script.answer(seen, player: agent, into: &answer)
            let place = (step * trajectories + k) * answer.count
            for a in answer.indices { answers[place + a] = answer[a] }
        }
    }

    package func innerGradient(weights: Buffer<Scalar>, into gradient: Buffer<Scalar>) { gradient.fill(0) }

    package func tangent(direction: Buffer<Scalar>, scale: Double, into tangent: Buffer<Scalar>) { tangent.fill(0) }

    package func pullBack(
        outerWeights: Buffer<Scalar>?, direction: Buffer<Scalar>, rate: Double, into result: Buffer<Scalar>
    ) {
        result.copy(from: direction)
    }

    package func addEntropyGradient(scale: Double, to gradient: Buffer<Scalar>) -> Double {
        (0..<answers.count).reduce(0) { total, place in
            let probability = answers[place]
            return probability > 0 ? total - probability * log(probability) : total
        }
    }

    package func logLikelihood() -> Double {
        let total = (0..<taken.count).reduce(0.0) { total, place in
            total + log(max(answers[place * answer.count + Int(taken[place])], .leastNormalMagnitude))
        }
        return total / Double(taken.count)
    }

    package func probabilities() -> [Double] {
        guard case .choices(let count) = observations else { return [] }
        return (0..<count).flatMap { observation in
            script.answer([Double(observation)], player: agent, into: &answer)
            return answer
        }
    }

    package func probabilities(at step: Int, trajectory: Int) -> [Double] {
        let place = (step * trajectories + trajectory) * answer.count
        return answer.indices.map { answers[place + $0] }
    }
}
