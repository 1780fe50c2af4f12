import Files
import Training

/// A saved run drawn over the reward curve, aligned by meta-update.
package struct Overlay: Sendable {
    /// Its folder.
    package let path: String
    package let configuration: RunConfiguration
    /// Its scores as they were when it was read; nil until then.
    package internal(set) var history: History?

    package init(_ run: SavedRun) {
        path = run.path
        configuration = run.configuration
    }

    /// A run whose scores are known.
    init(_ path: String, _ configuration: RunConfiguration, _ history: History) {
        (self.path, self.configuration, self.history) = (path, configuration, history)
    }

    /// Its last meta-update; 0 until it has been read.
    var lastUpdate: Int { history?.lastUpdate ?? 0 }

    /// What marks the overlay with an index on its line, in front of its name, and in the list of runs.
    static let markers: [Unicode.Scalar] = ["A", "B", "C", "D", "E"]
    /// Its colour. Those of the run itself and of its validation come last.
    static let roles: [Role] = [.series2, .series4, .series5, .series6, .series3]

    /// What it has that the run it is compared with has not, in few words.
    func name(besides subject: Subject) -> String {
        // What a branch has other than its parent need not be among the words.
        if let origin = subject.run?.origin, origin.run == DurableFiles.lastComponent(of: path) {
            return "parent until @\(origin.update)"
        }
        let words = zip(Overlay.parts(.run(configuration)), Overlay.parts(subject)).filter { $0 != $1 }.map(\.0)
        if configuration.seed != subject.seed {
            return words.isEmpty
                ? "seed\(configuration.seed)" : (words + ["s\(configuration.seed)"]).joined(separator: " ")
        }
        if words.isEmpty { return subject == .run(configuration) ? "same settings" : "other settings" }
        return words.joined(separator: " ")
    }

    private static func parts(_ subject: Subject) -> [String] {
        [subject.method.id, subject.peers, subject.policy.rawValue]
    }
}
