/// Keys that scroll; panels may be steered by them instead, and say so.
extension KeyTable {
    static func scrolling(_ panels: PanelList) -> [KeyBinding<Model>] {
        let moving =
            panels.all.compactMap { ($0 as? any PannedPanel)?.panningHelp }
            + panels.all.compactMap { ($0 as? any SteeredPanel)?.steeringHelp }
        func help(_ id: String, _ text: String) -> String { text + moving.compactMap { $0[id] }.joined() }
        func scroll(_ id: String, _ keys: [Key], _ text: String, _ distance: Scroll) -> KeyBinding<Model> {
            KeyBinding(
                id, keys, .panels, help: help(id, text), phrases: [],
                unavailable: { $0.scrollReason(distance) },
                action: { model, _ in
                    model.scroll(distance)
                    return []
                })
        }
        func steps(_ id: String, _ keys: [Key], _ text: String, _ count: Int) -> KeyBinding<Model> {
            KeyBinding(
                id, keys, .panels, help: help(id, text), phrases: [], unavailable: \.stepReason,
                action: { model, _ in
                    model.scrollSteps(by: count)
                    return []
                })
        }
        return [
            scroll("up", [.character("k"), .up], "up a line", .lines(-1)),
            scroll("down", [.character("j"), .down], "down a line", .lines(1)),
            scroll("page-up", [.pageUp], "up a page", .pages(-1)),
            scroll("page-down", [.pageDown], "down a page", .pages(1)),
            scroll("half-up", [.control("u")], "up half a page", .pages(-0.5)),
            scroll("half-down", [.control("d")], "down half a page", .pages(0.5)),
            scroll("top", [.character("g"), .home], "to the first line", .start),
            scroll("bottom", [.character("G"), .end], "to the last line", .end),
            steps("left", [.character("h"), .left], "earlier joint policies, where not all fit", -1),
            steps("right", [.character("l"), .right], "later joint policies", 1),
        ]
    }
}
