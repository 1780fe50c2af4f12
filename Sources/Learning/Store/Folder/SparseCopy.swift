import Foundation

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// Copies contents from one open file to another a piece at a time, and leaves holes holes: a file that only looks large
/// takes neither memory nor room on the disk.
enum SparseCopy {
    private static let piece = 1 << 20
    // Of lseek(2); Swift does not import the names.
    private static let seekData: Int32 = 3
    private static let seekHole: Int32 = 4

    /// - Parameters:
    ///   - source: What is read from its beginning, as long as it is now.
    ///   - target: Empty, to be written.
    /// - Returns: Whether all of it was copied; if not `errno` says why.
    static func copy(from source: Int32, to target: Int32) -> Bool {
        var status = stat()
        guard unsafe fstat(source, &status) == 0 else { return false }
        let size = Int(status.st_size)
        var buffer = [UInt8](repeating: 0, count: min(piece, size))
        var place = 0
        while place < size {
            let data = lseek(source, place, seekData)
            // Nothing but a hole is left; file systems that know no holes call everything data.
            if data < 0 && errno == ENXIO { break }
            let start = data < 0 ? place : data
            let hole = lseek(source, start, seekHole)
            place = hole > start ? min(hole, size) : size
            guard copy(start..<max(place, start), from: source, to: target, &buffer) else { return false }
        }
        return ftruncate(target, size) == 0
    }

    private static func copy(_ range: Range<Int>, from source: Int32, to target: Int32, _ buffer: inout [UInt8]) -> Bool
    {
        var place = range.lowerBound
        while place < range.upperBound {
            let count = unsafe pread(source, &buffer, min(buffer.count, range.upperBound - place), place)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return false }
            // It became shorter meanwhile.
            if count == 0 { return true }
            var written = 0
            while written < count {
                let more = unsafe buffer[written..<count].withUnsafeBytes {
                    unsafe pwrite(target, $0.baseAddress, $0.count, place + written)
                }
                if more < 0 && errno == EINTR { continue }
                guard more > 0 else { return false }
                written += more
            }
            place += count
        }
        return true
    }
}
