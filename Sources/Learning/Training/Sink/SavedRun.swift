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
