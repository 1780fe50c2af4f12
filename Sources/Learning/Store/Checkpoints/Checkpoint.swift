import Engine
import Files
import Training

/// What the files in `checkpoints` hold: parameters with the state of their optimisers.
///
/// All numbers are in double precision, weights as PyTorch lays them out. `policy.*` and `critic.*` are the parts of a
/// network (`PolicyKind.parts`) or `table`, `[S, A]` and `[S, 1]`; `innerRates` is `[L]`. For each of these three,
/// `optimizer.*` has the moments `first`, `second` and `largestSecond` as flat vectors and `steps`, an integer. Where running means
/// are kept (`RunConfiguration.averaging`), `average.policy` and `average.innerRates` hold them as flat vectors.
package struct Checkpoint: Sendable, Hashable {
    static let format = "metamapg"
    static let version = "1"

    /// Meta-updates done when these were the parameters.
    package var update: Int
    /// Mean over validation personas and joint policies 1..L of the meta-agent's reward per step; nil if the policy was
    /// not measured.
    package var validationScore: Double?
    /// The standard error of that mean, over personas; 0 if it is not known.
    package var validationError = 0.0
    /// The meta-update whose policy validated best by then, which has a file of its own; nil if there is none.
    package var bestUpdate: Int?
    /// How often the run had made its steps smaller for want of better ones, and when it did so last.
    package var returns = RunState.Returns()
    /// The policy, inner rates and critic, with their optimisers.
    package var parameters: MetaParameters

    package init(update: Int, validationScore: Double?, bestUpdate: Int? = nil, parameters: MetaParameters) {
        self.update = update
        self.validationScore = validationScore
        self.bestUpdate = bestUpdate
        self.parameters = parameters
    }

    /// The file of this checkpoint.
    /// - Throws: `RunFileError` if a number is not finite.
    package func tensorFile(for configuration: RunConfiguration) throws(RunFileError) -> TensorFile {
        var file = TensorFile(metadata: [
            "format": Checkpoint.format, "version": Checkpoint.version, "update": "\(update)",
            "policyKind": configuration.policy.rawValue,
        ])
        if let validationScore {
            guard validationScore.isFinite else { throw RunFileError("the validation score is not finite") }
            file.metadata["validationScore"] = "\(validationScore)"
        }
        if validationError > 0 { file.metadata["validationError"] = "\(validationError)" }
        if let bestUpdate { file.metadata["bestUpdate"] = "\(bestUpdate)" }
        if returns.count > 0 {
            file.metadata["returns"] = "\(returns.count)"
            file.metadata["returnedAt"] = "\(returns.last)"
        }
        for (group, values, optimizer) in [
            (Group.policy, parameters.policy, parameters.policyOptimizer),
            (.innerRates, parameters.innerRates, parameters.rateOptimizer),
            (.critic, parameters.critic, parameters.criticOptimizer),
        ] {
            var rest = values[...]
            for part in group.parts(for: configuration) {
                file[part.name] = TensorFile.Tensor(
                    shape: part.shape, values: .float64(Array(rest.prefix(part.count))))
                rest = rest.dropFirst(part.count)
            }
            for (name, moments) in [
                ("first", optimizer.first), ("second", optimizer.second), ("largestSecond", optimizer.largestSecond),
            ] {
                file[group.optimizer(name)] = TensorFile.Tensor(shape: [moments.count], values: .float64(moments))
            }
            file[group.optimizer("steps")] = TensorFile.Tensor(shape: [], values: .int64([Int64(optimizer.steps)]))
        }
        if let average = parameters.average {
            file[Group.average(.policy)] = TensorFile.Tensor(
                shape: [average.policy.count], values: .float64(average.policy))
            file[Group.average(.innerRates)] = TensorFile.Tensor(
                shape: [average.innerRates.count], values: .float64(average.innerRates))
        }
        for name in file.names {
            guard case .float64(let values)? = file[name]?.values, !values.allSatisfy(\.isFinite) else { continue }
            throw RunFileError("the tensor \"\(name)\" cannot be saved: it holds a number that is not finite")
        }
        return file
    }

    /// Bytes that a checkpoint of a configuration can have at most: its numbers, each with three moments and a running mean, and a header.
    static func byteLimit(for configuration: RunConfiguration) -> Int {
        let numbers = Group.allCases.flatMap { $0.parts(for: configuration) }.reduce(0) { $0 + $1.count }
        return 8 * 5 * numbers + TensorFile.headerAllowance
    }

    /// Parameters with an optimiser of their own.
    enum Group: String, CaseIterable {
        case policy
        case innerRates
        case critic

        /// A tensor of the file.
        struct Part {
            var name: String
            var shape: [Int]
            var count: Int { shape.reduce(1, *) }
        }

        /// The tensors that one after the other make up the flat vector of parameters.
        func parts(for configuration: RunConfiguration) -> [Part] {
            if self == .innerRates { return [Part(name: rawValue, shape: [configuration.chainLength])] }
            let observations = configuration.game.observationSpace.size
            let outputs = self == .policy ? configuration.game.actionSpace.size : 1
            let kind = self == .policy ? configuration.policyKind : configuration.policyKind.critic
            return kind.parts(observations: observations, outputs: outputs).map {
                Part(name: "\(rawValue).\($0.name)", shape: $0.shape)
            }
        }

        /// The name of the tensor with running means of a group's parameters.
        static func average(_ group: Group) -> String { "average.\(group.rawValue)" }

        /// The name of a tensor of the optimiser.
        func optimizer(_ name: String) -> String { "optimizer.\(rawValue).\(name)" }
    }
}
