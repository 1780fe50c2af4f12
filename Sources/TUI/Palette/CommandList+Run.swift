import Engine
import Games
import Training

/// Going over to another run.
extension CommandList {
    static let run: [Command] = [
        .choice(
            "game", of: "game", help: "go over to another game", key: "game", unavailable: \.gameReason,
            words: { $0.choices.games.map { Candidate($0.name) } },
            choose: { (model, name) throws(CommandError) in
                guard let game = model.choices.games.first(where: { $0.name == name }) else { return [] }
                return try model.switchNow(to: model.request(forGame: game))
            }),
        peer,
        .choice(
            "policy", of: "class of policies", help: "go over to another class of policies", key: "policy",
            unavailable: \.policyReason, words: { Model.classes($0.chosen.game).map { Candidate($0) } },
            choose: { (model, name) throws(CommandError) in
                var wanted = model.chosen
                wanted.policy = name
                return try model.switchNow(to: wanted)
            }),
        .choice(
            "algorithm", of: "algorithm", help: "go over to another algorithm", key: "algorithm",
            unavailable: \.algorithmReason, words: { $0.choices.algorithms.map { Candidate($0.id, $0.title) } },
            choose: { (model, name) throws(CommandError) in
                var wanted = model.chosen
                wanted.algorithm = name
                return try model.switchNow(to: wanted)
            }),
        setting,
        seed,
    ]

    /// Populations, and single personas of them.
    private static let peer = Command(
        "peer", "NAME", help: "learn with other peers: a population, or one persona of it such as rock#3",
        key: "population", isOpen: true, unavailable: \.peerReason,
        candidates: { model, _ in model.peerNames.map { Candidate($0) } },
        check: { model, text in
            let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts.first.map(String.init) ?? ""
            guard model.peerNames.contains(text) || model.peerNames.contains(name) else {
                return Command.unknown("population", name, model.peerNames)
            }
            guard parts.count < 2 || Int(parts[1]) != nil || model.peerNames.contains(text) else {
                return CommandError("after # comes the number of a persona, such as \(name)#3")
            }
            return nil
        },
        run: { (model, text) throws(CommandError) in
            var wanted = model.chosen
            wanted.population = text
            return try model.switchNow(to: wanted)
        })

    private static let seed = Command(
        "seed", "N", help: "begin a run with another seed; this one is kept", isOpen: true,
        unavailable: \.settingReason, candidates: { _, _ in [] },
        check: { model, text in model.refusal(ofSetting: "seed", text) },
        run: { (model, text) throws(CommandError) in try model.changeSetting("seed", to: text) })

    private static let setting = Command(
        "set", "SETTING VALUE", help: "begin a run with one setting changed; this one is kept", isOpen: true,
        unavailable: \.settingReason, candidates: { model, text in settings(model, text) },
        check: { model, text in
            let (key, value) = parts(text)
            return model.refusal(ofSetting: key, value)
        },
        run: { (model, text) throws(CommandError) in
            let (key, value) = parts(text)
            return try model.changeSetting(key, to: value)
        })

    /// The name of a setting and what follows it.
    private static func parts(_ text: String) -> (key: String, value: String) {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        return (parts.first ?? "", parts.count > 1 ? parts[1].filter { $0 != " " } : "")
    }

    /// The settings, or values of the one that was typed.
    private static func settings(_ model: Model, _ text: String) -> [Candidate] {
        guard let run = model.subject.run else { return [] }
        guard text.contains(" "), let setting = Setting.named(parts(text).key) else {
            return Setting.all.map { Candidate($0.key, "\($0.value(run))  \($0.summary)", goesOn: true) }
        }
        let (value, standard) = (setting.value(run), setting.standard(in: run, preset: model.request.preset))
        func remark(_ word: String) -> String {
            (word == "\(value)" ? ["as it is"] : []).joined() + (word == "\(standard)" ? "  the default" : "")
        }
        let words = setting.words ?? (value == standard ? ["\(value)"] : ["\(value)", "\(standard)"])
        return words.map { Candidate("\(setting.key) \($0)", remark($0)) }
    }
}
