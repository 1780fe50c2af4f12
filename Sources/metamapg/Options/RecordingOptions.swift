import ArgumentParser
import Foundation
import Store

extension RunStore {
    /// Where runs are kept that were given no folder of their own.
    static var standard: RunStore { RunStore(environment: ProcessInfo.processInfo.environment) }

    /// The command that goes on with a run.
    func resumeCommand(_ folder: String, watches: Bool) -> String {
        "metamapg resume \(shellWord(name(of: folder)))\(watches ? " --watch" : "")"
    }
}

/// How often a run is written.
struct RecordingOptions: ParsableArguments {
    private static let range = 0.01...86_400

    @Option(
        name: .customLong("checkpoint-every"), parsing: .unconditional,
        help: ArgumentHelp(
            "Seconds of training that a crash may cost, 0.01 to 86400; they are done again on resume (default 5).",
            valueName: "seconds"))
    var seconds: Double?

    var options: RunRecorder.Options { .init(checkpointInterval: seconds ?? 5) }

    func validate() throws {
        let range = RecordingOptions.range
        guard let seconds, !range.contains(seconds) else { return }
        throw ValidationError(
            "checkpoint-every must lie between \(range.lowerBound) and \(range.upperBound), not \(seconds).")
    }
}

/// A word as a shell reads it back.
func shellWord(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./+:@".contains($0)) }
    return isPlain && !text.isEmpty ? text : "'\(text.replacingOccurrences(of: "'", with: "'\\''"))'"
}
