import Formats
import Games
import Training

/// The numbers behind what is on the screen, as tables for other programs.
struct VisibleData {
    let scene: Scene

    init(_ scene: Scene) { self.scene = scene }

    /// The tables there are, by the end of their files' names.
    var tables: [(name: String, text: String)] {
        [("curve", curve), ("compared", compared), ("chain", chain), ("policy", policy)].compactMap { name, text in
            text.map { (name, $0) }
        }
    }

    private var weight: Int { scene.view.smoothing }

    /// The updates that the reward panel shows. Of long runs the early ones are kept several together: `raw` is then the
    /// mean of `updates` of them, `update` the last.
    private var curve: String? {
        guard !scene.history.isEmpty else { return nil }
        let shown = scene.shownUpdates
        var text = CSV.line(["update", "updates", "raw", "least", "most", "smoothed", "validation", "seconds"])
        var marks = scene.history.marks.drop { $0.update < shown.low }
        var point = scene.history.point(after: shown.low - 1)
        while let next = point, next.lastUpdate <= shown.high {
            var validation: Double?
            while let mark = marks.first, mark.update <= next.lastUpdate {
                validation = mark.score
                marks = marks.dropFirst()
            }
            let isGood = next.bad < next.count
            text += CSV.line([
                "\(next.lastUpdate)", "\(next.count)", CSV.number(next.mean), CSV.number(isGood ? next.low : .nan),
                CSV.number(isGood ? next.high : .nan), number(next.smoothed[weight]), CSV.number(validation),
                next.elapsed.isNaN ? "" : CSV.number(next.elapsed),
            ])
            point = scene.history.point(after: next.lastUpdate)
        }
        return text
    }

    /// The runs drawn over it, one after the other.
    private var compared: String? {
        let read = scene.overlays.filter { $0.history != nil }
        guard !read.isEmpty else { return nil }
        let shown = scene.shownUpdates
        var text = CSV.line(["run", "update", "updates", "raw", "smoothed", "seconds"])
        for overlay in read {
            for bucket in overlay.history?.buckets.items ?? []
            where bucket.lastUpdate >= shown.low && bucket.lastUpdate <= shown.high {
                text += CSV.line([
                    overlay.path, "\(bucket.lastUpdate)", "\(bucket.count)", CSV.number(bucket.mean),
                    number(bucket.smoothed[weight]), bucket.elapsed.isNaN ? "" : CSV.number(bucket.elapsed),
                ])
            }
        }
        return text
    }

    /// The watched chain: what every agent got at each joint policy.
    private var chain: String? {
        guard let chain = scene.snapshot.chain else { return nil }
        var text = CSV.line(["phi", "agent", "name", "reward", "drift", "modelError", "innerRate"])
        for step in 0..<scene.playedSteps {
            for (index, agent) in chain.agents.enumerated() {
                func value(_ values: [Double]?) -> String {
                    CSV.number(values.flatMap { step < $0.count ? $0[step] : nil })
                }
                text += CSV.line([
                    "\(step)", "\(index)", agent.name, value(agent.meanReward), value(agent.drift),
                    value(agent.modelError), index == 0 ? value(chain.innerRates) : "",
                ])
            }
        }
        return text
    }

    /// The policies along the chain: probabilities of actions, or what vectors of actions were drawn from.
    private var policy: String? {
        guard let chain = scene.snapshot.chain else { return nil }
        if let game = scene.subject.game.table { return probabilities(chain, game) }
        guard chain.agents.contains(where: { !$0.normals.isEmpty }) else { return nil }
        var text = CSV.line(["phi", "agent", "action", "mean", "deviation"])
        for (index, agent) in chain.agents.enumerated() {
            for (step, normal) in agent.normals.enumerated() {
                for (action, (mean, deviation)) in zip(normal.means, normal.deviations).enumerated() {
                    text += CSV.line([
                        "\(step)", "\(index)", "\(action)", CSV.number(mean), CSV.number(deviation),
                    ])
                }
            }
        }
        return text
    }

    private func probabilities(_ chain: ChainRecord, _ game: MatrixGame) -> String {
        var text = CSV.line(["phi", "agent", "state", "visits", "action", "probability"])
        for (index, agent) in chain.agents.enumerated() {
            for (step, table) in agent.probabilities.enumerated() {
                let visits = step < chain.visits.count ? chain.visits[step] : []
                for (place, probability) in table.enumerated() {
                    let (state, action) = (place / game.actionCount, place % game.actionCount)
                    text += CSV.line([
                        "\(step)", "\(index)", game.label(ofObservation: state),
                        CSV.number(state < visits.count ? visits[state] : nil), game.actions[action],
                        CSV.number(scene.knows(index, state, at: step) ? probability : nil),
                    ])
                }
            }
        }
        return text
    }

    /// As short as what is kept allows.
    private func number(_ value: Float) -> String { value.isNaN ? "" : "\(value)" }
}
