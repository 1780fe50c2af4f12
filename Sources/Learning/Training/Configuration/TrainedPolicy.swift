import Engine

/// What a run has learned so far, for somebody who wants to play it. Immutable.
package struct TrainedPolicy: Sendable {
    package var configuration: RunConfiguration
    /// Meta-updates done.
    package var update: Int
    package var parameters: MetaParameters

    package init(_ configuration: RunConfiguration, _ state: RunState) {
        self.configuration = configuration
        update = state.update
        parameters = state.parameters
    }
}
