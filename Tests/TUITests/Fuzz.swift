import Games
import TUI
import Training

/// Random events, and a trainer that obeys well enough to keep them plausible.
struct Fuzz {
    private(set) var now = 30.0
    private(set) var update = 421
    private var configuration: RunConfiguration
    private var switched: RunConfiguration?
    private var state = TrainerState.running
    private var requests: [RunLibrary.Request] = []
    private var tournament: TournamentPlayer.Request?
    private var play = FixturePlay()
    private var plays: [PlayHost.News] = []

    init(_ game: Fixture.Game) { configuration = Fixture.configuration(Fixture.request(game)) }

    private static let keys: [Key] =
        KeyTable.bindings.flatMap(\.keys) + (0...9).compactMap { Unicode.Scalar(48 + $0).map(Key.character) }
        + [.alt("x"), .delete, .backspace, .character("é"), .function(5)]

    private static let pastes = ["", "q", "rps", "outer-rate 1e-4\n", "!word kind:warn", "囚人\u{301}", "\u{1B}[A\u{7}"]

    /// Presses, releases, movements and the wheel, also outside the window.
    private func mouse(_ generator: inout SplitMix) -> Mouse {
        let buttons = [0, 0, 0, 1, 2, 3, 32, 35, 64, 65, 66, 128]
        return Mouse(
            button: buttons[Int(generator.next() % UInt64(buttons.count))], column: Int(generator.next() % 210),
            row: Int(generator.next() % 62), isRelease: generator.next() % 4 == 0)
    }

    mutating func event(_ generator: inout SplitMix) -> Event {
        now += Double(generator.next() % 1000) / 2000
        switch generator.next() % 22 {
        case 0..<13:
            return .key(Self.keys[Int(generator.next() % UInt64(Self.keys.count))], now: now)
        case 13:
            return .resize(columns: Int(generator.next() % 200) - 5, rows: Int(generator.next() % 60) - 3)
        case 14: return .tick(now: now)
        case 15: return .usage(cpu: Double(generator.next() % 1600), memory: Int(generator.next() % (1 << 32)))
        case 16: return .resumed(now: now)
        case 20: return .mouse(mouse(&generator), now: now)
        case 21: return .paste(Self.pastes[Int(generator.next() % UInt64(Self.pastes.count))], now: now)
        case 17 where !requests.isEmpty: return .library(Fixture.news(of: requests.removeFirst()), now: now)
        case 18 where !plays.isEmpty: return .play(plays.removeFirst(), now: now)
        case 18:
            guard let tournament else { return .feed(feed(&generator), now: now) }
            let news = Fixture.news(
                of: tournament, rounds: Int(generator.next() % 3), more: Int(generator.next() % 9),
                isBroken: generator.next() % 8 == 0)
            return .tournament(news, now: now)
        default: return .feed(feed(&generator), now: now)
        }
    }

    /// Does what was asked for, sometime.
    mutating func obey(_ effect: Effect) {
        if case .library(let request) = effect { requests.append(request) }
        if case .tournament(let request?) = effect { tournament = request }
        if case .play(let command) = effect, let news = play.news(of: command) { plays.append(news) }
        guard case .trainer(let command) = effect else { return }
        switch command {
        case .pause: state = .paused
        case .resume: state = .running
        case .stepUpdates(let count), .stepPhases(let count): state = .stepping(remaining: count)
        case .switchRun(let request), .restart(let request), .branch(let request):
            // This game's own file of peers need not be installed.
            let isCheetah = request.game.name == HalfCheetah.id
            switched = isCheetah ? Fixture.configuration(request) : try? request.resolved()
        case .watch, .throttle, .stop: break
        }
    }

    private mutating func feed(_ generator: inout SplitMix) -> TrainerFeed {
        var newRun: RunConfiguration?
        if let switched, switched != configuration {
            newRun = switched
            configuration = switched
            update = 0
        }
        switched = nil
        let count = state == .running || newRun != nil ? Int(generator.next() % 8) : 0
        let samples = (0..<count).map { offset in
            Fixture.sample(update + offset + 1, configuration, isBroken: generator.next() % 50 == 0)
        }
        update += count
        var events: [TrainingEvent] = []
        if generator.next() % 4 == 0 {
            let kind = TrainingEvent.Kind.allCases[Int(generator.next() % UInt64(TrainingEvent.Kind.allCases.count))]
            events.append(TrainingEvent(time: now, kind: kind, text: "something happened"))
        }
        var snapshot = Fixture.snapshot(configuration, state: shownState(&generator), update: update)
        snapshot.chain = Fixture.chain(
            configuration, played: Int(generator.next() % UInt64(configuration.chainLength + 2)))
        return TrainerFeed(newSubject: newRun.map(Subject.run), samples: samples, events: events, snapshot: snapshot)
    }

    private func shownState(_ generator: inout SplitMix) -> TrainerState {
        switch generator.next() % 40 {
        case 0: .failed("for a test")
        case 1: .done
        case 2: .waiting
        default: state
        }
    }
}
