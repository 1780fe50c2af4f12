// Unsafe here is memory that is allocated and initialised as a whole and freed with this object.

/// One place for the result of each numbered piece of work. Each place is written by the one worker that has its
/// number, and read after all work is done.
@safe package final class Slots<Element: Sendable>: @unchecked Sendable {
    // Protected by that rule: `WorkerPool.forEach` orders the writes before its return.
    private let storage: UnsafeMutableBufferPointer<Element?>

    package init(count: Int) {
        unsafe storage = .allocate(capacity: count)
        unsafe storage.initialize(repeating: nil)
    }

    deinit {
        unsafe storage.deinitialize()
        unsafe storage.deallocate()
    }

    package subscript(index: Int) -> Element? {
        get { unsafe storage[index] }
        set { unsafe storage[index] = newValue }
    }

    /// All results, or nil if one is missing.
    package var complete: [Element]? {
        let values = unsafe storage.compactMap(\.self)
        return unsafe values.count == storage.count ? values : nil
    }
}
