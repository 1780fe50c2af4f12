import Training

/// The chain of joint policies, forwards as far as it was played and back as far as the gradient came: the meta-agent
/// above, its peers below, and between them the trajectories, tau, as the mean reward that the meta-agent got in them.
extension PhasePanel {
    func drawChain(_ scene: Scene, into canvas: inout Canvas) {
        let columns = stepColumns(scene, width: canvas.width)
        guard columns.count > 0 else { return }
        let theme = canvas.theme
        let place = Place(scene)
        canvas.write("meta", theme[.meta], column: 1, row: 0)
        canvas.write(scene.subject.game.players > 2 ? "peers" : "peer", theme[.peer], column: 1, row: 2)
        canvas.write("tau", theme[.graphText], column: 1, row: 1)
        drawLane(0, place, place.walked?.role, columns, scene, into: &canvas)
        // The walk of a method without the peers' learning does not pass them.
        let passesPeers = place.walked?.passesPeers == true
        drawLane(2, place, passesPeers ? .termPeer : nil, columns, scene, into: &canvas)
        let rewards = scene.snapshot.chain?.agents.first?.meanReward ?? []
        for step in columns.range {
            let isThere = step < rewards.count && step <= place.played
            let text = isThere ? scene.subject.rewardDigits.short(rewards[step], width: 4, room: columns.size - 1) : "."
            var style = theme[isThere ? .text : .inactive]
            if place.rollout == step { style.attributes.insert(.reverse) }
            canvas.write(text, style, column: columns.start(step), row: 1)
        }
    }

    private func drawLane(
        _ row: Int, _ place: Place, _ back: Role?, _ columns: StepColumns, _ scene: Scene, into canvas: inout Canvas
    ) {
        let (theme, arrows) = (canvas.theme, Arrows(canvas.symbols))
        let total = scene.subject.chainLength + 1
        for step in columns.range {
            var number = theme.chain(Double(step) / Double(max(total - 1, 1)))
            if step > place.reached { number = theme[.inactive] }
            if back != nil, place.walked?.step == step { number.attributes.formUnion([.reverse, .bold]) }
            let digits = step > 9 ? 2 : 1
            canvas.integer(step, number, before: columns.start(step) + digits, row: row)
            guard step + 1 < total, step + 1 < columns.range.upperBound else { continue }
            let (from, to) = (columns.start(step) + digits + 1, columns.end(step) - 2)
            guard from <= to else { continue }
            let isBack = back != nil && (place.walked.map { step >= $0.step } ?? false)
            let isThere = step < place.reached
            var style = theme[isBack ? back ?? .text : isThere ? .text : .inactive]
            if place.update == step { style.attributes.formUnion([.reverse, .bold]) }
            for column in from...to { canvas.put(isThere ? arrows.line : ".", style, column: column, row: row) }
            if isThere {
                canvas.put(isBack ? arrows.left : arrows.right, style, column: isBack ? from : to, row: row)
            }
        }
    }

    /// How far the chain and the walk back have come.
    private struct Place {
        /// The joint policy whose trajectories have just been played.
        var rollout: Int?
        /// The joint policy that has just been updated.
        var update: Int?
        /// The last one played.
        var played: Int
        /// The last one whose parameters are there.
        var reached: Int
        /// Where the gradient is; nil before it goes back.
        var walked: (step: Int, role: Role, passesPeers: Bool)?

        init(_ scene: Scene) {
            let length = scene.subject.chainLength
            (played, reached) = (length, length)
            switch scene.snapshot.phaseDone {
            case .rollout(let step): (rollout, played, reached) = (step, step, step)
            case .innerUpdate(let step): (update, played, reached) = (step, step, step + 1)
            case .walkBack(let step): walked = (step, .termOwn, Self.passesPeers(scene))
            case .outerGradient:
                if scene.subject.method.outer.isMetaGradient { walked = (0, .termCurrent, Self.passesPeers(scene)) }
            case .metaUpdate: break
            case nil: if scene.snapshot.chain == nil { (played, reached) = (-1, 0) }
            }
        }

        private static func passesPeers(_ scene: Scene) -> Bool {
            guard case .walkBack(let walk) = scene.snapshot.phaseReport else { return false }
            return walk.steps.contains { $0.adjoints.count > 1 }
        }
    }
}
