import Foundation
import GRDB

// Unsafe here are views of bytes, used within the closures that get them; sizes are checked before.

/// A row of a run's database that trusts nothing in it: whatever cannot be what the program wrote is said, never
/// trapped on.
struct StoredRow {
    /// What is wrong with a database, as the end of a sentence.
    struct Damage: Error {
        var reason: String
    }

    /// No count and no number of a row is larger; sums of them stay numbers.
    static let largestCount = 1_000_000_000_000
    /// No time is later, in seconds since 1970 (the year 5138), or earlier than its negative.
    private static let latestTime = 1e11

    let row: Row
    /// What it is a row of, for errors.
    let table: String

    /// A whole number.
    func integer(_ index: Int, in range: ClosedRange<Int> = 0...largestCount) throws(Damage) -> Int {
        guard let value = try integerIfAny(index, in: range) else {
            throw damage(index, "missing", "a whole number")
        }
        return value
    }

    /// A whole number; nil for NULL.
    func integerIfAny(_ index: Int, in range: ClosedRange<Int> = 0...largestCount) throws(Damage) -> Int? {
        switch storage(index) {
        case .null: return nil
        case .int64(let value):
            guard let value = Int(exactly: value), range.contains(value) else {
                throw damage(index, "\(value)", "a number from \(range.lowerBound) to \(range.upperBound)")
            }
            return value
        case let other: throw damage(index, StoredRow.kind(other), "a whole number")
        }
    }

    /// A number; SQLite stores what is no number as NULL.
    func real(_ index: Int) throws(Damage) -> Double { try realIfAny(index) ?? .nan }

    /// A number; nil for NULL.
    func realIfAny(_ index: Int) throws(Damage) -> Double? {
        switch storage(index) {
        case .null: return nil
        case .double(let value): return value
        case .int64(let value): return Double(value)
        case let other: throw damage(index, StoredRow.kind(other), "a number")
        }
    }

    /// Seconds since 1970.
    func time(_ index: Int) throws(Damage) -> Double {
        guard let time = try timeIfAny(index) else { throw damage(index, "missing", "a time") }
        return time
    }

    /// Seconds since 1970; nil for NULL.
    func timeIfAny(_ index: Int) throws(Damage) -> Double? {
        guard let time = try realIfAny(index) else { return nil }
        guard abs(time) <= StoredRow.latestTime else { throw damage(index, "\(time)", "a time in seconds since 1970") }
        return time
    }

    func text(_ index: Int) throws(Damage) -> String {
        guard let text = try textIfAny(index) else { throw damage(index, "missing", "text") }
        return text
    }

    /// Text; nil for NULL.
    func textIfAny(_ index: Int) throws(Damage) -> String? {
        switch storage(index) {
        case .null: return nil
        case .string(let text): return text
        case let other: throw damage(index, StoredRow.kind(other), "text")
        }
    }

    /// The doubles in bytes, little-endian.
    func doubles(_ index: Int) throws(Damage) -> [Double] {
        guard case .blob(let data) = storage(index) else {
            throw damage(index, StoredRow.kind(storage(index)), "a blob")
        }
        guard data.count % 8 == 0 else { throw damage(index, "a blob of \(data.count) bytes", "one of whole doubles") }
        return unsafe data.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: 8).map {
                unsafe Double(
                    bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self)))
            }
        }
    }

    /// That a value is not what it must be.
    func damage(_ index: Int, _ found: String, _ expected: String) -> Damage {
        let names = Array(row.columnNames)
        return Damage(
            reason:
                "\(table).\(names.indices.contains(index) ? names[index] : "?") is \(found), but must be \(expected)")
    }

    private func storage(_ index: Int) -> DatabaseValue.Storage { (row[index] as DatabaseValue).storage }

    private static func kind(_ storage: DatabaseValue.Storage) -> String {
        switch storage {
        case .null: "missing"
        case .int64, .double: "a number"
        case .string: "text"
        case .blob: "a blob"
        }
    }
}
