import Foundation
import SwiftProtobuf
import Training

// Unsafe here are views of bytes, used within the closures that get them.

/// Makes the records of one TensorBoard event file, as bytes: the opening, then one record a meta-update. A file may be
/// cut between any two.
///
/// Values are in single precision, relative error 6e-8, as the format has them; what is beyond 3.4e38 becomes infinite.
/// The format has no place for missing values, so their tags are left out of a record.
package struct EventRecords: Sendable {
    /// Tags whose meaning the file says already: once is enough.
    private var described: Set<String> = []

    package init() {}

    /// What a file begins with. `wallTime` is when that was, in seconds since 1970.
    package static func opening(wallTime: Double) -> Data {
        var event = TensorBoardEvent()
        event.wallTime = wallTime
        event.fileVersion = "brain.Event:2"
        return framed(event)
    }

    /// All that one meta-update measured, under the tags of `Metric`.
    ///
    /// - Parameters:
    ///   - sample: the measurements; its update is the step.
    ///   - wallTime: when they were made, in seconds since 1970.
    /// - Returns: one record.
    package mutating func record(_ sample: UpdateSample, wallTime: Double) -> Data {
        var event = TensorBoardEvent()
        event.wallTime = wallTime
        event.step = Int64(sample.update)
        for metric in Metric.all(for: MetricShape(of: sample)) {
            guard let number = metric.value(sample) else { continue }
            var value = TensorBoardSummary.Value()
            value.tag = metric.tag
            value.simpleValue = Float(number)
            if described.insert(metric.tag).inserted { value.metadata = EventRecords.metadata(metric) }
            event.summary.value.append(value)
        }
        return EventRecords.framed(event)
    }

    /// What a file that continues others holds after its opening: of what others say of this step and later ones,
    /// nothing counts any longer.
    package static func restart(step: Int, wallTime: Double) -> Data {
        var event = TensorBoardEvent()
        event.wallTime = wallTime
        event.step = Int64(step)
        event.sessionLog.status = 1
        let record = framed(event)
        // Twice: TensorBoard takes the first start that a folder tells of for that of the run, which nothing precedes.
        return record + record
    }

    /// What TensorBoard is told of a curve: without all of it, it guesses, and forgets the meaning.
    private static func metadata(_ metric: Metric) -> TensorBoardSummaryMetadata {
        var metadata = TensorBoardSummaryMetadata()
        metadata.pluginData.pluginName = "scalars"
        metadata.summaryDescription = metric.meaning
        metadata.dataClass = 1
        return metadata
    }

    /// A record: length (8 bytes), its masked checksum (4), the message, its masked checksum (4); little-endian.
    static func framed(_ message: Data) -> Data {
        let length = bytes(UInt64(message.count))
        return Data(length) + bytes(CRC32C.masked(length)) + message + bytes(CRC32C.masked(message))
    }

    private static func framed(_ event: TensorBoardEvent) -> Data {
        guard let message: Data = try? event.serializedBytes() else {
            preconditionFailure("an event far below 2 GB was not serialized")
        }
        return framed(message)
    }

    private static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
        unsafe withUnsafeBytes(of: value.littleEndian) { unsafe Array($0) }
    }
}
