import Engine
import Files
import Training

extension Checkpoint {
    /// Reads a checkpoint and checks that it fits a configuration.
    /// - Parameters:
    ///   - file: The tensors.
    ///   - configuration: Of the run.
    ///   - path: The file's name, for errors.
    /// - Throws: `RunFileError` if something is missing, has another shape or is not finite.
    package init(_ file: TensorFile, for configuration: RunConfiguration, path: String) throws(RunFileError) {
        let reader = CheckpointReader(file: file, configuration: configuration, path: path)
        try reader.checkKind()
        let (policy, policyOptimizer) = try reader.group(.policy, rate: configuration.outerRate)
        let (rates, rateOptimizer) = try reader.group(.innerRates, rate: configuration.innerRateStep)
        let (critic, criticOptimizer) = try reader.group(.critic, rate: configuration.criticRate)
        var parameters = MetaParameters(
            policy: policy, innerRates: rates, critic: critic, policyOptimizer: policyOptimizer,
            rateOptimizer: rateOptimizer, criticOptimizer: criticOptimizer)
        parameters.average = try reader.average(of: parameters)
        self.init(
            update: try reader.update(), validationScore: try reader.validationScore(),
            bestUpdate: try reader.bestUpdate(),
            parameters: parameters)
        validationError = try reader.validationError()
        returns = try reader.returns()
    }
}

/// Takes a `Checkpoint` apart and trusts nothing in it.
private struct CheckpointReader {
    var file: TensorFile
    var configuration: RunConfiguration
    /// The file's name, for errors.
    var path: String

    func checkKind() throws(RunFileError) {
        guard file.metadata["format"] == Checkpoint.format else {
            throw error("it is not a policy of metamapg: its metadata do not say \"format\": \"\(Checkpoint.format)\"")
        }
        let version = try metadata("version")
        guard version == Checkpoint.version else {
            throw error("it is of version \"\(version)\", but only \"\(Checkpoint.version)\" can be read")
        }
        let kind = try metadata("policyKind")
        guard kind == configuration.policy.rawValue else {
            throw error(
                "the policy is of kind \"\(kind)\", but config.yaml says \"\(configuration.policy.rawValue)\"")
        }
    }

    func update() throws(RunFileError) -> Int { try count("update", metadata("update")) }

    func bestUpdate() throws(RunFileError) -> Int? { try optionalCount("bestUpdate") }

    func returns() throws(RunFileError) -> RunState.Returns {
        RunState.Returns(count: try optionalCount("returns") ?? 0, last: try optionalCount("returnedAt") ?? 0)
    }

    private func optionalCount(_ name: String) throws(RunFileError) -> Int? {
        guard let text = file.metadata[name] else { return nil }
        return try count(name, text)
    }

    private func count(_ name: String, _ text: String) throws(RunFileError) -> Int {
        guard let count = Int(text), count >= 0 else {
            throw error("in its metadata \"\(name)\" is \"\(text)\", but must be a count")
        }
        return count
    }

    func validationScore() throws(RunFileError) -> Double? { try optionalNumber("validationScore") }

    func validationError() throws(RunFileError) -> Double {
        let number = try optionalNumber("validationError") ?? 0
        guard number >= 0 else {
            throw error("in its metadata \"validationError\" is \"\(number)\", but must not be negative")
        }
        return number
    }

    private func optionalNumber(_ name: String) throws(RunFileError) -> Double? {
        guard let text = file.metadata[name] else { return nil }
        guard let number = Double(text), number.isFinite else {
            throw error("in its metadata \"\(name)\" is \"\(text)\", but must be a finite number")
        }
        return number
    }

    /// A flat vector of parameters and its optimiser.
    func group(_ group: Checkpoint.Group, rate: Double) throws(RunFileError) -> ([Double], Adam) {
        var values: [Double] = []
        for part in group.parts(for: configuration) { values += try reals(part.name, part.shape) }
        let steps = try file.integers(group.optimizer("steps"), shape: [])[0]
        guard let steps = Int(exactly: steps), steps >= 0 else {
            throw error("the tensor \"\(group.optimizer("steps"))\" is \(steps), but must be a count")
        }
        let optimizer = Adam(
            rate: rate, steps: steps,
            first: try reals(group.optimizer("first"), [values.count]),
            second: try squares(group.optimizer("second"), [values.count]),
            largestSecond: try squares(group.optimizer("largestSecond"), [values.count]))
        return (values, optimizer)
    }

    /// The running means; nil if none were kept.
    func average(of parameters: MetaParameters) throws(RunFileError) -> MetaParameters.Average? {
        let names = [Checkpoint.Group.average(.policy), Checkpoint.Group.average(.innerRates)]
        guard names.contains(where: { file[$0] != nil }) else { return nil }
        return MetaParameters.Average(
            policy: try reals(names[0], [parameters.policy.count]),
            innerRates: try reals(names[1], [parameters.innerRates.count]))
    }

    private func reals(_ name: String, _ shape: [Int]) throws(RunFileError) -> [Double] {
        let values = try file.reals(name, shape: shape)
        guard values.allSatisfy(\.isFinite) else {
            throw error("the tensor \"\(name)\" holds a number that is not finite")
        }
        return values
    }

    /// Means of squares, whose roots will be taken.
    private func squares(_ name: String, _ shape: [Int]) throws(RunFileError) -> [Double] {
        let values = try reals(name, shape)
        guard values.allSatisfy({ $0 >= 0 }) else {
            throw error("the tensor \"\(name)\" holds a negative number, but must hold means of squares")
        }
        return values
    }

    private func metadata(_ name: String) throws(RunFileError) -> String {
        guard let text = file.metadata[name] else { throw error("in its metadata \"\(name)\" is missing") }
        return text
    }

    private func error(_ reason: String) -> RunFileError { RunFileError("\"\(path)\": \(reason)") }
}
