import Engine

/// How far the engine is from one test vector.
package struct Verification: Sendable {
    package var file: String
    package var name: String
    /// Relative errors by what was compared: norm of the difference over norm of the reference.
    package var errors: [(quantity: String, error: Double)]
    /// Why it could not be computed; nil if it could.
    package var problem: String?
    /// Largest error allowed.
    package var tolerance: Double

    /// Whether every error is within the tolerance.
    package var passes: Bool { problem == nil && errors.allSatisfy { $0.error <= tolerance } }

    /// Recomputes a vector.
    /// - Parameters:
    ///   - path: the vector's file.
    ///   - precision: the arithmetic; Double must agree to 1e-9, Float to 1e-3.
    /// - Returns: the errors, or what kept the vector from being recomputed.
    package static func run(path: String, precision: Precision) -> Verification {
        let tolerance = precision == .double ? 1e-9 : 1e-3
        do {
            let file = try VectorFile.load(path: path)
            let computed = file.recorded.compute(precision)
            return Verification(
                file: path, name: file.name, errors: compare(computed, with: file), tolerance: tolerance)
        } catch {
            return Verification(
                file: path, name: path, errors: [], problem: error.description, tolerance: tolerance)
        }
    }

    private static func compare(_ computed: ComputedChain, with file: VectorFile) -> [(String, Double)] {
        let expected = file.expected
        var errors: [(String, Double)] = [
            ("gradient", relativeError(computed.gradient.policy, expected.gradient.flat)),
            ("innerRateGradient", relativeError(computed.gradient.innerRates, expected.innerRateGradient)),
        ]
        for (term, name) in zip(computed.terms, ["current", "own", "peer", "entropy"]) {
            guard let reference = expected.terms[name] else { continue }
            if let gradient = reference.gradient {
                errors.append((name, relativeError(term.policy, gradient.flat)))
            }
            errors.append((name + "InnerRate", relativeError(term.innerRates, reference.innerRateGradient)))
        }
        errors.append(("criticGradient", relativeError(computed.criticGradient, expected.criticGradient.flat)))
        if let loss = expected.losses["critic"] {
            errors.append(("criticLoss", relativeError([computed.criticLoss], [loss])))
        }
        let baselines = file.chain.dropLast().map { ($0.baseline ?? []).map { VectorFile.byStep($0) } }
        errors.append(("baselines", relativeError(flatten(computed.baselines), flatten(baselines))))
        let advantages = file.chain.map { VectorFile.byStep($0.advantage) }
        errors.append(
            ("advantages", relativeError(computed.advantages.flatMap { $0 }, advantages.flatMap { $0 })))
        let parameters = file.chain.compactMap { $0.agents?.map(\.flat) }
        if !parameters.isEmpty {
            errors.append(("parameters", relativeError(flatten(computed.parameters), flatten(parameters))))
        }
        errors.append(
            ("meanReward", relativeError(computed.meanReward.flatMap { $0 }, file.chain.flatMap(\.meanReward))))
        return errors
    }

    private static func flatten(_ values: [[[Double]]]) -> [Double] { values.flatMap { $0.flatMap { $0 } } }

    /// Norm of the difference over norm of the reference; over one where the reference is zero, and infinite where
    /// sizes differ or a value is not a number.
    static func relativeError(_ values: [Double], _ reference: [Double]) -> Double {
        guard values.count == reference.count else { return .infinity }
        var difference = 0.0
        var norm = 0.0
        for (value, target) in zip(values, reference) {
            difference += (value - target) * (value - target)
            norm += target * target
        }
        let error = difference.squareRoot() / (norm > 0 ? norm.squareRoot() : 1)
        return error.isNaN ? .infinity : error
    }
}
