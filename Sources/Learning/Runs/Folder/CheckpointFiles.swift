import Foundation

/// A run's checkpoints on the disk: where it goes on, and the policy that validated best. The file of the best policy is
/// there before a checkpoint names it, and goes only when none does any longer.
struct CheckpointFiles: Sendable {
    private let files: RunFiles
    private let configuration: RunConfiguration

    init(_ files: RunFiles, _ configuration: RunConfiguration) {
        self.files = files
        self.configuration = configuration
    }

    /// Makes a state the one to go on with. It is on the disk when this returns.
    /// - Throws: `RunFileError`; the state before is kept then.
    func write(_ state: RunState) throws(RunFileError) {
        if let best = state.best, !DurableFiles.exists(files.best(best.update)) {
            let checkpoint = Checkpoint(
                update: best.update, validationScore: best.score, parameters: best.parameters)
            try DurableFiles.replace(files.best(best.update), try checkpoint.tensorFile(for: configuration).data())
        }
        let score = state.best?.update == state.update ? state.best?.score : nil
        let checkpoint = Checkpoint(
            update: state.update, validationScore: score, bestUpdate: state.best?.update, parameters: state.parameters)
        try DurableFiles.replace(files.latest, try checkpoint.tensorFile(for: configuration).data())
        removeBest(but: state.best?.update)
    }

    /// The state to go on with; nil before the first checkpoint.
    /// - Throws: `RunFileError`.
    func state() throws(RunFileError) -> RunState? {
        guard let latest = try latest() else { return nil }
        return RunState(
            update: latest.update, parameters: latest.parameters,
            best: try best(of: latest).map {
                BestPolicy(update: $0.update, score: $0.validationScore ?? -.infinity, parameters: $0.parameters)
            })
    }

    /// The newest checkpoint; nil before the first.
    /// - Throws: `RunFileError`.
    func latest() throws(RunFileError) -> Checkpoint? {
        DurableFiles.exists(files.latest) ? try read(files.latest) : nil
    }

    /// The best policy by validation; nil if there is none yet.
    /// - Throws: `RunFileError`.
    func best() throws(RunFileError) -> Checkpoint? {
        // A writer may go over to a better one between the two reads; twice in a row it cannot.
        for _ in 0..<3 {
            guard let latest = try latest() else { return nil }
            guard let update = latest.bestUpdate else { return nil }
            if DurableFiles.exists(files.best(update)), let best = try? read(files.best(update)) { return best }
        }
        return try latest().flatMap { (latest) throws(RunFileError) in try best(of: latest) }
    }

    private func best(of latest: Checkpoint) throws(RunFileError) -> Checkpoint? {
        guard let update = latest.bestUpdate else { return nil }
        let best = try read(files.best(update))
        guard best.update == update, best.validationScore != nil else {
            throw RunFileError("\"\(files.best(update))\" is damaged: it does not hold what its name says")
        }
        return best
    }

    /// Removes the files of best policies that no checkpoint names. That one cannot be removed is no error.
    private func removeBest(but update: Int?) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: files.checkpoints)) ?? []
        for name in names where name.hasPrefix("best-") && name != update.map(RunFiles.bestName) {
            unlink("\(files.checkpoints)/\(name)")
        }
    }

    private func read(_ path: String) throws(RunFileError) -> Checkpoint {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw RunFileError("\"\(path)\" \(DurableFiles.exists(path) ? "cannot be read" : "does not exist")")
        }
        return try Checkpoint(try TensorFile(data, file: path), for: configuration, path: path)
    }
}
