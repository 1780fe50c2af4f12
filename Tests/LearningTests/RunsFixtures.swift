import Foundation
import Games
import Learning
import Testing

/// A request whose chains take no time.
func smallRequest(_ change: (inout RunRequest) -> Void = { _ in }) -> RunRequest {
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
struct FinishedRun {
    var configuration: RunConfiguration
    var state: RunState
    var samples: [UpdateSample]

    var update: Int { state.update }
    var parameters: MetaParameters { state.parameters }
    var best: BestPolicy? { state.best }
}

/// Trains to a number of meta-updates, those before included.
func finishedRun(
    _ request: RunRequest = smallRequest(), open: OpenRun? = nil, updates: Int
) throws -> FinishedRun {
    let open = try open ?? OpenRun(inMemory: request.resolved())
    let training = HeadlessTraining(
        open, on: try WorkerPool(threads: 1, niceness: 0), stopper: HeadlessTraining.Stopper())
    while training.state.update < updates { _ = try #require(try training.advance()) }
    return FinishedRun(configuration: training.configuration, state: training.state, samples: training.samples)
}

/// Trains a new run in a folder and ends it; nil leaves it as a crash would.
@discardableResult
func savedRun(
    _ request: RunRequest = smallRequest(), updates: Int, at path: String, end: RunSession.End? = .done
) throws -> FinishedRun {
    let open = try OpenRun.create(try request.resolved(), at: path, target: updates)
    let run = try finishedRun(open: open, updates: updates)
    if let end { try open.recorder?.end(end) } else { open.recorder?.abandon() }
    return run
}

/// What an expression's error says; `no error` if it succeeds.
func errorMessage<Value>(_ expression: () throws -> Value) -> String {
    do {
        _ = try expression()
        return "no error"
    } catch {
        return "\(error)"
    }
}
