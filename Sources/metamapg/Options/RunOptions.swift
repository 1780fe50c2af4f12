import ArgumentParser
import Engine
import Foundation
import Store
import Training

/// What to train and how. Values are checked by `RunRequest.resolved()`, together with those of a file.
struct RunOptions: ParsableArguments {
    @OptionGroup var game: GameOptions

    @Option(
        help:
            "Population of peers, or one persona of it such as rock#3: see list peers (default all; \(GameWords.usualTeams))."
    )
    var peers: String?
    @Option(help: "Algorithm: see list algorithms (default meta-mapg).")
    var algorithm: String?
    @Option(
        help: "Class of the meta-agent's policy: \(PolicyClass.help) (default tabular; \(GameWords.usualPolicies)).")
    var policy: String?
    @Option(
        help: """
            Where settings come from that are not chosen: quick, this project's, at which learning shows within minutes; \
            or paper, the values of Kim et al. (default quick).
            """)
    var preset: String?
    @OptionGroup var choices: SettingOptions<AllSettings>
    @Option(
        help: ArgumentHelp(
            "Settings from a YAML file with these options as keys, or config.yaml of a saved run; options here win.",
            valueName: "file.yaml"))
    var config: String?
    @OptionGroup var threads: ThreadOptions

    /// The run asked for, here and in the file.
    func request() throws -> (request: RunRequest, configuration: RunConfiguration) {
        let file = try config.map { try ConfigurationFile.load(path: $0) } ?? RunSettings()
        return try file.replaced(by: settings).request()
    }

    /// Whether anything was said that is a setting of a run.
    var saysAnything: Bool { settings != RunSettings() || config != nil }

    /// What was said here.
    private var settings: RunSettings {
        var settings = game.settings
        settings.peers = peers
        settings.algorithm = algorithm
        settings.policy = policy
        settings.preset = preset
        settings.overrides = choices.overrides
        return settings
    }
}
