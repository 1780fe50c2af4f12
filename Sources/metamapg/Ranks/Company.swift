import Cluster
import Foundation
import Platform
import Store
import Synchronization
import Training

// Unsafe here is C alone: sets of signals are ours for as long as a call takes.

/// The ranks that this process is one of, if MPI's launcher started it. Only rank 0 reads the command line and does what
/// it says; the others compute for it.
enum Company {
    private static let joined = Mutex<Leader?>(nil)

    /// Whether there are ranks besides this one.
    static var isSeveral: Bool { leader != nil }

    /// Rank 0 of several; nil where this process works alone.
    static var leader: Leader? { joined.withLock { $0 } }

    /// Who plays chains; `threads` is for each rank, nil for each one's own number.
    static func sharing(threads: Int?) -> any ChainSharing {
        guard let leader else { return ChainsHere() }
        leader.use(threads: threads)
        return leader
    }

    /// Who does tasks that need nothing of each other: the one place where it is chosen whether runs and trainings are
    /// done here, or over ranks.
    static func tasks(threads: Int?) -> any TaskSharing {
        guard let leader else { return TasksHere() }
        leader.use(threads: threads)
        return leader
    }

    /// Joins the other ranks, if there are any. Returns in rank 0 alone.
    static func join() {
        guard let launch = Launch(ProcessInfo.processInfo.environment) else { return }
        // Threads that MPI starts must leave signals to ours.
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP] { unsafe sigaddset(&signals, number) }
        var before = sigset_t()
        unsafe pthread_sigmask(SIG_BLOCK, &signals, &before)
        do {
            let ranks = try Ranks(launch)
            if ranks.rank > 0 { serve(ranks) }
            let leader = try Leader(ranks, own: nature(launch), text: { ConfigurationFile.text(of: $0) })
            unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
            joined.withLock { $0 = leader }
            if let difference = leader.difference { throw UsageError(difference) }
        } catch {
            unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
            if let rank = launch.rank, rank > 0 {
                // Rank 0 says it for all; a launcher ends all ranks with the first.
                sleep(2)
                exit(2)
            }
            StandardError.print("Error: \(error).")
            leave(2)
        }
    }

    /// Ends this process, and all other ranks with it.
    static func leave(_ status: Int32) -> Never {
        end(status)
        exit(status)
    }

    /// Lets the other ranks end; this process is about to.
    static func end(_ status: Int32) {
        let leader = joined.withLock { leader in
            defer { leader = nil }
            return leader
        }
        leader?.end(status: status)
    }

    private static func nature(_ launch: Launch) -> RankNature {
        RankNature(
            host: ProcessInfo.processInfo.hostName, version: ProgramVersion.current, kernels: KernelProcessor.name,
            threads: ThreadOptions.usual(ofRank: launch))
    }

    /// Works for rank 0 until it ends. A signal ends whole tasks, which are saved; chains are for rank 0 to end. A second
    /// one ends this rank, whatever becomes of the others.
    private static func serve(_ ranks: Ranks) -> Never {
        do {
            guard let launch = Launch(ProcessInfo.processInfo.environment) else { exit(1) }
            let stopper = HeadlessTraining.Stopper()
            let signals = try EndSignals { stopper.stop() }
            let service = try RankService(
                ranks, nature: nature(launch), stopper: stopper,
                configuration: { text in
                    try ConfigurationFile.parse(text, name: "what rank 0 sent").request().configuration
                }, task: { RankTask.perform($0, $1, $2) })
            try withExtendedLifetime(signals) { try service.serve() }
            exit(0)
        } catch {
            StandardError.print("Error: rank \(ranks.rank) on \(ProcessInfo.processInfo.hostName): \(error).")
            ranks.abandon(status: 1)
        }
    }
}
