import Platform
import Threads
import Training

/// Plays watched chains on a thread of its own, so that a slow one holds nobody up.
final class ChainPlayer: @unchecked Sendable {
    /// A chain as it is shown, the meta-update whose `phi_0` it started from, and the run that it is of.
    typealias Shown = (record: ChainRecord, update: Int, configuration: RunConfiguration)

    private struct Request {
        var configuration: RunConfiguration
        var state: RunState
        var watched: WatchedPeer
        var isUrgent: Bool
    }

    // `condition` protects everything below it.
    private let condition = MonotonicCondition()
    private var request: Request?
    private var shown: Shown?
    private var isStopped = false
    private let onChain: @Sendable () -> Void

    /// Seconds after which a chain that came too soon is thought of again.
    private static let pause = 0.1

    private let thread: PreparedThread

    /// - Parameter onChain: Called from the thread whenever there is a chain to take.
    /// - Throws: `ThreadError`.
    init(onChain: @escaping @Sendable () -> Void) throws(ThreadError) {
        self.onChain = onChain
        thread = try PreparedThread("watched chain", stackSize: 4 << 20)
    }

    func start() { thread.start { [self] in work() } }

    /// Asks for a chain; a request before that is not under way yet is dropped.
    /// - Parameters:
    ///   - configuration: Of the run.
    ///   - state: Where the chain starts from.
    ///   - watched: Whose chain it is.
    ///   - isUrgent: Whether somebody waits for it; others keep a distance.
    func play(_ configuration: RunConfiguration, _ state: RunState, _ watched: WatchedPeer, isUrgent: Bool) {
        condition.withLock {
            let isUrgent = isUrgent || request?.isUrgent == true
            request = Request(configuration: configuration, state: state, watched: watched, isUrgent: isUrgent)
            condition.broadcast()
        }
    }

    /// The chain played since the last call; nil if there is none.
    func take() -> Shown? {
        condition.withLock {
            defer { shown = nil }
            return shown
        }
    }

    func stop() {
        condition.withLock {
            isStopped = true
            condition.broadcast()
        }
    }

    private func work() {
        ThreadPriority.lower(by: FollowerLoop.niceness)
        var current: (configuration: RunConfiguration, chain: WatchedChain)?
        while let next = nextRequest() {
            if current?.configuration != next.configuration {
                current = (next.configuration, WatchedChain(next.configuration))
            }
            let played = current?.chain.play(next.state, next.watched, before: nil, until: nil, force: next.isUrgent)
            condition.withLock {
                if let played {
                    shown = (played.record, played.update, next.configuration)
                } else if request == nil {
                    request = next
                    _ = condition.wait(until: Monotonic.now + ChainPlayer.pause)
                }
            }
            if played != nil { onChain() }
        }
    }

    /// Waits for a request; nil at the end.
    private func nextRequest() -> Request? {
        condition.lock()
        defer { condition.unlock() }
        while request == nil && !isStopped { condition.wait() }
        defer { request = nil }
        return isStopped ? nil : request
    }
}
