import Files
import Games
import Training

extension RunStore: SavedRuns {
    package func runs(of game: Game) -> [SavedRun] {
        paths.compactMap { path -> SavedRun? in
            guard let reader = try? RunReader(path), reader.configuration.game == game, let info = try? reader.info
            else { return nil }
            return SavedRun(
                path: DurableFiles.absolute(path), name: DurableFiles.lastComponent(of: path),
                configuration: reader.configuration, info: info)
        }.sorted { ($1.info.modified, $0.name) < ($0.info.modified, $1.name) }
    }

    package func history(of path: String, rawCapacity: Int) throws(RunFileError) -> History {
        try RunReader(path).history(rawCapacity: rawCapacity)
    }

    package func contestant(_ name: String, at path: String) throws(RunFileError) -> Contestant {
        let reader = try RunReader(path)
        if let best = try reader.best() { return Contestant(name, reader.configuration, best.parameters) }
        guard let latest = try reader.checkpoint() else {
            throw RunFileError("\"\(path)\" has no policy yet: the run has just begun")
        }
        return Contestant(name, reader.configuration, latest.parameters.averaged)
    }

    package func policy(at path: String) throws(RunFileError) -> TrainedPolicy {
        let reader = try RunReader(path)
        var checkpoint = try reader.best()
        if checkpoint == nil { checkpoint = try reader.checkpoint() }
        guard let checkpoint else {
            throw RunFileError("\"\(path)\" has no policy yet: the run has just begun")
        }
        let state = RunState(update: checkpoint.update, parameters: checkpoint.parameters, best: nil)
        return TrainedPolicy(reader.configuration, state)
    }
}
