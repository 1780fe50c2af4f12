import Files

/// Takes in what a run measures, for somebody who keeps it. Training knows no file: whoever implements this decides
/// where and how things are kept. Calls that do not say otherwise return at once; all may come from any thread.
package protocol RunSink: AnyObject, Sendable {
    /// Where the run is kept now, for people and other programs.
    var folder: String { get }

    /// Why nothing can be kept now, as a sentence; nil if all is well. Everything waits in memory meanwhile.
    var problem: RunFileError? { get }

    /// What to call, from another thread, when there is a problem.
    func onProblem(_ body: @escaping @Sendable () -> Void)

    /// Takes in a meta-update.
    /// - Parameters:
    ///   - sample: What it measured.
    ///   - chains: How each of its chains went.
    ///   - state: Where the run stands after it.
    func append(_ sample: UpdateSample, _ chains: [ChainScore], _ state: RunState)

    /// Takes in an event that happened after `update` meta-updates.
    func append(_ event: TrainingEvent, update: Int)

    /// Asks that the latest state be kept soon.
    func checkpoint()

    /// Keeps everything, and waits for it.
    /// - Throws: `RunFileError`; everything stays in memory then.
    func retry() throws(RunFileError)

    /// Keeps everything and ends. Nothing may follow.
    /// - Throws: `RunFileError`; everything stays in memory then, for another try.
    func end(_ reason: RunSession.End) throws(RunFileError)

    /// Ends in any way that does not lose anything: where the run is, else elsewhere. Nothing may follow.
    /// - Parameters:
    ///   - reason: Why it ends.
    ///   - refuge: Folder of runs to go to if need be; nil for nowhere.
    /// - Returns: What went wrong and where the run is now, as a sentence; nil if all is as it should be.
    func end(_ reason: RunSession.End, orIn refuge: String?) -> RunFileError?

    /// Ends and removes the run. Nothing may follow.
    func discard()
}
