import Files
import Foundation
import Platform
import Threads
import Training

/// Plays with a person on a thread of its own, so that neither the screen nor training waits for an inner update or a
/// disk. It only reads what the run has learned: no run notices.
package final class PlayHost: @unchecked Sendable {
    /// What a person asks for.
    package enum Command: Sendable, Hashable {
        /// A chain in the place of any other.
        case begin(Request)
        /// An action, by number.
        case act(Int)
        /// The inner update after the trajectories of a joint policy.
        case learn
        /// Another chain of the same policy.
        case again
        /// Nothing more.
        case end
    }

    /// With whom to play.
    package struct Request: Sendable, Hashable {
        package var configuration: RunConfiguration
        /// The run's folder, where what is played is kept; nil if it lives in memory alone.
        package var folder: String?

        package init(_ configuration: RunConfiguration, folder: String?) {
            self.configuration = configuration
            self.folder = folder
        }
    }

    /// What does not follow from the run.
    package struct Setup: Sendable {
        /// Who plays; nil for what the run has learned by then.
        package var policy: TrainedPolicy?
        package var options = PlaySession.Options()
        /// Number of the first chain.
        package var chain = 0
        /// Where what is played is kept; nil for the run's folder.
        package var place: PlayFile.Place?

        package init() {}
    }

    /// All that is known now.
    package struct News: Sendable {
        /// Why there is no play, as a sentence; nil if there is one.
        package var refusal: String?
        package var record: PlayRecord?
        package var references: [PlayReference]
        /// The file that is written; nil before the first action.
        package var file: String?
        /// Why not all is in the file, as a sentence; nil if it is.
        package var problem: String?

        package init(
            refusal: String? = nil, record: PlayRecord? = nil, references: [PlayReference] = [], file: String? = nil,
            problem: String? = nil
        ) {
            self.refusal = refusal
            self.record = record
            self.references = references
            self.file = file
            self.problem = problem
        }
    }

    /// Niceness of measuring what others get: behind training, which has 5.
    private static let niceness: Int32 = 10

    // `condition` protects everything below it.
    private let condition = MonotonicCondition()
    /// Which play is served; threads of others end.
    private var number = 0
    private var commands: [Command] = []
    private var news: News?
    private var references: [PlayReference] = []
    private var written: String?
    private let saved: any SavedRuns
    private let setup: Setup
    private let onNews: @Sendable () -> Void

    /// - Parameters:
    ///   - saved: Where the policy of a run is read of which nothing else is known.
    ///   - setup: What does not follow from the run.
    ///   - onNews: Called from another thread when `takeNews` has something.
    package init(_ saved: any SavedRuns, _ setup: Setup = Setup(), onNews: @escaping @Sendable () -> Void) {
        self.saved = saved
        self.setup = setup
        self.onNews = onNews
    }

    /// Asks for something. Returns at once.
    /// - Parameters:
    ///   - command: What.
    ///   - policy: What the run has learned; nil if that is not known.
    package func send(_ command: Command, _ policy: TrainedPolicy?) {
        switch command {
        case .begin(let request): begin(request, policy)
        case .end: _ = next()
        case .act, .learn, .again:
            condition.withLock {
                commands.append(command)
                condition.broadcast()
            }
        }
    }

    /// Takes what is known now, if that has changed since the last call.
    package func takeNews() -> News? {
        condition.withLock {
            defer { news = nil }
            return news
        }
    }

    /// The file that was written last; nil if none was.
    package var file: String? { condition.withLock { written } }

    private func next() -> Int {
        condition.withLock {
            number += 1
            commands = []
            news = nil
            references = []
            condition.broadcast()
            return number
        }
    }

    private func begin(_ request: Request, _ policy: TrainedPolicy?) {
        let number = next()
        do throws(ThreadError) {
            try PreparedThread("play", stackSize: 4 << 20).start { [self] in work(request, policy, number) }
        } catch {
            post(News(refusal: "\(error)"), number)
        }
    }

    /// Who plays: what was chosen, what the run has learned, what is saved of it.
    private func opponent(_ request: Request, _ latest: TrainedPolicy?) throws(RunFileError) -> TrainedPolicy {
        if let chosen = setup.policy { return chosen }
        // The trainer may have gone over to another run meanwhile.
        if let latest, latest.configuration == request.configuration { return latest }
        guard let folder = request.folder else { throw RunFileError("the run has no policy yet to play with") }
        return try saved.policy(at: folder)
    }

    private func work(_ request: Request, _ latest: TrainedPolicy?, _ number: Int) {
        do {
            let policy = try opponent(request, latest)
            let file = PlayFile(setup.place ?? request.folder.map { .folder($0) })
            var chain = setup.chain
            guard var session = try PlaySession(policy, setup.options, chain: chain) else {
                throw RunFileError("play needs a matrix game")
            }
            refer(to: PlayReference.published(policy.configuration), number)
            post(News(record: session.record), number)
            measure(policy, number)
            while let command = nextCommand(number) {
                switch command {
                case .act(let action):
                    if let step = session.act(action) {
                        file.append(PlayTable.row(step, of: session.record), session.record)
                    }
                case .learn: session.learn()
                case .again:
                    chain += 1
                    session = try PlaySession(policy, setup.options, chain: chain) ?? session
                case .begin, .end: break
                }
                post(News(record: session.record, file: file.path, problem: file.problem), number)
            }
        } catch {
            post(News(refusal: "\(error)"), number)
        }
    }

    /// Waits for a command; nil once nobody plays this any longer.
    private func nextCommand(_ number: Int) -> Command? {
        condition.lock()
        defer { condition.unlock() }
        while commands.isEmpty && self.number == number { condition.wait() }
        return self.number == number ? commands.removeFirst() : nil
    }

    /// Lets validation personas play in the person's place, for comparison.
    private func measure(_ policy: TrainedPolicy, _ number: Int) {
        BackgroundThread.start { [self] in
            ThreadPriority.lower(by: PlayHost.niceness)
            PlayReference.measure(policy) { reference in
                refer(to: [reference] + PlayReference.published(policy.configuration), number)
            }
        }
    }

    /// Tells curves to compare with.
    /// - Returns: Whether anybody wants to know.
    @discardableResult private func refer(to all: [PlayReference], _ number: Int) -> Bool {
        let isTold = condition.withLock {
            guard self.number == number else { return nil as Bool? }
            references = all
            news?.references = all
            return news != nil
        }
        guard let isTold else { return false }
        if isTold { onNews() }
        return true
    }

    /// Leaves news, unless nobody waits for them any longer.
    private func post(_ next: News, _ number: Int) {
        let isWanted = condition.withLock {
            guard self.number == number else { return false }
            news = next
            news?.references = references
            written = next.file ?? written
            return true
        }
        if isWanted { onNews() }
    }
}
