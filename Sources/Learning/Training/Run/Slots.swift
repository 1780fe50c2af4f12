/// One place for the result of each numbered piece of work. Each place is written by the one worker that has its
/// number, and read after all work is done.
final class Slots<Element: Sendable>: @unchecked Sendable {
    // Protected by that rule: `WorkerPool.forEach` orders the writes before its return.
    private let storage: UnsafeMutableBufferPointer<Element?>

    init(count: Int) {
        storage = .allocate(capacity: count)
        storage.initialize(repeating: nil)
    }

    deinit {
        storage.deinitialize()
        storage.deallocate()
    }

    subscript(index: Int) -> Element? {
        get { storage[index] }
        set { storage[index] = newValue }
    }

    /// All results, or nil if one is missing.
    var complete: [Element]? {
        let values = storage.compactMap(\.self)
        return values.count == storage.count ? values : nil
    }
}
