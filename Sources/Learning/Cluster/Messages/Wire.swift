// Unsafe here are the bytes of arrays of numbers, copied while the arrays are held.

/// Writes values as bytes: numbers in eight, the lowest first, floating-point numbers by their bits, so that every digit
/// arrives; texts and arrays after their count.
package struct WireWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func write(_ value: UInt8) { bytes.append(value) }

    package mutating func write(_ value: Int) {
        unsafe withUnsafeBytes(of: Int64(value).littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    package mutating func write(_ value: Bool) { write(value ? 1 as UInt8 : 0) }

    package mutating func write(_ value: Double) { write(Int(bitPattern: UInt(value.bitPattern))) }

    package mutating func write(_ text: String) { write(Array(text.utf8)) }

    package mutating func write(_ values: [UInt8]) {
        write(values.count)
        bytes.append(contentsOf: values)
    }

    package mutating func write(_ values: [Double]) {
        write(values.count)
        // The bits as they lie in memory are those of the wire on every machine that the program runs on.
        unsafe values.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }

    package mutating func write<Value>(_ value: Value?, _ body: (inout WireWriter, Value) -> Void) {
        write(value != nil)
        if let value { body(&self, value) }
    }

    package mutating func write<Value>(_ values: [Value], _ body: (inout WireWriter, Value) -> Void) {
        write(values.count)
        for value in values { body(&self, value) }
    }
}

/// Reads what `WireWriter` wrote, and refuses everything else.
package struct WireReader {
    /// Bytes that are no message of this program.
    package struct Garbled: Error, Hashable {}

    private let bytes: [UInt8]
    private var place = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    private mutating func take(_ count: Int) throws(Garbled) -> Range<Int> {
        guard count >= 0, count <= bytes.count - place else { throw Garbled() }
        defer { place += count }
        return place..<place + count
    }

    package mutating func byte() throws(Garbled) -> UInt8 { bytes[try take(1).lowerBound] }

    package mutating func int() throws(Garbled) -> Int {
        let range = try take(8)
        let bits = bytes[range].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        return Int(Int64(bitPattern: bits))
    }

    package mutating func bool() throws(Garbled) -> Bool {
        switch try byte() {
        case 0: return false
        case 1: return true
        default: throw Garbled()
        }
    }

    package mutating func double() throws(Garbled) -> Double {
        Double(bitPattern: UInt64(bitPattern: Int64(try int())))
    }

    package mutating func text() throws(Garbled) -> String {
        guard let text = String(validating: try blob(), as: UTF8.self) else { throw Garbled() }
        return text
    }

    package mutating func blob() throws(Garbled) -> [UInt8] { Array(bytes[try take(try int())]) }

    package mutating func doubles() throws(Garbled) -> [Double] {
        let count = try int()
        // Before it is multiplied, which could overflow.
        guard count >= 0, count <= (bytes.count - place) / 8 else { throw Garbled() }
        let range = try take(8 * count)
        return unsafe bytes.withUnsafeBytes { bytes in
            unsafe [Double](unsafeUninitializedCapacity: count) { buffer, written in
                unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: bytes[range]))
                written = count
            }
        }
    }

    package mutating func optional<Value>(_ body: (inout WireReader) throws(Garbled) -> Value) throws(Garbled) -> Value?
    {
        try bool() ? try body(&self) : nil
    }

    package mutating func array<Value>(_ body: (inout WireReader) throws(Garbled) -> Value) throws(Garbled) -> [Value] {
        let count = try int()
        // Each value has a byte or more.
        guard count >= 0, count <= bytes.count - place else { throw Garbled() }
        var values: [Value] = []
        for _ in 0..<count { values.append(try body(&self)) }
        return values
    }

    /// Makes sure that nothing is left.
    package func end() throws(Garbled) { if place != bytes.count { throw Garbled() } }
}
