import Foundation
import Testing
import Training

/// Waits for a trainer to reach a state, woken by its news.
package final class Waiter: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    package init() {}

    package func signal() { semaphore.signal() }

    /// Returns when `condition` holds for the newest snapshot; a minute at most, so that a mistake ends the test.
    package func wait(_ trainer: Trainer, _ condition: (TrainerSnapshot) -> Bool) {
        let deadline = DispatchTime.now() + 60
        while !condition(trainer.takeFeed().snapshot) {
            if semaphore.wait(timeout: deadline) == .timedOut {
                Issue.record("the trainer did not get there: \(trainer.takeFeed().snapshot.state)")
                return
            }
        }
    }
}
