import Games

/// Which agent, which action and how.
extension PolicyPanel {
    var keys: [KeyBinding<PanelSight>] {
        [
            KeyBinding(
                "variant", [.character("v")], .panels, help: "policy: next agent, per cent, glyphs, meta - peer",
                action: { sight, _ in
                    let showsAll = showsAllAgents(sight.scene, height: sight.size.height)
                    sight.scene.view[PolicyView.self].advance(
                        agents: sight.scene.subject.game.players, showsAll: showsAll)
                    return []
                }),
            KeyBinding(
                "action", [.character("a")], .panels, help: "policy, payoffs: the next action",
                action: { sight, _ in
                    sight.scene.view.action = (sight.scene.view.action + 1) % Self.actionCount(sight.scene)
                    return []
                }),
        ]
    }

    /// Another game may have fewer actions and agents.
    func fit(_ scene: inout Scene) {
        scene.view.action = min(scene.view.action, Self.actionCount(scene) - 1)
        let last = scene.subject.game.players - 1
        if scene.view[PolicyView.self].agent > last { scene.view[PolicyView.self].agent = last }
    }

    private static func actionCount(_ scene: Scene) -> Int { max(scene.subject.game.table?.actionCount ?? 1, 1) }
}
