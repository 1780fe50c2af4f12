import Games
import Training

extension RunRequest {
    /// The request for a configuration, with overrides only where its preset has other values: whoever goes over to
    /// another game from there keeps what was chosen, and not what came with the game.
    /// - Throws: What `RunSettings.request` throws.
    package init(_ configuration: RunConfiguration) throws {
        var settings = RunSettings(configuration)
        var bare = settings
        bare.overrides = Overrides()
        let preset = RunSettings(try bare.request().configuration)
        func drop<Value: Equatable>(_ field: WritableKeyPath<RunSettings, Value?>) {
            if settings[keyPath: field] == preset[keyPath: field] { settings[keyPath: field] = nil }
        }
        for (_, setting) in RunSetting.all {
            switch setting {
            case .word(let field): drop(field)
            case .integer(let field): drop(field)
            case .real(let field): drop(field)
            case .flag(let field): drop(field)
            case .seed(let field): drop(field)
            }
        }
        self = try settings.request().request
    }
}
