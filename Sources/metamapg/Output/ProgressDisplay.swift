import Foundation
import Scales
import TUI
import Threads
import Training

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// How far training is: on a terminal one line that is drawn again, elsewhere a line now and then.
struct ProgressDisplay {
    private let updates: Int
    /// What is counted, and what is measured.
    private let words: (count: String, score: String)
    /// How scores are written.
    private let digits: Digits
    /// Meta-updates made before.
    private let first: Int
    private let isTerminal: Bool
    /// Seconds between lines, or between drawings of the one line.
    private let interval: Double
    private let began = Monotonic.now
    private var shown = -Double.infinity
    private var isLineOpen = false

    init(
        updates: Int, after first: Int, interval: Double, digits: Digits = Digits(from: 0, to: 0),
        of count: String = "update", _ score: String = "score"
    ) {
        self.updates = updates
        words = (count, score)
        self.digits = digits
        self.first = first
        // Launchers of ranks give them terminals of their own, which nobody looks at.
        isTerminal =
            !Company.isSeveral && isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
        self.interval = isTerminal ? 0.1 : interval
    }

    /// Takes in a meta-update.
    mutating func show(_ sample: UpdateSample, best: (update: Int, score: Double)?) {
        show(sample.update, score: sample.score, best: best)
    }

    /// Takes in how far training is and what was measured last.
    mutating func show(_ update: Int, score: Double, best: (update: Int, score: Double)? = nil) {
        let now = Monotonic.now
        guard now - shown >= interval || update == updates else { return }
        shown = now
        let rate = Double(update - first) / max(now - began, 1e-6)
        let left = duration(Double(updates - update) / rate)
        if isTerminal {
            let best = best.map { "  best \(digits.text($0.score, atLeast: 3)) @\($0.update)" } ?? ""
            draw(
                share: Double(update) / Double(updates), "\(update)/\(updates)",
                "\(rate.places(1))/s  ETA \(left)  \(words.score) \(digits.text(score, atLeast: 3))\(best)")
        } else {
            let best = best.map { " best=\(digits.text($0.score, atLeast: 4))@\($0.update)" } ?? ""
            write(
                "\(words.count)=\(update)/\(updates) \(words.score)=\(digits.text(score, atLeast: 4))\(best) rate=\(rate.places(2))/s "
                    + "eta=\(left.replacingOccurrences(of: " ", with: ""))\n")
        }
    }

    /// Leaves the line, so that other text can follow.
    mutating func end() {
        guard isLineOpen else { return }
        write("\n")
        isLineOpen = false
        // What follows may go to standard error, on the same terminal.
        ProgressLines.settle()
    }

    /// A bar between texts, as wide as the terminal allows.
    private mutating func draw(share: Double, _ count: String, _ rest: String) {
        let width = min(ProgressDisplay.columns - 1, 120)
        let room = width - count.count - rest.count - 6
        var line = count
        if room >= 8 {
            let filled = Int((share * Double(room)).rounded(.down))
            let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: room - filled)
            line = "[\(bar)] \(count)"
        }
        line = String("\(line)  \(rest)".prefix(width))
        write("\r\(line)\u{1B}[K")
        isLineOpen = true
    }

    private func write(_ text: String) { ProgressLines.write(text) }

    private static var columns: Int {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
