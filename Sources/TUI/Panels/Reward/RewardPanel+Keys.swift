import Training

/// How the curve is looked at.
extension RewardPanel {
    var keys: [KeyBinding<PanelSight>] {
        [
            KeyBinding(
                "scale", [.character("y")], .panels, help: "reward axis: linear or logarithmic",
                action: { sight, _ in
                    sight.scene.view.isLogarithmic.toggle()
                    return []
                }),
            KeyBinding(
                "smoothing", [.character("e"), .character("E")], .panels,
                help: "smooth the reward less, more: 0, .5, .8, .9, .95, .99",
                phrases: ["smooth the reward less", "smooth the reward more"],
                action: { sight, press in
                    let wanted = sight.scene.view.smoothing + press.step
                    sight.scene.view.smoothing = min(max(wanted, 0), Smoothing.weights.count - 1)
                    return []
                }),
            KeyBinding(
                "magnify", [.character("+"), .character("-")], .panels,
                help: "show half, twice as many updates: the latest, or those around the cursor",
                phrases: ["show half as many updates", "show twice as many updates"],
                unavailable: { $0.scene.zoomReason },
                action: { sight, press in
                    sight.scene.zoom(isIn: press.slot == 0)
                    return []
                }),
            KeyBinding(
                "whole-run", [.character("=")], .panels, help: "show the whole run",
                action: { sight, _ in
                    sight.scene.showWholeRun()
                    return []
                }),
            KeyBinding(
                "follow-tail", [.character("f")], .panels,
                help: "charts: follow the latest updates, or stay where they are",
                unavailable: {
                    $0.scene.view.inspection == nil
                        ? nil : "charts stay where they are while you inspect; Esc ends it"
                },
                action: { sight, _ in
                    sight.scene.toggleFollow()
                    return []
                }),
            KeyBinding(
                "unit", [.character("x")], .panels,
                help: "count updates, steps of the game or time of training along the axis",
                action: { sight, _ in
                    sight.scene.view.window.unit = sight.scene.view.window.unit.next
                    return []
                }),
        ]
    }

    func fit(_ scene: inout Scene) { scene.fitWindow() }
}

/// The keys to the left and right show earlier and later updates.
extension RewardPanel: PannedPanel {
    func panReason(_ scene: Scene) -> String? { scene.panReason }

    func pan(by share: Double, _ scene: inout Scene) {
        let shown = scene.shownUpdates
        let count = (share * Double(shown.high - shown.low)).rounded(.awayFromZero)
        scene.pan(by: Int(min(max(count, -1e12), 1e12)))
    }

    var panningHelp: [String: String] {
        [
            "left": "; at a part of the reward curve earlier updates", "right": "; at the reward curve later updates",
            "top": ", update", "bottom": ", update",
        ]
    }
}
