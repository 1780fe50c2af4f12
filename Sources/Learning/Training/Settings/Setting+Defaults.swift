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
        case .following(_, let value): value(configuration)
        }
    }

    /// The default in words, such as `150; rps 50; rps with lstm 150`: that of the usual game and class
    /// of policies, then those of others, of which the last that fits holds.
    package func defaultText(_ name: PresetName = .quick) -> String {
        switch standard {
        case .always(let value): "\(value)"
        case .preset(let value):
            Setting.clauses { game, policy in value(Preset.preset(name, for: game, policy: policy)) }
                .map { $0.subject.isEmpty ? "\($0.value)" : "\($0.subject) \($0.value)" }.joined(separator: "; ")
        case .following(let words, _): words
        }
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
        func add(_ subject: String, _ game: Game, _ policy: PolicyClass, covered: [String]) {
            let known = said["\(game.id) \(policy)"] ?? clauses[0].value
            let value = value(game, policy)
            guard value != known else { return }
            clauses.append((subject, value))
            for pair in covered { said[pair] = value }
        }
        let pairs = games.flatMap { game in PolicyClass.playing(game).map { (game, $0) } }
        for game in games where PolicyClass.playing(game).first == usualPolicy {
            add(game.id, game, usualPolicy, covered: pairs.filter { $0.0 == game }.map { "\($0.0.id) \($0.1)" })
        }
        for policy in PolicyClass.playing(usual).dropFirst() {
            add(policy.rawValue, usual, policy, covered: pairs.filter { $0.1 == policy }.map { "\($0.0.id) \($0.1)" })
        }
        for (game, policy) in pairs {
            let isUsual = PolicyClass.playing(game).first == policy
            add(
                isUsual ? game.id : "\(game.id) with \(policy.rawValue)", game, policy,
                covered: ["\(game.id) \(policy)"])
        }
        return clauses
    }
}
