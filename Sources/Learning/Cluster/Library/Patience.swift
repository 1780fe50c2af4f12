import Threads

/// For how long there has been nothing to do.
package struct Patience: Sendable {
    private var began = Monotonic.now

    package init() {}

    /// Seconds.
    package var waited: Double { Monotonic.now - began }

    /// There was something.
    package mutating func renew() { began = Monotonic.now }
}
