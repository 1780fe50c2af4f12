// Unsafe here is C's union of two kinds of handlers; both are pointers.

/// Fields that C libraries call by different names.
extension sigaction {
    package typealias Handler = @convention(c) (Int32) -> Void

    /// What is called; nil for what the system does by itself.
    package var handler: Handler? {
        get {
            #if canImport(Glibc)
            unsafe __sigaction_handler.sa_handler
            #elseif canImport(Musl)
            unsafe __sa_handler.sa_handler
            #else
            unsafe __sigaction_u.__sa_handler
            #endif
        }
        set {
            #if canImport(Glibc)
            unsafe __sigaction_handler.sa_handler = newValue
            #elseif canImport(Musl)
            unsafe __sa_handler.sa_handler = newValue
            #else
            unsafe __sigaction_u.__sa_handler = newValue
            #endif
        }
    }

    /// Whether the signal is ignored.
    package var isIgnoring: Bool {
        // Functions cannot be compared, and this one is the number 1.
        let handlers = unsafe [handler, SIG_IGN].map { unsafe unsafeBitCast($0, to: Int.self) }
        return handlers[0] == handlers[1]
    }
}

extension stat {
    /// When the content was changed last.
    package var modified: timespec {
        #if canImport(Darwin)
        st_mtimespec
        #else
        st_mtim
        #endif
    }
}
