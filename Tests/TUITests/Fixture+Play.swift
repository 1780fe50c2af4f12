import TUI
import Training

/// Plays with a person at once, as a host does on a thread of its own.
struct FixturePlay {
    private var session: PlaySession?
    private var number = 0
    private var folder: String?
    /// What a person plays against; nil for what the fixture's run begins with.
    var policy: TrainedPolicy?
    /// Why what is played is not kept.
    var problem: String?
    var references: [PlayReference]?

    /// What a host answers; nil if it says nothing.
    mutating func news(of command: PlayHost.Command) -> PlayHost.News? {
        switch command {
        case .begin(let request):
            let start = RunState(startOf: request.configuration)
            policy = policy ?? TrainedPolicy(request.configuration, start)
            (number, folder) = (0, request.folder)
            begin()
        case .act(let action): session?.act(action)
        case .learn: session?.learn()
        case .again:
            number += 1
            begin()
        case .end:
            session = nil
            return nil
        }
        guard let session else { return PlayHost.News(refusal: "the run has no policy yet to play with") }
        let record = session.record
        let curve = (0...record.chainLength).map { 0.4 + 0.1 * Double($0) }
        return PlayHost.News(
            record: record,
            references: references ?? [PlayReference(.personas(40), curve)]
                + PlayReference.published(record.configuration),
            file: record.steps.isEmpty ? nil : "\(folder ?? "/runs/ipd")/play-1.csv", problem: problem)
    }

    private mutating func begin() {
        guard let policy else { return }
        var options = PlaySession.Options()
        options.horizon = 4
        session = try? PlaySession(policy, options, chain: number)
    }

    /// Presses keys and answers what they ask for.
    mutating func press(_ model: inout Model, _ keys: [Key], now: Double = 30) -> [Effect] {
        var effects: [Effect] = []
        for key in keys {
            let asked = model.update(.key(key, now: now))
            effects += asked
            for case .play(let command) in asked {
                if let news = news(of: command) { effects += model.update(.play(news, now: now)) }
            }
        }
        return effects
    }

    mutating func press(_ model: inout Model, _ keys: String) -> [Effect] {
        press(&model, keys.unicodeScalars.map { $0 == "\n" ? .enter : .character($0) })
    }
}
