/// Every key and what it does: the one source of dispatch, key line, list of keys and documentation.
package enum KeyTable {
    /// The keys of the dashboard's panels.
    package static let standard = map(of: .standard)
    package static var bindings: [KeyBinding<Model>] { standard.bindings }

    /// What keys do where these panels are shown. The keys of the first one, which has the focus at first, come before
    /// those that open a view.
    package static func map(of panels: PanelList) -> KeyMap<Model> {
        let own = own(of: panels)
        let count = panels.all[0].keys.count
        let parts: [[KeyBinding<Model>]] = [
            training, run + begin, focus(panels), arranging(panels), Array(own.prefix(count)), views + events,
            Array(own.dropFirst(count)), inspecting, scrolling(panels), looks, files, pictures, program,
            DialogList.keys,
        ]
        return KeyMap(parts.flatMap(\.self))
    }

    private static let training: [KeyBinding<Model>] = [
        KeyBinding(
            "pause", [.character(" ")], .training, label: "pause", help: "pause, resume",
            unavailable: \.finishedReason, action: { model, _ in model.togglePause() }),
        KeyBinding(
            "step-update", [.character("s")], .training, takesCount: true, label: "step",
            help: "run one meta-update, then pause; 10s runs ten",
            unavailable: \.finishedReason, action: { model, press in model.step(press.count, isPhase: false) }),
        KeyBinding(
            "step-phase", [.character("S")], .training, takesCount: true, label: "phase",
            help: "run one phase of a meta-update, then pause; 3S runs three",
            unavailable: \.finishedReason, action: { model, press in model.step(press.count, isPhase: true) }),
        KeyBinding(
            "throttle", [.character("{"), .character("}")], .training,
            help: "slower, faster: full speed, 10, 5, 2, 1, .5, .2 updates a second",
            phrases: ["slower", "faster"], unavailable: \.readOnlyReason,
            action: { model, press in model.throttle(by: press.slot == 0 ? 1 : -1) }),
    ]

    private static let run: [KeyBinding<Model>] = [
        KeyBinding(
            "population", [.character("["), .character("]")], .run, label: "peers",
            help: "previous, next population of peers",
            phrases: ["previous population of peers", "next population of peers"], unavailable: \.populationReason,
            action: { model, press in model.choosePopulation(by: press.step) }),
        KeyBinding(
            "game", [.character("("), .character(")")], .run, label: "game", help: "previous, next game",
            phrases: ["previous game", "next game"], unavailable: \.gameReason,
            action: { model, press in model.chooseGame(by: press.step) }),
        KeyBinding(
            "algorithm", [.character("<"), .character(">")], .run, label: "algorithm",
            help: "previous, next algorithm", phrases: ["previous algorithm", "next algorithm"],
            unavailable: \.algorithmReason,
            action: { model, press in model.chooseAlgorithm(by: press.step) }),
        KeyBinding(
            "policy", [.character("|")], .run, help: "next class of policies: table, recurrent network",
            unavailable: \.policyReason,
            action: { model, _ in model.choosePolicy() }),
        KeyBinding(
            "watched-peer", [.character(","), .character(".")], .run, label: "watch",
            help: "watch the previous, next peer; training does not notice",
            phrases: ["watch the previous peer", "watch the next peer"], unavailable: \.watchReason,
            action: { model, press in model.watch(by: press.step) }),
        KeyBinding(
            "follow", [.character(";")], .run, help: "follow the peers of training, or stay with one",
            action: { model, _ in model.toggleFollow() }),
    ]
}
