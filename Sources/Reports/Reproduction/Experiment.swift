import Engine
import Games
import Training

/// One of the paper's comparisons: which runs it takes and what they are held against.
package struct Experiment: Sendable {
    /// Name on the command line, such as `ipd`.
    package var id: String
    package var title: String
    /// What it asks, in a sentence or two.
    package var question: String
    package var arms: [Arm]
    /// Whether groups of personas are reported one by one besides all of them.
    package var reportsGroups = false
    /// What the arms' `x` is, for a chart over it; nil if they have none.
    package var xLabel: String?
    /// What has to be known of the paper's numbers.
    package var note: String?
    /// Meta-updates after which the curves of networks settle: more in the prisoner's dilemma than in rock-paper-scissors.
    package var networkUpdates = 1_000

    /// One of the methods, or settings, that are compared. Equal settings in different experiments share runs.
    package struct Arm: Sendable {
        /// What the report calls it.
        package var name: String
        package var request: RunRequest
        /// Population of the personas it is tested on; nil for that of training.
        package var testPeers: String?
        /// The series of the chart over `x` that it belongs to, and its place there.
        package var series: String?
        package var x: Double?
        /// The area under the chain that the paper gives.
        package var paperArea: Double?
        /// Whether that area is on the scale of the rewards; if not it says something about rankings alone.
        package var isPaperComparable = true

        package init(_ name: String, _ request: RunRequest) {
            self.name = name
            self.request = request
        }
    }
}

extension Experiment {
    /// The same with other peers, in training and tests.
    package func with(peers: String) -> Experiment {
        var result = self
        for index in arms.indices {
            result.arms[index].request.population = peers
            result.arms[index].testPeers = nil
        }
        return result
    }

    /// The same with some of its algorithms alone, by their names.
    ///
    /// Throws a sentence with the names that there are if one is not among the arms.
    package func only(_ algorithms: [String]) throws(ExportError) -> Experiment {
        let known = arms.map(\.request.algorithm)
        if let unknown = algorithms.first(where: { !known.contains($0) }) {
            var names: [String] = []
            for name in known where !names.contains(name) { names.append(name) }
            throw ExportError(
                description: "\(id) has no algorithm \"\(unknown)\"; it compares \(names.joined(separator: ", "))")
        }
        var result = self
        result.arms = arms.filter { algorithms.contains($0.request.algorithm) }
        return result
    }
}

/// How much is spent on an experiment.
package enum Budget: String, Sendable, Hashable, CaseIterable {
    /// Minutes.
    case quick
    /// As much as the curves need to settle; a night for recurrent networks.
    case full

    /// Seeds of each arm.
    package func seeds(_ policy: PolicyClass) -> Int {
        switch self {
        case .quick: policy.network == nil ? 3 : 2
        case .full: policy.network == nil ? 10 : 5
        }
    }

    /// Meta-updates of each run.
    package func updates(_ policy: PolicyClass, _ experiment: Experiment) -> Int {
        if let updates = Experiment.game(experiment.id)?.comparison?.updates {
            return self == .quick ? updates.quick : updates.full
        }
        switch self {
        case .quick: return policy.network == nil ? 300 : 100
        case .full: return policy.network == nil ? 600 : experiment.networkUpdates
        }
    }
}
