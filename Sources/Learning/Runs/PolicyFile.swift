import Foundation

/// The JSON of `final.json` and `best.json`. Policies and critics look as in test vectors.
struct PolicyFile: Codable {
    /// A policy or a critic.
    struct Table: Codable {
        var kind: String
        /// Logits, `[S][A]`, or values, `[S][1]`.
        var table: [[Double]]
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
        policy = Table(kind: kind, table: PolicyFile.rows(parameters.policy, of: configuration.game.actionCount))
        innerRates = parameters.innerRates
        critic = Table(kind: kind, table: PolicyFile.rows(parameters.critic, of: 1))
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
        try check(policy.table, "policy", [game.observationCount, game.actionCount], file)
        try check(critic.table, "critic", [game.observationCount, 1], file)
        guard innerRates.count == configuration.chainLength else {
            throw RunFileError(
                "\(file): there are \(innerRates.count) inner rates, but config.yaml has a chain length of "
                    + "\(configuration.chainLength)")
        }
        return MetaParameters(
            policy: policy.table.flatMap { $0 }, innerRates: innerRates, critic: critic.table.flatMap { $0 },
            outerRate: configuration.outerRate, innerRateStep: configuration.innerRateStep,
            criticRate: configuration.criticRate)
    }

    private func check(
        _ table: [[Double]], _ name: String, _ shape: [Int], _ file: String
    ) throws(RunFileError) {
        guard table.count == shape[0], table.allSatisfy({ $0.count == shape[1] }) else {
            throw RunFileError(
                "\(file): the \(name)'s table must have \(shape[0]) rows of \(shape[1]), as the game in config.yaml "
                    + "says")
        }
    }

    private static func rows(_ values: [Double], of width: Int) -> [[Double]] {
        stride(from: 0, to: values.count, by: width).map { Array(values[$0..<($0 + width)]) }
    }
}
