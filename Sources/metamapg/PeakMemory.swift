import Platform

/// The most memory that this process has held at once.
enum PeakMemory {
    /// - Throws: `Failure` where the system does not say.
    static func bytes() throws -> Int {
        guard let bytes = ProcessMemory.peak() else {
            throw Failure("the system does not say how much memory was used")
        }
        return bytes
    }
}
