import Engine
import Games

extension Setting {
    /// The value that holds where nothing was chosen.
    /// - Parameters:
    ///   - configuration: The run, with the settings before this one.
    ///   - preset: Of its game and its class of policies.
    /// - Returns: The value, which is in the range.
    func standard(in configuration: RunConfiguration, _ preset: Preset) -> SettingValue {
        switch standard {
        case .always(let value): value
        case .preset(let value): value(preset)
        case .metaGradient(let value, let other):
            configuration.method.outer.isMetaGradient ? value(preset) : other
        case .unlessChosen(_, let isChosen, let value, let other):
            isChosen(configuration, preset) ? other : value(preset)
        case .following(_, let value): value(configuration)
        }
    }

    /// The default in words, such as `150; rps 50; networks 75; rps with networks 50`: that of the usual game and class
    /// of policies, then those of others, of which the last that fits holds.
    package func defaultText(_ name: PresetName = .quick) -> String {
        switch standard {
        case .always(let value): "\(value)"
        case .preset(let value), .metaGradient(let value, otherwise: _): Setting.words(value, name)
        case .unlessChosen(let option, _, let value, let other):
            Setting.words(value, name) + "; where \(option) is chosen \(other)"
        case .following(let words, _): words
        }
    }

    /// A value of presets in words.
    private static func words(_ value: (Preset) -> SettingValue, _ name: PresetName) -> String {
        clauses { game, policy in value(Preset.preset(name, for: game, policy: policy)) }
            .map { $0.subject.isEmpty ? "\($0.value)" : "\($0.subject) \($0.value)" }.joined(separator: "; ")
    }

    /// Says of which games and classes of policies a value is, with no clause that says nothing new.
    private static func clauses(
        _ value: (Game, PolicyClass) -> SettingValue
    ) -> [(subject: String, value: SettingValue)] {
        let games = GameCatalogue.names.compactMap { try? GameCatalogue.game($0, players: nil) }
        guard let usual = games.first, let usualPolicy = PolicyClass.playing(usual).first else { return [] }
        var clauses = [(subject: "", value: value(usual, usualPolicy))]
        /// What the clauses so far say of a game and a class, each told by its subject.
        var said: [String: SettingValue] = [:]
        func add(_ subject: String, _ game: Game, _ policies: [PolicyClass], covered: [String]) {
            guard let first = policies.first else { return }
            let new = value(game, first)
            guard policies.contains(where: { (said["\(game.id) \($0)"] ?? clauses[0].value) != new }) else { return }
            clauses.append((subject, new))
            for pair in covered { said[pair] = new }
        }
        for game in games where PolicyClass.playing(game).first == usualPolicy {
            add(game.id, game, [usualPolicy], covered: PolicyClass.playing(game).map { "\(game.id) \($0)" })
        }
        for part in parts(of: usual, value) where !part.policies.contains(usualPolicy) {
            let covered = games.flatMap { game in part.policies.map { "\(game.id) \($0)" } }
            add(part.name, usual, part.policies, covered: covered)
        }
        for game in games {
            for part in parts(of: game, value) {
                let isUsual = PolicyClass.playing(game).first.map(part.policies.contains) ?? false
                add(
                    isUsual ? game.id : "\(game.id) with \(part.name)", game, part.policies,
                    covered: part.policies.map { "\(game.id) \($0)" })
            }
        }
        return clauses
    }

    /// The classes of policies that can play a game: networks are one part where all of them have the same value.
    private static func parts(
        of game: Game, _ value: (Game, PolicyClass) -> SettingValue
    ) -> [(name: String, policies: [PolicyClass])] {
        let classes = PolicyClass.playing(game)
        let networks = classes.filter { $0.network != nil }
        let areOne = Set(networks.map { value(game, $0) }).count == 1
        return (areOne ? classes.filter { $0.network == nil } : classes).map { ($0.rawValue, [$0]) }
            + (areOne ? [("networks", networks)] : [])
    }
}
