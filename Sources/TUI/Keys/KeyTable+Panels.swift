/// Keys of the panels: those that choose one, those of their own, those that scroll.
extension KeyTable {
    static func focus(_ panels: PanelList) -> [KeyBinding<Model>] {
        [
            KeyBinding(
                "focus", (1...min(panels.ids.count, 9)).compactMap { Unicode.Scalar(48 + $0).map(Key.character) },
                .panels, label: "panel", help: "focus a panel", phrases: [],
                action: { model, press in
                    model.focus(on: panels.ids[press.slot])
                    return []
                }),
            KeyBinding(
                "next-panel", [.tab, .backTab], .panels, label: "focus", help: "focus the next, previous panel",
                phrases: ["focus the next panel", "focus the previous panel"],
                action: { model, press in
                    model.cycleFocus(by: press.slot == 0 ? 1 : -1)
                    return []
                }),
            KeyBinding(
                "zoom", [.character("z"), .enter], .panels, label: "zoom", help: "give the focused panel all the room",
                action: { model, _ in
                    model.view.isZoomed.toggle()
                    return []
                }),
            KeyBinding(
                "back", [.escape], .panels,
                help: "back: drop a choice that has not counted yet, end inspecting, leave the zoom",
                phrases: [],
                action: { model, _ in
                    model.goBack()
                    return []
                }),
        ]
    }

    /// Keys that open a view over the panels.
    static let views: [KeyBinding<Model>] = [
        KeyBinding(
            "compare", [.character("c")], .panels,
            help: "compare saved runs of the same game: a list, from which up to five are drawn over the reward",
            action: { model, _ in model.openRunList() }),
        KeyBinding(
            "tournament", [.character("M")], .panels,
            help: "tournament: the run, those it is compared with and the classic strategies play each other",
            unavailable: \.tournamentReason, action: { model, _ in model.openTournament() }),
        KeyBinding(
            "league", [.character("X")], .panels,
            help: "league: learners of the exact game, such as LOLA and SOS, against each other",
            action: { model, _ in model.openLeague() }),
        KeyBinding(
            "play", [.character("P")], .panels, help: "play: take the peer's seat and play with the meta-agent",
            unavailable: \.playReason, action: { model, _ in model.openPlay() }),
    ]

    /// Keys of the panels' own, each once; those of panels for different games are one key where they have one name.
    static func own(of panels: PanelList) -> [KeyBinding<Model>] {
        let all = panels.all.flatMap { panel in panel.keys.map { (panel: panel, key: $0) } }
        let ids = all.map(\.key.id).reduce(into: [String]()) { ids, id in if !ids.contains(id) { ids.append(id) } }
        return ids.compactMap { id in
            let owners = all.filter { $0.key.id == id }
            guard let first = owners.first?.key else { return nil }
            let sentences = owners.map(\.key.help)
            let help = sentences.reduce(into: [String]()) { all, one in if !all.contains(one) { all.append(one) } }
                .joined(separator: "; ")
            @Sendable func owner(_ model: Model) -> (panel: any PanelView, key: KeyBinding<PanelSight>)? {
                owners.first { model.shows($0.panel) }
            }
            return KeyBinding(
                id, first.keys, first.section, takesCount: first.takesCount, label: first.label, help: help,
                phrases: first.phrases,
                unavailable: { model in
                    guard let (panel, key) = owner(model) else { return "no panel of this game has this key" }
                    return key.unavailable(model.sight(of: panel))
                },
                action: { model, press in
                    guard let (panel, key) = owner(model) else { return [] }
                    var sight = model.sight(of: panel)
                    defer { model.view = sight.scene.view }
                    return key.action(&sight, press)
                })
        }
    }
}
