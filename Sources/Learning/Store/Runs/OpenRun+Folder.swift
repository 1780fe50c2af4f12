import Files
import Training

extension OpenRun {
    /// Begins a run in a new folder.
    /// - Parameters:
    ///   - configuration: What to train.
    ///   - start: What a branch begins with; nil for a run that begins by itself.
    ///   - path: The folder; those above it are created.
    ///   - force: Whether a run that is saved there may be replaced.
    ///   - target: Meta-updates asked for; nil for no end.
    ///   - options: How often it is written.
    /// - Returns: The run, being recorded.
    /// - Throws: `RunFileError`; nothing has changed then.
    package static func create(
        _ configuration: RunConfiguration, from start: RunState? = nil, at path: String, force: Bool = false,
        target: Int?,
        options: RunRecorder.Options = .init()
    ) throws(RunFileError) -> OpenRun {
        try checkPlayable(configuration)
        if let origin = configuration.origin, start == nil {
            throw RunFileError(
                "these settings are those of a branch of \"\(origin.run)\", whose beginning they do not hold; begin one anew "
                    + "with metamapg branch")
        }
        let thread = try RunRecorder.thread()
        let state = start ?? RunState(startOf: configuration)
        let writer = try RunWriter(creating: configuration, from: state, at: path, force: force, target: target)
        return OpenRun(configuration, state, nil, recorder: RunRecorder(writer, state, options, on: thread))
    }

    /// Brings the database of a run to the newest schema, so that it can be read.
    /// - Parameter path: Its folder.
    /// - Throws: `RunFileError`, also if another process writes it.
    package static func migrate(_ path: String) throws(RunFileError) {
        let files = RunFiles(path)
        // Says what is wrong with the folder before anything is written to it.
        _ = try RunReader.configuration(of: files)
        try RunReader.checkDatabase(of: files)
        let database = try RunDatabase(files.database, writes: false)
        let isNewest = try database.version() == RunDatabase.schemaVersion
        database.closeAtOnce()
        // What need not be written stays as it is to the last byte, should the run not go on after all.
        if isNewest { return }
        let lock = try RunLock.take(files)
        try RunDatabase(files.database, writes: true).close()
        withExtendedLifetime(lock) {}
    }

    /// Goes on with a run from its last checkpoint.
    /// - Parameters:
    ///   - path: Its folder.
    ///   - target: Meta-updates asked for; nil for no end.
    ///   - fromStart: Whether it begins again at 0, and what was recorded goes.
    ///   - options: How often it is written.
    /// - Returns: The run, being recorded.
    /// - Throws: `RunFileError`, also if another process writes it or if its checkpoint is missing.
    package static func resume(
        _ path: String, target: Int?, fromStart: Bool = false, options: RunRecorder.Options = .init()
    ) throws(RunFileError) -> OpenRun {
        let files = RunFiles(DurableFiles.absolute(path))
        Leftovers.clean(DurableFiles.parent(of: files.folder))
        try migrate(path)
        let reader = try RunReader(path)
        let configuration = reader.configuration
        try checkPlayable(configuration)
        let thread = try RunRecorder.thread()
        let lock = try RunLock.take(files)
        let state = try fromStart ? begunAnew(files, configuration) : lastState(files, reader)
        let writer = try RunWriter(resuming: configuration, files, lock, from: state, target: target)
        let samples = try writer.lastSamples(OpenRun.sampleLimit, before: state.update)
        let earlier = try writer.history(until: state.update - OpenRun.sampleLimit)
        return OpenRun(
            configuration, state, samples, earlier: earlier, recorder: RunRecorder(writer, state, options, on: thread))
    }

    /// Where a run goes on, by its checkpoint.
    private static func lastState(_ files: RunFiles, _ reader: RunReader) throws(RunFileError) -> RunState {
        if let state = try CheckpointFiles(files, reader.configuration).state() { return state }
        let recorded = try reader.info.updates
        guard recorded <= reader.configuration.firstUpdate else {
            var error = RunFileError(
                "\"\(files.latest)\" is missing, from which the run of \(recorded) meta-updates would go on; put it back, "
                    + "or begin again at 0, which removes what was recorded, with metamapg resume --from-start")
            error.hasNoCheckpoint = true
            throw error
        }
        return try begunAnew(files, reader.configuration)
    }

    /// The start of a run, as its checkpoint: written before anything else goes.
    private static func begunAnew(
        _ files: RunFiles, _ configuration: RunConfiguration
    ) throws(RunFileError) -> RunState {
        var checkpoints = CheckpointFiles(files, configuration)
        let state = try checkpoints.start()
        _ = try files.open().madeFolder(RunFiles.checkpointsName)
        try checkpoints.write(state)
        return state
    }

    private static func checkPlayable(_ configuration: RunConfiguration) throws(RunFileError) {
        guard let problem = configuration.game.unavailability else { return }
        throw RunFileError("the game \(configuration.game.id) cannot be played: \(problem)")
    }
}
