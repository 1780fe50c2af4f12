import Platform
import Synchronization

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// Wakes the main thread out of `poll`. Any number of signals between two looks count as one.
package final class WakePipe: Sendable {
    /// Becomes readable after `signal()`.
    package let reader: Int32
    private let writer: Int32
    private let isPending = Atomic(false)

    package init() {
        (reader, writer) = Descriptors.pipe()
    }

    deinit {
        close(reader)
        close(writer)
    }

    /// Wakes the reader. Never blocks; may be called from any thread, best after the news is in place.
    package func signal() {
        if isPending.exchange(true, ordering: .acquiringAndReleasing) { return }
        var byte: UInt8 = 1
        _ = unsafe write(writer, &byte, 1)
    }

    /// Makes the pipe silent until the next signal. Look for news after this, not before.
    package func drain() {
        // In this order: were the flag lowered first, the byte of a signal in between would be swallowed here, with
        // the flag up for good.
        _ = Descriptors.drain(reader)
        _ = isPending.exchange(false, ordering: .acquiringAndReleasing)
    }
}
