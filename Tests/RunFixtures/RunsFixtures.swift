import Engine
import Foundation
import Games
import Training

/// A request whose chains take no time.
package func smallRequest(_ change: (inout RunRequest) -> Void = { _ in }) -> RunRequest {
    var request = RunRequest()
    request.overrides.chains = 2
    request.overrides.trajectories = 3
    request.overrides.horizon = 5
    request.overrides.chainLength = 2
    request.overrides.validateEvery = 2
    change(&request)
    return request
}

/// What a run is after some meta-updates.
package struct FinishedRun {
    package var configuration: RunConfiguration
    package var state: RunState
    package var samples: [UpdateSample]

    package var update: Int { state.update }
    package var parameters: MetaParameters { state.parameters }
    package var best: BestPolicy? { state.best }
}

/// Trains to a number of meta-updates, those before included.
package func finishedRun(
    _ request: RunRequest = smallRequest(), open: OpenRun? = nil, updates: Int
) throws -> FinishedRun {
    let open = try open ?? OpenRun(inMemory: request.resolved())
    let training = HeadlessTraining(
        open, on: try WorkerPool(threads: 1, niceness: 0), stopper: HeadlessTraining.Stopper())
    while training.state.update < updates { guard try training.advance() != nil else { break } }
    return FinishedRun(configuration: training.configuration, state: training.state, samples: training.samples)
}

/// What an expression's error says; `no error` if it succeeds.
package func errorMessage<Value>(_ expression: () throws -> Value) -> String {
    do {
        _ = try expression()
        return "no error"
    } catch {
        return "\(error)"
    }
}
