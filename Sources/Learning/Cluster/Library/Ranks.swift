import CMPI
import Platform
import Training

// Unsafe here are the calls of the object with MPI, with buffers that live as long as a call.

/// This process as one of several ranks. Its calls come from one thread at a time.
@safe package final class Ranks: @unchecked Sendable {
    // Whoever holds it keeps calls from overlapping, as MPI demands.
    private let library: MessageLibrary
    /// The number of this rank; rank 0 leads.
    package let rank: Int
    /// How many there are.
    package let count: Int
    /// What waits heed now.
    private var heeded: Interrupt?
    /// Name and version of MPI for people.
    package var title: String { library.title }

    /// Takes part in what was started.
    /// - Parameter launch: How it was.
    /// - Throws: `ClusterError` if the object with MPI cannot be used, or if ranks do not find each other.
    package init(_ launch: Launch) throws(ClusterError) {
        let named = unsafe getenv(MessageLibrary.variable).map { unsafe String(cString: $0) }
        library = try MessageLibrary(
            MessageLibrary.candidates(named: named, executable: Executable.path), ranks: launch.count)
        var (rank, count): (Int32, Int32) = (0, 0)
        let status = unsafe library.calls.join(&rank, &count)
        guard status == 0 else {
            throw ClusterError("ranks cannot find each other: \(library.problem)")
        }
        self.rank = Int(rank)
        self.count = Int(count)
        guard self.count == launch.count else {
            throw ClusterError(
                "\(launch.count) ranks were started, but \(library.title) knows of \(count): the program was started by "
                    + "another MPI than its \(MessageLibrary.fileName) was built for")
        }
    }

    private func check(_ status: Int32) throws(ClusterError) {
        if status < 0 {
            throw ClusterError("a message between ranks failed: \(library.problem)")
        }
    }

    /// Sends a message.
    /// - Throws: `ClusterError`.
    package func send(_ bytes: [UInt8], to rank: Int) throws(ClusterError) {
        let status = unsafe bytes.withUnsafeBytes {
            unsafe library.calls.send(Int32(rank), $0.baseAddress, Int64($0.count))
        }
        try check(status)
    }

    /// The next message to this rank; nil if none has come.
    /// - Throws: `ClusterError`.
    package func look() throws(ClusterError) -> (from: Int, bytes: [UInt8])? {
        var (rank, count): (Int32, Int64) = (0, 0)
        let found = unsafe library.calls.look(&rank, &count)
        try check(found)
        guard found > 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(count))
        let status = unsafe bytes.withUnsafeMutableBytes { unsafe library.calls.take(rank, $0.baseAddress, count) }
        try check(status)
        return (Int(rank), bytes)
    }

    /// The next message to this rank.
    /// - Throws: `ClusterError`.
    package func wait() throws(ClusterError) -> (from: Int, bytes: [UInt8]) {
        var patience = Patience()
        while true {
            if let message = try look() { return message }
            if let heeded, heeded.isRaised, patience.waited > 0.3 { throw ClusterError("another rank did not answer") }
            rest(&patience)
        }
    }

    /// Gives bytes of rank 0 to all ranks; all of them call it.
    /// - Parameter bytes: What rank 0 gives; of others nothing.
    /// - Returns: What rank 0 gave.
    /// - Throws: `ClusterError`.
    @discardableResult
    package func spread(_ bytes: [UInt8] = []) throws(ClusterError) -> [UInt8] {
        var size = Int64(bytes.count)
        let first = unsafe withUnsafeMutableBytes(of: &size) {
            unsafe library.calls.spread($0.baseAddress, Int64($0.count))
        }
        try check(first)
        var all = rank == 0 ? bytes : [UInt8](repeating: 0, count: Int(size))
        let second = unsafe all.withUnsafeMutableBytes { unsafe library.calls.spread($0.baseAddress, Int64($0.count)) }
        try check(second)
        return all
    }

    /// Does something in which waits for other ranks fail soon after an interrupt.
    /// - Parameters:
    ///   - interrupt: What they heed.
    ///   - body: What is done.
    /// - Returns: What it returns.
    /// - Throws: What it throws.
    package func heeding<Value>(_ interrupt: Interrupt, _ body: () throws(ClusterError) -> Value) throws(ClusterError)
        -> Value
    {
        heeded = interrupt
        // Alive until `body` has returned, and not known to the object afterwards.
        let context = unsafe Unmanaged.passUnretained(interrupt).toOpaque()
        unsafe library.calls.heed(
            { context in
                guard let context = unsafe context else { return 0 }
                return unsafe Unmanaged<Interrupt>.fromOpaque(context).takeUnretainedValue().isRaised ? 1 : 0
            }, context)
        defer {
            unsafe library.calls.heed(nil, nil)
            heeded = nil
            withExtendedLifetime(interrupt) {}
        }
        return try body()
    }

    /// Sleeps a little, the longer the longer nothing has happened.
    package func rest(_ patience: inout Patience) { unsafe library.calls.rest(patience.waited) }

    /// Leaves together with all others. Nothing may follow.
    /// - Throws: `ClusterError`.
    package func leave() throws(ClusterError) { try check(unsafe library.calls.leave()) }

    /// Ends all ranks at once.
    package func abandon(status: Int32) -> Never {
        unsafe library.calls.abandon(status)
        _exit(status)
    }
}
