/// Who computes the pieces of meta-updates. Which of them is computed where is left open: no number depends on it.
package protocol ChainSharing: Sendable {
    /// Computes all pieces of a job. Calls never overlap.
    /// - Parameters:
    ///   - job: What to compute.
    ///   - count: How many pieces it has.
    ///   - crew: The threads of this process, and the run's configuration.
    ///   - interrupt: Ends it soon.
    /// - Returns: The pieces by number; nil if interrupted.
    /// - Throws: `RunError.lost` if whoever computes is gone.
    func pieces(of job: ChainJob, count: Int, crew: ChainCrew, interrupt: Interrupt) throws(RunError) -> [ChainPiece]?
}

/// This process alone.
package struct ChainsHere: ChainSharing {
    package init() {}

    package func pieces(of job: ChainJob, count: Int, crew: ChainCrew, interrupt: Interrupt) -> [ChainPiece]? {
        let slots = Slots<ChainPiece>(count: count)
        crew.compute(job, Array(0..<count), interrupt) { slots[$0] = $1 }
        return slots.complete
    }
}
