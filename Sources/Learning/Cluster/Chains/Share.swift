/// How numbered pieces of work are shared out among ranks: by turns among all their threads, so that each has as much as
/// any other but for one piece.
package struct Share: Sendable, Hashable {
    /// Threads of each rank, `[ranks]`, 1 or more.
    package let threads: [Int]

    package init(threads: [Int]) {
        precondition(!threads.isEmpty && threads.allSatisfy { $0 >= 1 }, "each rank has a thread")
        self.threads = threads
    }

    /// The pieces of a rank, ascending.
    /// - Parameters:
    ///   - rank: Which rank.
    ///   - count: How many pieces there are.
    /// - Returns: Numbers below `count`; each belongs to one rank.
    package func pieces(of rank: Int, count: Int) -> [Int] {
        let first = threads[..<rank].reduce(0, +)
        let all = threads.reduce(0, +)
        return (0..<count).filter { (first..<first + threads[rank]).contains($0 % all) }
    }
}
