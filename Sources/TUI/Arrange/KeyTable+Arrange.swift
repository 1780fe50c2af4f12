/// Keys that show and hide panels.
extension KeyTable {
    static func arranging(_ panels: PanelList) -> [KeyBinding<Model>] {
        [
            KeyBinding(
                "show-panel", (1...min(panels.ids.count, 9)).compactMap { Unicode.Scalar(48 + $0).map(Key.alt) },
                .panels, help: "hide a panel, or show it again; kept for the next time",
                phrases: panels.ids.prefix(9).map { "hide or show panel \($0.name)" },
                action: { model, press in
                    model.togglePanel(panels.ids[press.slot])
                    return []
                }),
            KeyBinding(
                "layout", [.character("p")], .panels,
                help: "next choice of panels: all, learning, behaviour, chain, reward, and those of your own",
                phrases: ["next layout"],
                action: { model, _ in
                    model.changeLayout()
                    return []
                }),
            KeyBinding(
                "show-all", [.character("0")], .panels, help: "show all panels",
                action: { model, _ in
                    model.resetPanels()
                    return []
                }),
        ]
    }
}
