import Platform
import Threads
import Training

/// The loop between a person and the trainer: keys and news go into the model, what the model asks for is done, and
/// what it looks like is drawn. Sleeps in one `poll` whenever there is nothing to do.
package final class Dashboard {
    /// Seconds between looks at the trainer: at most ten frames a second for its news.
    static let newsInterval = 0.1
    /// Seconds from a file's being saved to reading it.
    private static let settling = 0.15

    /// As it is when the loop ends, for a summary.
    package private(set) var model: Model
    /// What frames cost; only kept when asked for, as it grows.
    package private(set) var statistics: FrameStatistics?

    let terminal: Terminal
    private let trainer: any TrainerControl
    private let wake: WakePipe
    private let library: RunLibrary?
    private let tournament: TournamentPlayer?
    private let league: LeaguePlayer?
    private let play: PlayHost?
    private let pictures: PictureSaver?
    private let files: ScreenFiles?
    private let saves: FileWatch?
    /// When files that were saved are to be read; a little later, since editors save in several steps.
    private var rereading: Double?
    private var buffer = CellBuffer(width: 0, height: 0)
    private var usage = ProcessUsage(now: Monotonic.now)
    /// The trainer is not looked at before this time.
    private var nextNews = 0.0
    private var keys = 0
    /// The frame drawn last, until the terminal has it.
    private var drawn: FrameStatistics.Frame?
    /// Whether a person who plays waits for an answer, which then is not held back.
    private var awaitsPlay = false
    /// How the loop is to end, once that is known, and whether to save before.
    private var ending: (cause: Outcome.Cause, saves: Bool)?

    /// - Parameters:
    ///   - terminal: an open terminal; `run` closes it.
    ///   - trainer: what is watched and steered.
    ///   - model: what is shown at first.
    ///   - wake: signalled by all of these when they have news.
    ///   - library: saved runs to compare with; nil for none.
    ///   - tournament: plays the run against others; nil for nobody.
    ///   - league: plays learners of the exact laboratory; nil for nobody.
    ///   - play: plays with a person; nil for nobody.
    ///   - pictures: saves screens; nil for nobody.
    ///   - files: what the screen is configured by; nil for nothing.
    ///   - measures: whether to keep `statistics`.
    package init(
        terminal: Terminal, trainer: any TrainerControl, model: Model, wake: WakePipe, library: RunLibrary? = nil,
        tournament: TournamentPlayer? = nil, league: LeaguePlayer? = nil, play: PlayHost? = nil,
        pictures: PictureSaver? = nil,
        files: ScreenFiles? = nil, measures: Bool = false
    ) {
        self.files = files
        saves = files.map { FileWatch($0.watched) }
        self.library = library
        self.tournament = tournament
        self.league = league
        self.play = play
        self.pictures = pictures
        self.terminal = terminal
        self.trainer = trainer
        self.model = model
        self.wake = wake
        statistics = measures ? FrameStatistics() : nil
    }

    /// Shows the dashboard until the person leaves, a signal ends it or the terminal is gone, then gives the terminal
    /// back.
    ///
    /// - Parameters:
    ///   - start: called when the first frame is on the screen; starts training.
    ///   - save: writes the current run; called on another thread. After a signal it is given two seconds.
    /// - Returns: how it ended.
    package func run(start: () -> Void, save: @escaping @Sendable () -> Void) -> Outcome {
        resize()
        draw()
        start()
        while ending == nil { turn() }
        tournament?.stop()
        league?.send(.stop)
        play?.send(.end, nil)
        files?.finish()
        let cause = ending?.cause ?? .quit
        let isSaved = ending?.saves == true && SaveWatch.run(save, hurries: cause != .quit, signals: terminal.signals)
        terminal.close()
        return Outcome(cause, isSaved: isSaved)
    }

    /// Sleeps until there is something to do, and does it.
    private func turn() {
        let news = wait()
        terminal.sink.flush()
        countFrame()
        for signal in news.signals { receive(signal) }
        if news.isHungUp { ending = ending ?? (.hangUp, true) }
        if news.hasInput {
            for input in terminal.readInput() where ending == nil { apply(input) }
        }
        if news.hasNews { takeNews() }
        if news.hasSaves {
            saves?.drain()
            rereading = Monotonic.now + Dashboard.settling
        }
        if let time = rereading, Monotonic.now >= time {
            rereading = nil
            files?.reload()
        }
        if let deadline = model.deadline, Monotonic.now >= deadline { apply(.tick(now: Monotonic.now)) }
        if ending == nil { draw() }
    }

    /// What woke the loop.
    private struct News {
        var signals: Set<Int32> = []
        var hasInput = false
        var hasNews = false
        var hasSaves = false
        var isHungUp = false
    }

    private func wait() -> News {
        let now = Monotonic.now
        var entries = [
            pollfd(fd: terminal.lines.input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: terminal.signals.reader, events: Int16(POLLIN), revents: 0),
            // A negative descriptor is passed over. News that come too early thus do not wake us.
            pollfd(fd: now >= nextNews ? wake.reader : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: terminal.isReady ? -1 : terminal.sink.line, events: Int16(POLLOUT), revents: 0),
            pollfd(fd: saves?.reader ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        let times = [model.deadline, terminal.inputDeadline, rereading, now < nextNews ? nextNews : nil].compactMap(
            \.self)
        Descriptors.wait(&entries, timeout: times.min().map { $0 - now })
        let gone = Int16(POLLHUP | POLLERR | POLLNVAL)
        return News(
            signals: entries[1].revents != 0 ? terminal.signals.take() : [],
            hasInput: entries[0].revents & Int16(POLLIN) != 0
                || terminal.inputDeadline.map { Monotonic.now >= $0 } ?? false, hasNews: entries[2].revents != 0,
            hasSaves: entries[4].revents != 0,
            isHungUp: (entries[0].revents | entries[3].revents) & gone != 0)
    }

    private func receive(_ signal: Int32) {
        switch signal {
        case SIGWINCH: resize()
        case SIGCONT: resume()
        case SIGTSTP: suspend()
        default: ending = ending ?? (.signal(signal), true)
        }
    }

    private func takeNews() {
        wake.drain()
        let now = Monotonic.now
        if let news = play?.takeNews() {
            awaitsPlay = false
            apply(.play(news, now: now))
        }
        nextNews = awaitsPlay ? now : now + Dashboard.newsInterval
        apply(.feed(trainer.takeFeed(), now: now))
        if let news = library?.takeNews(), !news.isEmpty { apply(.library(news, now: now)) }
        if let news = tournament?.takeNews() { apply(.tournament(news, now: now)) }
        if let news = league?.takeNews() { apply(.league(news, now: now)) }
        if let news = pictures?.takeNews(), !news.isEmpty { apply(.pictures(news, now: now)) }
        if let news = files?.takeNews(), news.configuration != nil || news.problem != nil {
            apply(.files(news, now: now))
        }
        if let event = usage.sample(now: now) { apply(event) }
    }

    private func apply(_ input: Input) {
        let now = Monotonic.now
        switch input {
        case .key(let key):
            keys += 1
            apply(.key(key, now: now))
        case .mouse(let mouse): apply(.mouse(mouse, now: now))
        case .paste(let text): apply(.paste(text, now: now))
        case .focus: break
        }
    }

    private func apply(_ event: Event) {
        for effect in model.update(event) {
            switch effect {
            case .trainer(let command): trainer.send(command)
            case .library(let request): library?.send(request)
            case .tournament(let request?): tournament?.play(request, trainer.latestPolicy)
            case .tournament(nil): tournament?.stop()
            case .league(let command): league?.send(command)
            case .play(let command):
                play?.send(command, trainer.latestPolicy)
                awaitsPlay = play != nil && command != .end
                nextNews = min(nextNews, Monotonic.now)
            case .savePicture: pictures?.save(model)
            case .copy(let text): apply(.copied(terminal.copy(text), now: Monotonic.now))
            case .reload: files?.reload()
            case .keep(let text): files?.keep(text)
            case .quit(let save): ending = ending ?? (.quit, save)
            case .suspend: suspend()
            case .mouse(let isOn): terminal.reportsMouse = isOn
            case .repaint:
                terminal.repaint()
                model.needsFrame = true
            }
        }
    }

    private func resize() {
        _ = terminal.updateSize()
        model.needsFrame = true
        apply(.resize(columns: terminal.size.columns, rows: terminal.size.rows))
    }

    /// Stops the process, and with it training, until it is continued.
    private func suspend() {
        // Nobody could continue us.
        if terminal.signals.ignored.contains(SIGTSTP) { return }
        terminal.suspend()
        JobControl.stop()
        resume()
        // Being continued has been dealt with; what else came while the process stood still has not.
        for signal in terminal.signals.take().subtracting([SIGCONT, SIGTSTP]) { receive(signal) }
    }

    private func resume() {
        terminal.resume()
        apply(.resumed(now: Monotonic.now))
        resize()
    }

    /// Draws if something has changed; later, if the terminal has not taken the previous frame yet.
    private func draw() {
        guard model.needsFrame, terminal.isReady else { return }
        let began = Monotonic.threadWork
        let bytes = terminal.bytesWritten
        model.needsFrame = false
        model.render(into: &buffer)
        terminal.draw(buffer)
        let duration = Monotonic.threadWork - began
        drawn = .init(duration: duration, bytes: terminal.bytesWritten - bytes, finished: 0, keys: keys)
        countFrame()
    }

    /// Counts the frame drawn last, once the terminal has all of it.
    private func countFrame() {
        guard terminal.isReady, var frame = drawn else { return }
        frame.finished = Monotonic.now
        statistics?.append(frame)
        drawn = nil
    }
}
