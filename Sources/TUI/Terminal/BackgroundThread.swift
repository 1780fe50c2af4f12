import Platform

// Unsafe here is what C hands to a new thread: an object that is retained until that thread has taken it over.

/// A thread of its own, so that waiting for something does not occupy the main thread or a shared pool.
enum BackgroundThread {
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Runs a closure on a new, detached thread; on this one if no thread can be had.
    static func start(_ body: @escaping @Sendable () -> Void) {
        let box = unsafe Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        let status = unsafe pthread_create(
            &thread, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, unsafe box.toOpaque())
        if status == 0 {
            pthread_detach(thread)
        } else {
            unsafe box.takeRetainedValue().run()
        }
    }
}
