import Games

/// A run of a store, with what a list of runs shows of it.
package struct SavedRun: Sendable, Hashable {
    /// Its folder.
    package var path: String
    /// The name of its folder.
    package var name: String
    package var configuration: RunConfiguration
    package var info: RunInfo

    package init(path: String, name: String, configuration: RunConfiguration, info: RunInfo) {
        self.path = path
        self.name = name
        self.configuration = configuration
        self.info = info
    }
}

extension RunStore {
    /// The runs of a game, whose rewards can be compared, the one worked on last first. Those that cannot be read are
    /// left out.
    package func runs(of game: Game) -> [SavedRun] {
        paths.compactMap { path -> SavedRun? in
            guard let reader = try? RunReader(path), reader.configuration.game == game, let info = try? reader.info
            else { return nil }
            return SavedRun(
                path: DurableFiles.absolute(path), name: DurableFiles.lastComponent(of: path),
                configuration: reader.configuration, info: info)
        }.sorted { ($1.info.modified, $0.name) < ($0.info.modified, $1.name) }
    }
}
