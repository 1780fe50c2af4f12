import Foundation

/// The JSON of `final.json` and `best.json`. Policies and critics look as in test vectors.
struct PolicyFile: Codable {
    /// A policy or a critic.
    struct Table: Codable {
        var kind: String
        /// Logits, `[S][A]`, or values, `[S][1]`; missing for networks.
        var table: [[Double]]?
        /// A network's parts by name, row by row (`LSTMShape`); missing for tables.
        var network: [String: [Double]]?
    }

    /// Meta-updates done when these were the parameters.
    var update: Int
    /// Mean over validation personas and joint policies 1..L of the meta-agent's reward per step; missing if the policy
    /// was not measured.
    var validationScore: Double?
    /// `phi_0`.
    var policy: Table
    /// The meta-agent's inner rates, `[L]`.
    var innerRates: [Double]
    var critic: Table

    init(_ parameters: MetaParameters, of configuration: RunConfiguration, update: Int, validationScore: Double?) {
        let kind = configuration.policy.rawValue
        self.update = update
        self.validationScore = validationScore
        let game = configuration.game
        func function(_ values: [Double], outputs: Int) -> Table {
            switch configuration.policyKind {
            case .tabular: return Table(kind: kind, table: PolicyFile.rows(values, of: outputs))
            case .lstm(let hidden):
                let shape = LSTMShape(inputs: game.observationCount, hidden: hidden, outputs: outputs)
                let parts = shape.parts.map { ($0.name, Array(values[$0.offset..<($0.offset + $0.count)])) }
                return Table(kind: kind, network: Dictionary(uniqueKeysWithValues: parts))
            }
        }
        policy = function(parameters.policy, outputs: game.actionCount)
        innerRates = parameters.innerRates
        critic = function(parameters.critic, outputs: 1)
    }

    /// The file's text; doubles are written so that they read back exactly.
    /// - Throws: `RunFileError` if a parameter is not finite.
    func data() throws(RunFileError) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        do {
            return try encoder.encode(self) + [0x0A]
        } catch {
            throw RunFileError("the policy holds a parameter that is not finite")
        }
    }

    /// The parameters, with fresh optimisers.
    /// - Throws: `RunFileError` where a shape is not that of the configuration.
    func parameters(for configuration: RunConfiguration, file: String) throws(RunFileError) -> MetaParameters {
        let game = configuration.game
        let kind = configuration.policy.rawValue
        for (name, table) in [("policy", policy), ("critic", critic)] where table.kind != kind {
            throw RunFileError(
                "\(file): the \(name) is of kind \"\(table.kind)\", but config.yaml says \"\(kind)\"")
        }
        let policy = try values(policy, "policy", game.actionCount, configuration, file)
        let critic = try values(critic, "critic", 1, configuration, file)
        guard innerRates.count == configuration.chainLength else {
            throw RunFileError(
                "\(file): there are \(innerRates.count) inner rates, but config.yaml has a chain length of "
                    + "\(configuration.chainLength)")
        }
        return MetaParameters(
            policy: policy, innerRates: innerRates, critic: critic,
            outerRate: configuration.outerRate, innerRateStep: configuration.innerRateStep,
            criticRate: configuration.criticRate)
    }

    /// The parameters of a table or network, after a check of its shape.
    private func values(
        _ function: Table, _ name: String, _ outputs: Int, _ configuration: RunConfiguration, _ file: String
    ) throws(RunFileError) -> [Double] {
        let observations = configuration.game.observationCount
        switch configuration.policyKind {
        case .tabular:
            guard let table = function.table, table.count == observations, table.allSatisfy({ $0.count == outputs })
            else {
                throw RunFileError(
                    "\(file): the \(name)'s table must have \(observations) rows of \(outputs), as the game in "
                        + "config.yaml says")
            }
            return table.flatMap { $0 }
        case .lstm(let hidden):
            var values: [Double] = []
            for part in LSTMShape(inputs: observations, hidden: hidden, outputs: outputs).parts {
                guard let numbers = function.network?[part.name], numbers.count == part.count else {
                    throw RunFileError(
                        "\(file): the \(name)'s \(part.name) must have \(part.count) numbers, as config.yaml says")
                }
                values += numbers
            }
            return values
        }
    }

    private static func rows(_ values: [Double], of width: Int) -> [[Double]] {
        stride(from: 0, to: values.count, by: width).map { Array(values[$0..<($0 + width)]) }
    }
}
