import Files

/// A run that can be trained: where it stands and, unless it lives in memory alone, what records it.
package struct OpenRun: Sendable {
    package let configuration: RunConfiguration
    package let state: RunState
    /// Samples of its last meta-updates, at most `sampleLimit`.
    package let samples: [UpdateSample]
    /// The curves of all that was measured before them.
    package let earlier: History
    package let recorder: (any RunSink)?
    /// Whether it was there before.
    package let isResumed: Bool
    /// Why it lives in memory alone, if that was not wanted.
    package let problem: RunFileError?

    /// Samples kept whole for a screen that comes back to a run; of those before it the curves are enough.
    package static let sampleLimit = 4_096

    /// A run that nothing is kept of.
    /// - Parameters:
    ///   - configuration: What to train.
    ///   - problem: What stood in the way of keeping it; nil if that was not wanted.
    package init(inMemory configuration: RunConfiguration, because problem: RunFileError? = nil) {
        self.problem = problem
        self.configuration = configuration
        state = RunState(startOf: configuration)
        samples = []
        earlier = History()
        recorder = nil
        isResumed = false
    }

    /// A run that is recorded.
    /// - Parameters:
    ///   - configuration: What to train.
    ///   - state: Where it goes on.
    ///   - samples: Of its last meta-updates, at most `sampleLimit`; nil if it has just begun.
    ///   - earlier: The curves of all that was measured before them.
    ///   - recorder: What records it.
    package init(
        _ configuration: RunConfiguration, _ state: RunState, _ samples: [UpdateSample]?,
        earlier: History = History(), recorder: any RunSink
    ) {
        problem = nil
        self.configuration = configuration
        self.state = state
        self.samples = samples ?? []
        self.earlier = earlier
        self.recorder = recorder
        isResumed = samples != nil
    }
}
