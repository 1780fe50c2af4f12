import Games
import Platform
import Threads
import Training

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// Watching without a screen, for pipes, screen readers and terminals without a cursor: a line of text now and then.
package final class PlainMode {
    private let trainer: any TrainerControl
    private let wake: WakePipe
    private let interval: Double
    private let output: Int32
    /// Why lines could not be written (`errno`), if there is still somebody to read them; 0 if all were.
    package private(set) var lost: Int32 = 0

    /// - Parameters:
    ///   - trainer: what is watched.
    ///   - wake: signalled by the trainer when it has news.
    ///   - interval: seconds between lines.
    ///   - output: descriptor to write lines to.
    package init(
        trainer: any TrainerControl, wake: WakePipe, interval: Double = 1, output: Int32 = STDOUT_FILENO
    ) {
        self.trainer = trainer
        self.wake = wake
        self.interval = interval
        self.output = output
    }

    /// Prints until training ends, a signal comes or nobody reads any longer.
    ///
    /// - Parameters:
    ///   - start: starts training.
    ///   - line: what to print about the news since the last call, without a line feed; nil for nothing.
    ///   - save: writes the current run; called on another thread. After a signal it is given two seconds.
    /// - Returns: how it ended.
    package func run(
        start: () -> Void, line: (TrainerFeed) -> String?, save: @escaping @Sendable () -> Void
    ) -> Outcome {
        let signals = SignalInbox(others: [])
        defer { signals.release() }
        start()
        var cause: Outcome.Cause?
        while cause == nil {
            cause = pause(signals)
            wake.drain()
            let feed = trainer.takeFeed()
            if let text = line(feed), !write(text.visible + "\n") { cause = cause ?? .signal(SIGPIPE) }
            if cause == nil, PlainMode.hasEnded(feed.snapshot.state) { cause = .quit }
        }
        let isSaved = SaveWatch.run(save, hurries: cause != .quit, signals: signals)
        return Outcome(cause ?? .quit, isSaved: isSaved)
    }

    /// Waits until the next line is due, less if training ends or a signal asks for the end.
    private func pause(_ signals: SignalInbox) -> Outcome.Cause? {
        let due = Monotonic.now + interval
        while Monotonic.now < due {
            var entries = [pollfd(fd: signals.reader, events: Int16(POLLIN), revents: 0)]
            Descriptors.wait(&entries, timeout: due - Monotonic.now)
            if let number = signals.take().first { return .signal(number) }
        }
        return nil
    }

    private static func hasEnded(_ state: TrainerState) -> Bool {
        switch state {
        case .done, .interrupted, .failed: true
        default: false
        }
    }

    /// Writes a line. A disk that is full ends no training, but is remembered.
    /// - Returns: false when nobody reads any longer.
    private func write(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Platform.write(output, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var entries = [pollfd(fd: output, events: Int16(POLLOUT), revents: 0)]
                Descriptors.wait(&entries, timeout: 1)
            } else if errno != EINTR {
                guard errno != EPIPE, errno != EIO else { return false }
                lost = errno
                return true
            }
        }
        return true
    }
}
