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
                action: { sight, press in
                    let wanted = sight.scene.view.smoothing + press.step
                    sight.scene.view.smoothing = min(max(wanted, 0), Smoothing.weights.count - 1)
                    return []
                }),
            KeyBinding(
                "magnify", [.character("+"), .character("-")], .panels, help: "show fewer, more of the latest updates",
                unavailable: {
                    Self.largestMagnification($0.scene) > 0 ? nil : "the whole run is short enough to show"
                },
                action: { sight, press in
                    let wanted = sight.scene.view.magnification - press.step
                    sight.scene.view.magnification = min(max(wanted, 0), Self.largestMagnification(sight.scene))
                    return []
                }),
            KeyBinding(
                "whole-run", [.character("=")], .panels, help: "show the whole run",
                action: { sight, _ in
                    sight.scene.view.magnification = 0
                    return []
                }),
        ]
    }

    func fit(_ scene: inout Scene) {
        guard scene.view.magnification > 0 else { return }
        scene.view.magnification = min(scene.view.magnification, Self.largestMagnification(scene))
    }

    /// The most the curve can be magnified: about ten updates remain.
    private static func largestMagnification(_ scene: Scene) -> Int {
        var count = 0
        while scene.history.lastUpdate >> count > 20, count < 16 { count += 1 }
        return count
    }
}
