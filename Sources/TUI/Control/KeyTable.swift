/// Every key and what it does: the one source of dispatch, key line, list of keys and documentation.
package enum KeyTable {
    package static let bindings: [KeyBinding] =
        training + run + panels + scrolling + looks + program + dialogs + compare + tournament

    private static let training: [KeyBinding] = [
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
            help: "slower, faster: full speed, 10, 5, 2, 1, .5, .2 updates a second", unavailable: \.readOnlyReason,
            action: { model, press in model.throttle(by: press.slot == 0 ? 1 : -1) }),
    ]

    private static let run: [KeyBinding] = [
        KeyBinding(
            "population", [.character("["), .character("]")], .run, label: "peers",
            help: "previous, next population of peers", unavailable: \.populationReason,
            action: { model, press in model.choosePopulation(by: press.step) }),
        KeyBinding(
            "game", [.character("("), .character(")")], .run, label: "game", help: "previous, next game",
            unavailable: \.gameReason, action: { model, press in model.chooseGame(by: press.step) }),
        KeyBinding(
            "algorithm", [.character("<"), .character(">")], .run, label: "algorithm",
            help: "previous, next algorithm", unavailable: \.algorithmReason,
            action: { model, press in model.chooseAlgorithm(by: press.step) }),
        KeyBinding(
            "policy", [.character("|")], .run, help: "next class of policies: table, recurrent network",
            unavailable: \.policyReason,
            action: { model, _ in model.choosePolicy() }),
        KeyBinding(
            "watched-peer", [.character(","), .character(".")], .run, label: "watch",
            help: "watch the previous, next peer; training does not notice", unavailable: \.watchReason,
            action: { model, press in model.watch(by: press.step) }),
        KeyBinding(
            "follow", [.character(";")], .run, help: "follow the peers of training, or stay with one",
            action: { model, _ in model.toggleFollow() }),
    ]

    private static let panels: [KeyBinding] = [
        KeyBinding(
            "focus", (1...6).compactMap { Unicode.Scalar(48 + $0).map(Key.character) }, .panels, label: "panel",
            help: "focus a panel",
            action: { model, press in
                if let panel = Panel(rawValue: press.slot + 1) { model.view.focus(on: panel) }
                return []
            }),
        KeyBinding(
            "next-panel", [.tab, .backTab], .panels, label: "focus", help: "focus the next, previous panel",
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
            "back", [.escape], .panels, help: "back: drop a choice that has not counted yet, leave the zoom",
            action: { model, _ in
                model.goBack()
                return []
            }),
        KeyBinding(
            "scale", [.character("y")], .panels, help: "reward axis: linear or logarithmic",
            action: { model, _ in
                model.view.isLogarithmic.toggle()
                return []
            }),
        KeyBinding(
            "smoothing", [.character("e"), .character("E")], .panels,
            help: "smooth the reward less, more: 0, .5, .8, .9, .95, .99",
            action: { model, press in
                model.changeSmoothing(by: press.step)
                return []
            }),
        KeyBinding(
            "magnify", [.character("+"), .character("-")], .panels, help: "show fewer, more of the latest updates",
            unavailable: { $0.largestMagnification > 0 ? nil : "the whole run is short enough to show" },
            action: { model, press in
                model.magnify(by: -press.step)
                return []
            }),
        KeyBinding(
            "whole-run", [.character("=")], .panels, help: "show the whole run",
            action: { model, _ in
                model.view.magnification = 0
                return []
            }),
        KeyBinding(
            "compare", [.character("c")], .panels,
            help: "compare saved runs of the same game: a list, from which up to five are drawn over the reward",
            action: { model, _ in model.openRunList() }),
        KeyBinding(
            "tournament", [.character("M")], .panels,
            help: "tournament: the run, those it is compared with and the classic strategies play each other",
            unavailable: \.tournamentReason, action: { model, _ in model.openTournament() }),
        KeyBinding(
            "variant", [.character("v")], .panels,
            help: "policy: next agent, per cent, glyphs, meta - peer; mean, sigma",
            action: { model, _ in
                model.changePolicyView()
                return []
            }),
        KeyBinding(
            "action", [.character("a")], .panels, help: "policy, payoffs: the next action; a robot moves or stops",
            unavailable: { $0.hasRobot ? $0.robotReason : nil },
            action: { model, _ in
                model.changeAction()
                return []
            }),
    ]
}

extension Press {
    /// -1 for the first key of a pair, 1 for the second.
    var step: Int { slot == 0 ? -1 : 1 }
}
