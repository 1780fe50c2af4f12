import Files
import Foundation
import Training

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// Writes a run's folder; belongs to the thread of one recorder.
final class RunWriter {
    let configuration: RunConfiguration
    private(set) var files: RunFiles
    /// Nil once nothing is written any longer.
    private var lock: RunLock?
    private var database: RunDatabase
    private var databaseIdentity: UInt64
    private let session: Int64
    private var checkpoints: CheckpointFiles
    /// What a branch began with, kept so that it can be written anew elsewhere; nil of other runs.
    private let start: RunState?

    /// Begins a run in a new folder.
    /// - Parameters:
    ///   - configuration: Of the run.
    ///   - start: What it begins with.
    ///   - path: The folder.
    ///   - force: Whether a run that is saved there may be replaced.
    ///   - target: Meta-updates asked for; nil for no end.
    /// - Throws: `RunFileError`; nothing has changed then.
    convenience init(
        creating configuration: RunConfiguration, from start: RunState, at path: String, force: Bool, target: Int?
    ) throws(RunFileError) {
        var session: Int64 = 0
        let (files, lock) = try RunFolder.create(configuration, at: path, force: force) {
            (staged, database) throws(RunFileError) in
            session = try database.beginSession(
                after: start.update, of: configuration.firstUpdate, target: target,
                configuration: ConfigurationFile.text(of: configuration), physics: configuration.game.physics?.title)
            // From here on a checkpoint that is missing is one that was lost.
            var checkpoints = CheckpointFiles(staged, configuration)
            if configuration.origin != nil { try checkpoints.writeStart(start) }
            try checkpoints.write(start)
        }
        self.init(
            configuration, files, lock, try RunDatabase(files.database, writes: true), session, best: nil,
            start: configuration.origin == nil ? nil : start)
    }

    /// Goes on with a run.
    /// - Parameters:
    ///   - configuration: Of the run.
    ///   - files: Of the run.
    ///   - lock: Of the run, taken.
    ///   - state: Where it goes on, which its checkpoint holds.
    ///   - target: Meta-updates asked for; nil for no end.
    /// - Throws: `RunFileError`.
    convenience init(
        resuming configuration: RunConfiguration, _ files: RunFiles, _ lock: RunLock, from state: RunState, target: Int?
    ) throws(RunFileError) {
        let database = try RunDatabase(files.database, writes: true)
        let known = try database.bestUpdates()
        let session = try database.beginSession(
            after: state.update, of: configuration.firstUpdate, target: target,
            configuration: ConfigurationFile.text(of: configuration), physics: configuration.game.physics?.title)
        // A start that is lost is missed where somebody asks for it.
        let start = configuration.origin == nil ? nil : try? CheckpointFiles(files, configuration).start()
        self.init(configuration, files, lock, database, session, best: state.best?.update, start: start)
        checkpoints.removeBest(known, but: state.best?.update)
    }

    private init(
        _ configuration: RunConfiguration, _ files: RunFiles, _ lock: RunLock, _ database: RunDatabase,
        _ session: Int64, best: Int?, start: RunState?
    ) {
        self.start = start
        self.configuration = configuration
        self.files = files
        self.lock = lock
        self.database = database
        self.session = session
        databaseIdentity = RunWriter.identity(files.database)
        checkpoints = CheckpointFiles(files, configuration, named: best)
    }

    /// Appends to the database; on the disk when this returns.
    /// - Throws: `RunFileError`; nothing has changed then.
    func append(_ updates: [RecordedUpdate], _ events: [RecordedEvent]) throws(RunFileError) {
        try checkPlace()
        try database.append(updates, events)
    }

    /// Makes a state the one to go on with; its meta-updates are in the database.
    /// - Throws: `RunFileError`; the state before is kept then.
    func checkpoint(_ state: RunState) throws(RunFileError) {
        try checkPlace()
        try checkpoints.write(state)
    }

    /// Samples of the last meta-updates, at most `count`, in order.
    /// - Throws: `RunFileError`.
    func lastSamples(_ count: Int, before update: Int) throws(RunFileError) -> [UpdateSample] {
        try database.samples(
            after: max(update - count, 0), limit: nil, agents: configuration.game.players,
            chainLength: configuration.chainLength)
    }

    /// The curves of the meta-updates up to one.
    /// - Throws: `RunFileError`.
    func history(until update: Int) throws(RunFileError) -> History { try database.history(until: update) }

    /// Notes why the session ends, closes the database and lets go of the lock.
    /// - Throws: `RunFileError`; the database stays open then.
    func end(at update: Int, _ reason: RunSession.End) throws(RunFileError) {
        try checkPlace()
        try database.endSession(session, at: update, reason)
        database.close()
        lock = nil
    }

    /// Lets go of everything and changes nothing.
    func abandon() {
        database.closeAtOnce()
        lock = nil
    }

    /// Removes the run.
    func discard() {
        database.close()
        let aside = DurableFiles.freeSibling(of: files.folder, named: .removed)
        let isThere = lock?.isOf(files) == true
        if isThere, unsafe rename(files.folder, aside) == 0 { try? RunFolder.removeFolder(aside) }
        lock = nil
    }

    /// Writes the whole run anew in another folder and goes on there, for example after its folder was deleted: what
    /// this process still has open it can copy.
    /// - Parameters:
    ///   - path: The other folder.
    ///   - work: What is not in the database yet, and the state to go on with.
    /// - Throws: `RunFileError`; everything is as before then.
    func move(to path: String, _ work: RecorderQueue.Work) throws(RunFileError) {
        let old = database
        let configuration = configuration
        let start = start
        let (files, lock) = try RunFolder.create(configuration, at: path, force: false) {
            (staged, database) throws(RunFileError) in
            try old.copy(to: database)
            try database.append(work.updates, work.events)
            var checkpoints = CheckpointFiles(staged, configuration)
            if let start { try checkpoints.writeStart(start) }
            try checkpoints.write(work.state)
        }
        database = try RunDatabase(files.database, writes: true)
        (self.files, self.lock) = (files, lock)
        databaseIdentity = RunWriter.identity(files.database)
        checkpoints = CheckpointFiles(files, configuration, named: work.state.best?.update)
        old.closeAtOnce()
    }

    /// Whether the folder or what this writes in it is not where it was. SQLite would go on writing into files without a
    /// name.
    var isGone: Bool {
        lock?.isOf(files) != true || RunWriter.identity(files.database) != databaseIdentity
            || !DurableFiles.isFolder(files.checkpoints, followsLinks: false)
    }

    /// What to say then.
    var gone: RunFileError {
        var error = RunFileError("\"\(files.folder)\" was deleted, moved or replaced, wholly or in part")
        error.isGone = true
        error.reason = "the run's folder is gone"
        return error
    }

    private func checkPlace() throws(RunFileError) {
        if isGone { throw gone }
    }

    /// What tells a file from others that have its name at other times; 0 if there is none.
    private static func identity(_ path: String) -> UInt64 {
        var status = stat()
        return unsafe lstat(path, &status) == 0 ? UInt64(status.st_ino) : 0
    }
}
