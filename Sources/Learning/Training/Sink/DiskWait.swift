import Files
import Foundation
import Threads

/// What training does while its disk refuses: it waits, for what it measures must have a place to go. The one mechanism
/// for everything that is trained; memory holds meanwhile what could not be written.
package struct DiskWait: Sendable {
    /// What came of another try.
    enum Outcome: Sendable, Hashable {
        /// Everything is written.
        case written
        /// What stood in the way still does, and there will be another try.
        case waits
        /// It is another reason, or nobody tries again unless asked.
        case refused(RunFileError)
    }

    /// Seconds between tries where nobody says otherwise.
    package static let usualInterval = 2.0
    /// How long a wait to be told to stop may go unnoticed, in seconds.
    private static let nap = 0.05

    /// Seconds between tries; nil to wait for somebody who asks.
    private let interval: Double?
    /// What went wrong; nil if all is well.
    private(set) var problem: RunFileError?
    /// When to try again without being asked, on the monotonic clock; nil for never.
    private(set) var nextTry: Double?

    package init(every interval: Double?) { self.interval = interval }

    /// Something could not be written. A folder that is gone can be written anew at once.
    /// - Parameters:
    ///   - problem: Why.
    ///   - tries: Whether to try again without being asked.
    mutating func begin(_ problem: RunFileError, tries: Bool = true) {
        self.problem = problem
        nextTry = tries ? interval.map { Monotonic.now + (problem.isGone ? 0 : $0) } : nil
    }

    /// Nothing is tried any longer unless somebody asks.
    mutating func stopTrying() { nextTry = nil }

    /// Whether it is time to try again.
    var isDue: Bool { nextTry.map { Monotonic.now >= $0 } ?? false }

    /// Tries again.
    mutating func attempt(_ write: () throws(RunFileError) -> Void) -> Outcome {
        do throws(RunFileError) {
            try write()
            (problem, nextTry) = (nil, nil)
            return .written
        } catch {
            nextTry = interval.map { Monotonic.now + $0 }
            if error == problem, nextTry != nil { return .waits }
            return .refused(error)
        }
    }

    /// Holds up the calling thread until everything is written or nobody wants it any longer.
    /// - Parameters:
    ///   - problem: Why it could not be written.
    ///   - interval: Seconds between tries.
    ///   - isWanted: Whether to wait on; asked often.
    ///   - write: Tries again.
    /// - Returns: Whether everything is written.
    package static func wait(
        for problem: RunFileError, every interval: Double = usualInterval, while isWanted: () -> Bool,
        _ write: () throws(RunFileError) -> Void
    ) -> Bool {
        var wait = DiskWait(every: interval)
        wait.begin(problem)
        while isWanted() {
            if !wait.isDue {
                Thread.sleep(forTimeInterval: min(nap, interval))
            } else if wait.attempt(write) == .written {
                return true
            }
        }
        return false
    }
}
