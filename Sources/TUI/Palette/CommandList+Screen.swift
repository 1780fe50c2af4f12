/// What is seen, and how: a panel, and every look there is.
extension CommandList {
    static let screen: [Command] =
        Look.all.map(command) + [
            .choice(
                "panel", of: "panel", help: "focus a panel", key: "focus",
                words: { model in model.suiting.map { Candidate($0.id.word, $0.title) } },
                choose: { (model, name) throws(CommandError) in
                    if let panel = model.suiting.first(where: { $0.id.word == name }) { model.focus(on: panel.id) }
                    return []
                })
        ]

    private static func command(_ look: Look) -> Command {
        .choice(
            look.key, of: look.noun, help: look.summary, key: look.binding,
            words: { model in
                let now = look.word(model)
                return look.words(model).map { Candidate($0, $0 == now ? "as it is" : "") }
            },
            choose: { (model, word) throws(CommandError) in
                look.choose(&model, word)
                model.needsFrame = true
                return []
            })
    }
}
