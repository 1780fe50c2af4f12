import Engine
import Files

/// Where a branch left another run: it begins with that run's parameters and optimisers, and numbers its meta-updates on
/// from there, so that a branch that changes nothing repeats its parent to the last digit.
package struct Origin: Sendable, Hashable {
    /// The name of the other run's folder, as it was then.
    package var run: String
    /// Meta-updates that the other run had made, at least 1.
    package var update: Int
    /// Of what the branch begins with: 16 hexadecimal digits (`fingerprint`).
    package var digest: String

    package init(run: String, update: Int, digest: String) {
        self.run = run
        self.update = update
        self.digest = digest
    }

    /// In a word of a configuration: `150-0123456789abcdef-NAME`.
    package var text: String { "\(update)-\(digest)-\(run)" }

    /// Reads what `text` wrote; nil if it is something else.
    package init?(text: String) {
        let parts = text.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let update = Int(parts[0]), update > 0, parts[1].count == 16,
            parts[1].allSatisfy(\.isHexDigit), !parts[2].isEmpty, !parts[2].contains("/")
        else { return nil }
        self.init(run: String(parts[2]), update: update, digest: String(parts[1]))
    }
}

extension MetaParameters {
    /// Of all numbers that later meta-updates follow from but the rates, which are settings: 16 hexadecimal digits of
    /// FNV-1a.
    package var fingerprint: String {
        var fingerprint = Fingerprint()
        for values in [policy, innerRates, critic] { fingerprint.add(values) }
        for optimizer in [policyOptimizer, rateOptimizer, criticOptimizer] {
            fingerprint.add(UInt64(optimizer.steps))
            for moments in [optimizer.first, optimizer.second, optimizer.largestSecond] { fingerprint.add(moments) }
        }
        for values in [average?.policy, average?.innerRates].compactMap(\.self) { fingerprint.add(values) }
        return fingerprint.text
    }
}

extension RunConfiguration {
    /// Meta-updates that were made before the run's first one: those of its parent if it is a branch.
    package var firstUpdate: Int { origin?.update ?? 0 }

    /// What was asked for, wherever the run began.
    package var withoutOrigin: RunConfiguration {
        var plain = self
        plain.origin = nil
        return plain
    }

    /// The configuration of a branch: this one, begun with what another run had learned.
    /// - Parameters:
    ///   - parent: The other run's configuration.
    ///   - name: The name of its folder.
    ///   - state: Where it stands.
    /// - Returns: The configuration, and the state that the branch begins with.
    /// - Throws: `RequestError` if what was learned does not fit.
    package func branching(
        from parent: RunConfiguration, named name: String, at state: RunState
    ) throws(RequestError) -> (configuration: RunConfiguration, start: RunState) {
        guard state.update > 0 else {
            throw RequestError(
                "\"\(name)\" has made no meta-update yet, so that there is nothing to begin a branch with")
        }
        try checkBranch(from: parent, named: name)
        var parameters = state.parameters
        parameters.setRates(policy: outerRate, innerRates: innerRateStep, critic: criticRate)
        var configuration = self
        configuration.origin = Origin(run: name, update: state.update, digest: parameters.fingerprint)
        // What was best under other settings need not be so under these.
        return (configuration, RunState(update: state.update, parameters: parameters, best: nil))
    }

    /// Says whether this can be the configuration of a branch of another run, `name` being that run's.
    /// - Throws: `RequestError` with what must stay as it is there.
    package func checkBranch(from parent: RunConfiguration, named name: String) throws(RequestError) {
        if let part = part(thatDiffersFrom: parent) {
            throw RequestError("a branch goes on with what was learned, so that \(part) must stay as in \"\(name)\"")
        }
    }

    /// What keeps parameters of another run from being used in this one, be it their shape or a setting of what a run begins
    /// with, which would change nothing; nil if nothing does.
    package func part(thatDiffersFrom parent: RunConfiguration) -> String? {
        if game.observationSpace != parent.game.observationSpace || game.actionSpace != parent.game.actionSpace {
            return "what the game's players see and can do"
        }
        if policy != parent.policy { return "policy" }
        if policyKind != parent.policyKind { return "hidden" }
        if chainLength != parent.chainLength { return "chain-length" }
        let beginnings: [(name: String, value: KeyPath<RunConfiguration, Double>)] = [
            ("weight-scale", \.weightScale), ("forget-bias", \.forgetBias), ("inner-rate", \.innerRate),
        ]
        return beginnings.first { self[keyPath: $0.value] != parent[keyPath: $0.value] }?.name
    }
}
