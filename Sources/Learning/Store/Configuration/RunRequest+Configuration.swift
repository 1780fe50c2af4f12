import Games
import Training

extension RunRequest {
    /// The request for a configuration, with overrides only where the defaults are others: whoever goes over to
    /// another game from there keeps what was chosen, and not what came with the game.
    /// - Throws: What `RunSettings.request` throws.
    package init(_ configuration: RunConfiguration) throws {
        var settings = RunSettings(configuration)
        // A request begins by itself; whoever goes on with a branch has its configuration.
        settings.branch = nil
        var bare = settings
        bare.overrides = Overrides()
        let standard = RunSettings(try bare.request().configuration)
        for setting in Setting.all where settings.overrides[setting.key] == standard.overrides[setting.key] {
            settings.overrides[setting.key] = nil
        }
        self = try settings.request().request
    }
}
