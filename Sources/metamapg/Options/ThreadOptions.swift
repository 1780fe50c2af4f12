import ArgumentParser
import Cluster
import Foundation
import Platform

/// How many threads compute. The numbers do not depend on it.
struct ThreadOptions: ParsableArguments {
    static let range = 1...256

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Threads that compute, 1 to 256 (one per processor).", valueName: "count"))
    var threads: Int?

    /// The number to use.
    var count: Int { threads ?? ThreadOptions.all }

    /// One for each processor that is this process's own.
    static var all: Int { usual(ofRank: Launch(ProcessInfo.processInfo.environment)) }

    /// One per processor; of a rank (`launch`), one for each that its launcher bound it to, or its part of the machine.
    static func usual(ofRank launch: Launch?) -> Int {
        let processors = ProcessInfo.processInfo.activeProcessorCount
        var count = processors
        if let launch {
            let bound = Processors.bound() ?? processors
            count = bound < processors ? bound : processors / max(launch.local ?? 1, 1)
        }
        return min(max(count, range.lowerBound), range.upperBound)
    }

    func validate() throws {
        guard let threads, !ThreadOptions.range.contains(threads) else { return }
        let range = ThreadOptions.range
        throw ValidationError("threads must lie between \(range.lowerBound) and \(range.upperBound), not \(threads).")
    }
}
