import Files
import Foundation
import Training

/// A run's checkpoints on the disk: where it goes on, and the policy that validated best. There is one from the run's
/// first moment. The file of the best policy is there before a checkpoint names it, and goes only when none does any
/// longer.
struct CheckpointFiles: Sendable {
    private let files: RunFiles
    private let configuration: RunConfiguration
    /// The best policy that the checkpoint on the disk names, whose file goes with it; nil if there is none.
    private var named: Int?

    /// - Parameters:
    ///   - files: Of the run.
    ///   - configuration: Of the run.
    ///   - named: The meta-update of the best policy in the state that was read; nil if it has none, or to read alone.
    init(_ files: RunFiles, _ configuration: RunConfiguration, named: Int? = nil) {
        self.files = files
        self.configuration = configuration
        self.named = named
    }

    /// Makes a state the one to go on with. It is on the disk when this returns.
    /// - Throws: `RunFileError`; the state before is kept then.
    mutating func write(_ state: RunState) throws(RunFileError) {
        let folder = try files.open()
        guard let folder = try folder.folder(RunFiles.checkpointsName) else {
            throw RunFileError("there is no folder \"\(files.checkpoints)\"")
        }
        if let best = state.best, best.update != named || !folder.exists(RunFiles.bestName(best.update)) {
            var checkpoint = Checkpoint(
                update: best.update, validationScore: best.score, parameters: best.parameters)
            checkpoint.validationError = best.error
            try folder.replace(RunFiles.bestName(best.update), try checkpoint.tensorFile(for: configuration).data())
        }
        let score = state.best?.update == state.update ? state.best?.score : nil
        var checkpoint = Checkpoint(
            update: state.update, validationScore: score, bestUpdate: state.best?.update, parameters: state.parameters)
        checkpoint.returns = state.returns
        try folder.replace(RunFiles.latestName, try checkpoint.tensorFile(for: configuration).data())
        // That it cannot be removed is no error.
        if let named, named != state.best?.update { folder.remove(RunFiles.bestName(named)) }
        named = state.best?.update
    }

    /// Removes files of best policies that a kill has left.
    /// - Parameters:
    ///   - updates: Meta-updates that the run's database calls best; no other file is touched.
    ///   - best: The one that the checkpoint on the disk names.
    func removeBest(_ updates: [Int], but best: Int?) {
        guard let folder = try? files.open().folder(RunFiles.checkpointsName) else { return }
        for update in updates where update != best { folder.remove(RunFiles.bestName(update)) }
    }

    /// The state to go on with; nil if its file is missing.
    /// - Throws: `RunFileError`.
    func state() throws(RunFileError) -> RunState? {
        guard let latest = try stored() else { return nil }
        guard latest.update > configuration.firstUpdate else { return try start() }
        return RunState(
            update: latest.update, parameters: latest.parameters,
            best: try best(of: latest).map {
                BestPolicy(
                    update: $0.update, score: $0.validationScore ?? -.infinity, error: $0.validationError,
                    parameters: $0.parameters)
            }, returns: latest.returns)
    }

    /// What the run begins with: what a branch took from its parent, else what follows from the configuration.
    /// - Throws: `RunFileError` if a branch's file is missing, or is not the one that its configuration names.
    func start() throws(RunFileError) -> RunState {
        guard let origin = configuration.origin else { return RunState(startOf: configuration) }
        let path = "\(files.checkpoints)/\(RunFiles.startName)"
        guard let start = try read(RunFiles.startName) else {
            throw RunFileError("\"\(path)\" does not exist, with which the branch began")
        }
        guard start.update == origin.update, start.parameters.fingerprint == origin.digest else {
            throw RunFileError("\"\(path)\" is damaged: it does not hold what config.yaml says the branch began with")
        }
        return RunState(update: start.update, parameters: start.parameters, best: nil)
    }

    /// Keeps what a branch begins with.
    /// - Throws: `RunFileError`.
    func writeStart(_ state: RunState) throws(RunFileError) {
        guard let folder = try files.open().folder(RunFiles.checkpointsName) else {
            throw RunFileError("there is no folder \"\(files.checkpoints)\"")
        }
        let checkpoint = Checkpoint(update: state.update, validationScore: nil, parameters: state.parameters)
        try folder.replace(RunFiles.startName, try checkpoint.tensorFile(for: configuration).data())
    }

    /// The newest checkpoint; nil before the first meta-update that one was written after.
    /// - Throws: `RunFileError`.
    func latest() throws(RunFileError) -> Checkpoint? {
        guard let latest = try stored(), latest.update > 0 else { return nil }
        return latest
    }

    /// The best policy by validation; nil if there is none yet.
    /// - Throws: `RunFileError`.
    func best() throws(RunFileError) -> Checkpoint? {
        // A writer may go over to a better one between the two reads; twice in a row it cannot.
        for _ in 0..<3 {
            guard let latest = try latest() else { return nil }
            guard let update = latest.bestUpdate else { return nil }
            if let best = try? read(RunFiles.bestName(update)) { return best }
        }
        return try latest().flatMap { (latest) throws(RunFileError) in try best(of: latest) }
    }

    private func best(of latest: Checkpoint) throws(RunFileError) -> Checkpoint? {
        guard let update = latest.bestUpdate else { return nil }
        let path = "\(files.checkpoints)/\(RunFiles.bestName(update))"
        guard let best = try read(RunFiles.bestName(update)) else { throw RunFileError("\"\(path)\" does not exist") }
        guard best.update == update, best.validationScore != nil else {
            throw RunFileError("\"\(path)\" is damaged: it does not hold what its name says")
        }
        return best
    }

    private func stored() throws(RunFileError) -> Checkpoint? { try read(RunFiles.latestName) }

    private func read(_ name: String) throws(RunFileError) -> Checkpoint? {
        guard let folder = try files.open().folder(RunFiles.checkpointsName),
            let data = try folder.contents(name, limit: Checkpoint.byteLimit(for: configuration))
        else { return nil }
        let path = "\(folder.path)/\(name)"
        return try Checkpoint(try TensorFile(data, file: path), for: configuration, path: path)
    }
}
