import Foundation
import Games
import Learning
import Testing

/// A folder for one test.
struct TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "runs-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    func entries(_ name: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)").sorted()
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

    func data(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")) }
}

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

/// A run after some meta-updates.
func finishedRun(
    _ request: RunRequest = smallRequest(), updates: Int, spool: MetricsSpool? = nil
) throws -> FinishedRun {
    let training = HeadlessTraining(
        try request.resolved(), threads: 1, metrics: try spool ?? MetricsSpool(path: nil),
        stopper: HeadlessTraining.Stopper())
    for _ in 0..<updates { _ = try #require(try training.advance()) }
    return training.finished
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
