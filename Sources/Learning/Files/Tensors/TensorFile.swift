import Foundation

// Unsafe here are views of bytes, used within the closures that get them.

/// Named arrays of numbers in the safetensors format.
///
/// A file holds the length of its header (eight bytes, little-endian), the header (JSON, padded with spaces to a multiple
/// of eight bytes) and the numbers of all tensors (little-endian, one tensor right after the other, by name). The same
/// content always gives the same bytes.
package struct TensorFile: Sendable {
    /// An array with any number of dimensions.
    package struct Tensor: Equatable, Sendable {
        /// Sizes of the dimensions, the outermost first; none for a single number.
        package var shape: [Int]
        /// The numbers, those of the last dimension side by side.
        package var values: Values

        package init(shape: [Int], values: Values) {
            self.shape = shape
            self.values = values
        }
    }

    /// The numbers of a tensor.
    package enum Values: Equatable, Sendable {
        case float64([Double])
        case float32([Float])
        case int64([Int64])
    }

    /// The tensors by name.
    package var tensors: [String: Tensor]
    /// What else there is to say.
    package var metadata: [String: String]
    /// The file that this was read from, for errors.
    private var file: String?

    package init(tensors: [String: Tensor] = [:], metadata: [String: String] = [:]) {
        self.tensors = tensors
        self.metadata = metadata
    }

    /// Reads a file's contents.
    /// - Parameters:
    ///   - data: The contents.
    ///   - file: The file's name, for errors.
    /// - Throws: `RunFileError` if this is not a safetensors file, or one with other types of numbers.
    package init(_ data: Data, file: String) throws(RunFileError) {
        let reader = TensorFileReader(data: data, file: file)
        let (header, start) = try reader.header()
        self.init(tensors: try reader.tensors(header, from: start), metadata: header.metadata)
        self.file = file
    }

    /// Bytes that a header of this program's files stays far below.
    package static let headerAllowance = 1 << 20

    /// The metadata alone of a file in a folder, whatever the size of the rest.
    /// - Parameters:
    ///   - name: Of the file.
    ///   - folder: Where it is.
    /// - Returns: The metadata; nil if there is no such file.
    /// - Throws: `RunFileError` if it is no safetensors file.
    package static func metadata(of name: String, in folder: FolderHandle) throws(RunFileError) -> [String: String]? {
        guard let data = try folder.beginning(name, count: 8 + headerAllowance) else { return nil }
        return try metadata(of: data, file: "\(folder.path)/\(name)")
    }

    /// The metadata alone of a file's contents, of which the beginning is enough.
    /// - Parameters:
    ///   - data: The contents up to the end of the header, at least.
    ///   - file: The file's name, for errors.
    /// - Returns: The metadata.
    /// - Throws: `RunFileError` if it is no safetensors file.
    package static func metadata(of data: Data, file: String) throws(RunFileError) -> [String: String] {
        try TensorFileReader(data: data, file: file).header().0.metadata
    }

    /// Names of all tensors, sorted.
    package var names: [String] { tensors.keys.sorted() }

    /// The tensor with a name; nil if there is none.
    package subscript(name: String) -> Tensor? {
        get { tensors[name] }
        set { tensors[name] = newValue }
    }

    /// The numbers of a tensor of either precision.
    /// - Parameters:
    ///   - name: The tensor's name.
    ///   - shape: The shape it must have.
    /// - Returns: Its numbers, those of the last dimension side by side.
    /// - Throws: `RunFileError` if there is no such tensor, if its shape is another one or if it holds integers.
    package func reals(_ name: String, shape: [Int]) throws(RunFileError) -> [Double] {
        switch try values(name, shape) {
        case .float64(let values): return values
        case .float32(let values): return values.map(Double.init)
        case .int64: throw RunFileError("\(prefix)the tensor \"\(name)\" holds integers, but must hold real numbers")
        }
    }

    /// The numbers of a tensor of integers.
    /// - Parameters:
    ///   - name: The tensor's name.
    ///   - shape: The shape it must have.
    /// - Returns: Its numbers, those of the last dimension side by side.
    /// - Throws: `RunFileError` if there is no such tensor, if its shape is another one or if it holds real numbers.
    package func integers(_ name: String, shape: [Int]) throws(RunFileError) -> [Int64] {
        guard case .int64(let values) = try values(name, shape) else {
            throw RunFileError("\(prefix)the tensor \"\(name)\" holds real numbers, but must hold integers")
        }
        return values
    }

    private func values(_ name: String, _ shape: [Int]) throws(RunFileError) -> Values {
        guard let tensor = tensors[name] else { throw RunFileError("\(prefix)the tensor \"\(name)\" is missing") }
        guard tensor.shape == shape else {
            throw RunFileError("\(prefix)the tensor \"\(name)\" has the shape \(tensor.shape), but must have \(shape)")
        }
        return tensor.values
    }

    /// What errors start with.
    private var prefix: String { file.map { "\"\($0)\": " } ?? "" }

    /// The file's contents.
    /// - Throws: `RunFileError` if a shape does not match its numbers, or a tensor has a reserved name.
    package func data() throws(RunFileError) -> Data {
        var header = TensorFileHeader(metadata: metadata)
        var numbers = Data()
        for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
            guard name != TensorFileHeader.metadataName else {
                throw RunFileError("a tensor cannot have the name \"\(name)\", which is reserved")
            }
            guard TensorFile.count(tensor.shape) == tensor.values.count else {
                throw RunFileError(
                    "the tensor \"\(name)\" has the shape \(tensor.shape), but \(tensor.values.count) numbers")
            }
            let start = numbers.count
            tensor.values.append(to: &numbers)
            header.entries[name] = TensorFileHeader.Entry(
                dtype: tensor.values.kind.rawValue, shape: tensor.shape, dataOffsets: [start, numbers.count])
        }
        var text = try header.data()
        text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: (8 - text.count % 8) % 8))
        var data = unsafe withUnsafeBytes(of: UInt64(text.count).littleEndian) { unsafe Data($0) }
        data.append(text)
        data.append(numbers)
        return data
    }

    /// How many numbers an array of this shape has; nil if there is no such array.
    static func count(_ shape: [Int]) -> Int? {
        var count = 1
        for size in shape {
            let (product, overflows) = count.multipliedReportingOverflow(by: size)
            guard size >= 0, !overflows else { return nil }
            count = product
        }
        return count
    }
}

extension TensorFile.Values {
    /// A type of numbers, as headers name it.
    enum Kind: String, CaseIterable {
        case float64 = "F64"
        case float32 = "F32"
        case int64 = "I64"

        /// Bytes of a number.
        var width: Int { self == .float32 ? 4 : 8 }
    }

    /// How many numbers there are.
    package var count: Int {
        switch self {
        case .float64(let values): values.count
        case .float32(let values): values.count
        case .int64(let values): values.count
        }
    }

    var kind: Kind {
        switch self {
        case .float64: .float64
        case .float32: .float32
        case .int64: .int64
        }
    }

    /// Decodes little-endian numbers that need not be aligned.
    init(_ kind: Kind, _ bytes: UnsafeRawBufferPointer) {
        func numbers<Bits: FixedWidthInteger & BitwiseCopyable>(_: Bits.Type) -> [Bits] {
            stride(from: 0, to: bytes.count, by: kind.width).map {
                unsafe Bits(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: Bits.self))
            }
        }
        switch kind {
        case .float64: self = .float64(numbers(UInt64.self).map(Double.init(bitPattern:)))
        case .float32: self = .float32(numbers(UInt32.self).map(Float.init(bitPattern:)))
        case .int64: self = .int64(numbers(Int64.self))
        }
    }

    /// Appends the numbers, little-endian.
    func append(to data: inout Data) {
        switch self {
        case .float64(let values):
            unsafe values.map(\.bitPattern.littleEndian).withUnsafeBytes { unsafe data.append(contentsOf: $0) }
        case .float32(let values):
            unsafe values.map(\.bitPattern.littleEndian).withUnsafeBytes { unsafe data.append(contentsOf: $0) }
        case .int64(let values):
            unsafe values.map(\.littleEndian).withUnsafeBytes { unsafe data.append(contentsOf: $0) }
        }
    }
}
