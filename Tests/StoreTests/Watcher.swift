import Foundation
import Store
import Testing
import Training

/// Follows a run and keeps all that a screen would be told.
final class Watcher {
    let follower: RunFollower
    private let news: DispatchSemaphore
    private(set) var newRuns: [RunConfiguration] = []
    /// The curves of everything before `samples`; nil if there was nothing.
    private(set) var history: History?
    private(set) var samples: [UpdateSample] = []
    private(set) var earlierEvents: [String] = []
    private(set) var events: [String] = []
    private(set) var snapshot: TrainerSnapshot

    init(_ path: String, copies: Bool = false) throws {
        let news = DispatchSemaphore(value: 0)
        self.news = news
        follower = try RunFollower(path, .init(interval: 0.01, copies: copies), onNews: { news.signal() })
        snapshot = follower.takeFeed().snapshot
        follower.start()
    }

    /// Takes what is new.
    func look() {
        let feed = follower.takeFeed()
        if let run = feed.newSubject?.run {
            newRuns.append(run)
            samples = []
        }
        if let earlier = feed.history {
            history = earlier
            samples = []
        }
        samples += feed.samples
        earlierEvents += feed.earlierEvents.map(\.text)
        events += feed.events.map(\.text)
        snapshot = feed.snapshot
    }

    /// Returns when `condition` holds; a minute at most, so that a mistake ends the test.
    func wait(
        for what: String, sourceLocation: SourceLocation = #_sourceLocation, _ condition: (Watcher) -> Bool
    ) {
        let deadline = DispatchTime.now() + 60
        look()
        while !condition(self) {
            if news.wait(timeout: deadline) == .timedOut {
                Issue.record(
                    "waited for \(what): \(snapshot.state) at \(snapshot.update), \(events)",
                    sourceLocation: sourceLocation)
                return
            }
            look()
        }
    }

    func hasEvent(_ part: String) -> Bool { events.contains { $0.contains(part) } }
}
