import ArgumentParser
import Foundation

/// How many threads compute. The numbers do not depend on it.
struct ThreadOptions: ParsableArguments {
    static let range = 1...256

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Threads that compute, 1 to 256 (one per processor).", valueName: "count"))
    var threads: Int?

    /// The number to use.
    var count: Int { threads ?? ThreadOptions.all }

    /// One for each processor.
    static var all: Int {
        min(max(ProcessInfo.processInfo.activeProcessorCount, range.lowerBound), range.upperBound)
    }

    func validate() throws {
        guard let threads, !ThreadOptions.range.contains(threads) else { return }
        let range = ThreadOptions.range
        throw ValidationError("threads must lie between \(range.lowerBound) and \(range.upperBound), not \(threads).")
    }
}
