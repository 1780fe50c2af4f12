import Dispatch
import Store
import TUI
import Training

/// A dashboard without a terminal and without a clock: a trainer or somebody who follows one, the same model, keys that
/// are pressed one after the other.
final class StillScreen {
    private let trainer: any TrainerControl
    private let news: DispatchSemaphore
    private let finish: () -> Void
    private var model: Model
    private lazy var league = LeaguePlayer(
        trainer: KeptLearners(threads: ThreadOptions.all), onNews: { [news] in news.signal() })
    /// Whether times of day are left out, which would be others every time.
    private let isTimeless: Bool
    /// What the model takes for the time, in seconds.
    private var now = 0.0

    /// Seconds without any news after which something must be wrong. A meta-update of a large run takes minutes.
    private static let patience = 600.0

    /// A new run after some meta-updates.
    init(new options: RunOptions, updates: Int, _ looks: LookOptions, _ size: WindowSize) throws {
        let (request, configuration) = try options.request()
        if let problem = configuration.game.unavailability {
            throw Failure("the game \(configuration.game.id) cannot be played: \(problem)")
        }
        let news = DispatchSemaphore(value: 0)
        let trainer = try Trainer(
            request, .init(threads: options.threads.count, startsPaused: true, niceness: 0),
            onNews: { news.signal() })
        (self.trainer, self.news, isTimeless) = (trainer, news, true)
        finish = { trainer.finish() }
        model = StillScreen.model(request, .run(configuration), looks, size, clock: WallClock(), isAttached: false)
        trainer.start()
        if updates > 0 { trainer.send(.stepUpdates(updates)) }
        try wait { $0.update == updates && StillScreen.isAtRest($0) && ($0.chain != nil || updates == 0) }
    }

    /// A saved run as it is now.
    init(saved path: String, _ looks: LookOptions, _ size: WindowSize) throws {
        let news = DispatchSemaphore(value: 0)
        let follower = try RunFollower(path, onNews: { news.signal() })
        let configuration = follower.configuration
        (trainer, self.news, isTimeless) = (follower, news, false)
        finish = { follower.finish() }
        model = StillScreen.model(
            try RunRequest(configuration), .run(configuration), looks, size, clock: .system(now: 0), isAttached: true)
        follower.start()
        // Without a checkpoint there is no chain to show.
        try wait { $0.state != .waiting && ($0.chain != nil || follower.latestPolicy == nil) }
    }

    private static func model(
        _ request: RunRequest, _ subject: Subject, _ looks: LookOptions, _ size: WindowSize, clock: WallClock,
        isAttached: Bool
    ) -> Model {
        var options = looks.viewOptions(clock: clock)
        options.depth = options.depth ?? .colors256
        options.symbols = options.symbols ?? .braille
        return Model(
            columns: size.columns, rows: size.rows, subject: subject, request: request, options: options,
            themes: looks.themes.store, choices: .catalogue, isAttached: isAttached, now: 0)
    }

    /// Presses keys and draws what is there then.
    /// - Throws: `Failure` if what they ask of a trainer fails.
    func picture(after keys: [Key]) throws -> ScreenPicture {
        defer { finish() }
        // What was told while the run was read or trained is over.
        now = 100
        try take(.tick(now: now))
        for key in keys {
            now += 0.01
            try take(.key(key, now: now))
        }
        // What was chosen counts, and digits are no count any longer.
        now += 1.01
        try take(.tick(now: now))
        return model.picture
    }

    private func take(_ event: Event) throws {
        for effect in model.update(event) {
            switch effect {
            case .trainer(let command): try obey(command)
            case .library(let request):
                let library = RunLibrary(RunStore.standard, onNews: { [news] in news.signal() })
                library.send(request)
                let count = if case .load(let runs) = request { runs.count } else { 1 }
                var answers = 0
                while answers < count {
                    news.wait()
                    let more = library.takeNews()
                    answers += more.count
                    _ = model.update(.library(more, now: now))
                }
            case .league(let command): play(command)
            // Nothing goes on or is kept after a picture.
            case .tournament, .play, .savePicture, .copy, .reload, .keep, .quit, .suspend, .mouse, .repaint: break
            }
        }
    }

    /// Waits for all that a league's command asks for.
    private func play(_ command: LeaguePlayer.Command) {
        league.send(command)
        var isPlayed = command == .stop
        while !isPlayed {
            news.wait()
            guard let known = league.takeNews() else { continue }
            _ = model.update(.league(known, now: now))
            isPlayed = if case .trace = command { known.trace != nil } else { known.adoption != nil }
            if known.problem != nil { return }
        }
    }

    private func obey(_ command: TrainerCommand) throws {
        switch command {
        case .stepUpdates, .stepPhases:
            let (update, phase) = (model.snapshot.update, model.snapshot.phaseDone)
            trainer.send(command)
            // News of before may still come.
            try wait { StillScreen.isAtRest($0) && ($0.update, $0.phaseDone) != (update, phase) }
        case .watch(let watched):
            let before = model.snapshot.chain
            trainer.send(command)
            // The same peer again brings the same chain, and no news of it.
            try wait(atMost: 2) { $0.watched == watched && $0.chain != nil && $0.chain != before }
        case .switchRun, .restart, .branch:
            let before = model.subject
            trainer.send(command)
            let errors = model.events.total
            try wait { [self] _ in model.subject != before || model.events.total > errors }
        // It stands still all the time.
        case .pause, .resume, .throttle, .stop: break
        }
    }

    private static func isAtRest(_ snapshot: TrainerSnapshot) -> Bool {
        snapshot.state == .paused || isOver(snapshot)
    }

    private static func isOver(_ snapshot: TrainerSnapshot) -> Bool {
        switch snapshot.state {
        case .done, .failed: true
        default: false
        }
    }

    /// Takes news until something holds.
    /// - Parameters:
    ///   - seconds: How long to wait for each of them; nil for as long as it may take, after which it is an error.
    ///   - isEnough: What is to hold.
    /// - Throws: `Failure` if it does not come to that.
    private func wait(atMost seconds: Double? = nil, _ isEnough: (TrainerSnapshot) -> Bool) throws {
        repeat {
            guard news.wait(timeout: .now() + (seconds ?? StillScreen.patience)) == .success else {
                if seconds != nil { return }
                throw Failure("there was no news for \(Int(StillScreen.patience)) seconds")
            }
            var feed = trainer.takeFeed()
            if isTimeless {
                for index in feed.samples.indices { feed.samples[index].time = SampleTime() }
                for index in feed.events.indices { feed.events[index].time = 0 }
            }
            _ = model.update(.feed(feed, now: now))
            if case .failed(let reason) = feed.snapshot.state { throw Failure("training failed: \(reason)") }
        } while !isEnough(model.snapshot)
    }
}
