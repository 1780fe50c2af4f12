import Dispatch
import Synchronization

/// Text on how far work is, written beside the work: nobody who reads standard output slowly, or no longer, keeps it from
/// going on, or from being saved when it is told to end.
///
/// A terminal that is stopped (Ctrl-S), a pager on its first page and a launcher that ends its ranks leave a pipe full, in
/// which a write would wait for good.
enum ProgressLines {
    private static let queue = DispatchQueue(label: "progress")
    private static let waiting = Atomic<Int>(0)
    /// Texts that may wait; what comes while so many do is of the past when they are read, and is left out.
    private static let limit = 64

    /// Writes a text soon, or not at all if many wait.
    static func write(_ text: String) {
        guard waiting.load(ordering: .relaxed) < limit else { return }
        waiting.add(1, ordering: .relaxed)
        queue.async {
            StandardOutput.tell(exactly: text)
            waiting.subtract(1, ordering: .relaxed)
        }
    }

    /// Waits until all of it is written, so that other text can follow.
    static func finish() { queue.sync {} }

    /// The same, but no longer than a moment where nobody reads.
    static func settle() {
        let written = DispatchGroup()
        queue.async(group: written) {}
        _ = written.wait(timeout: .now() + .milliseconds(200))
    }
}
