import Foundation

// Unsafe here are views of bytes, used within the closures that get them; sizes are checked before.

/// The JSON before the numbers of a `TensorFile`.
struct TensorFileHeader: Codable {
    /// Where a tensor is and how to read it.
    struct Entry: Codable {
        var dtype: String
        var shape: [Int]
        /// Its first byte and the one after its last, counted from the end of the header.
        var dataOffsets: [Int]

        enum CodingKeys: String, CodingKey {
            case dtype, shape
            case dataOffsets = "data_offsets"
        }
    }

    private struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    static let metadataName = "__metadata__"

    var metadata: [String: String]
    var entries: [String: Entry] = [:]

    init(metadata: [String: String]) { self.metadata = metadata }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        metadata =
            try container.decodeIfPresent(
                [String: String].self, forKey: Name(stringValue: TensorFileHeader.metadataName)) ?? [:]
        // Sorted, so that of several errors the same one is reported each time.
        let names = container.allKeys.filter { $0.stringValue != TensorFileHeader.metadataName }
        for name in names.sorted(by: { $0.stringValue < $1.stringValue }) {
            do {
                entries[name.stringValue] = try container.decode(Entry.self, forKey: name)
            } catch let error where !(error is DecodingError) {
                // Foundation throws something of its own for numbers that are no `Int`.
                throw DecodingError.dataCorrupted(
                    DecodingError.Context(codingPath: [name], debugDescription: "\(error)"))
            }
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        if !metadata.isEmpty {
            try container.encode(metadata, forKey: Name(stringValue: TensorFileHeader.metadataName))
        }
        for (name, entry) in entries { try container.encode(entry, forKey: Name(stringValue: name)) }
    }

    /// The header's text, without padding.
    func data() throws(RunFileError) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return try encoder.encode(self)
        } catch {
            throw RunFileError("the header of the tensors cannot be written: \(error)")
        }
    }
}

/// Decodes a `TensorFile` and trusts nothing in it.
struct TensorFileReader {
    /// The longest header that other programs read, too.
    private static let longestHeader = 100_000_000

    var data: Data
    /// Its name, for errors.
    var file: String

    /// The header, and where the numbers start.
    /// - Throws: `RunFileError`.
    func header() throws(RunFileError) -> (TensorFileHeader, start: Int) {
        guard data.count >= 8 else { throw damaged("it ends before its header") }
        let length = unsafe UInt64(littleEndian: data.withUnsafeBytes { unsafe $0.loadUnaligned(as: UInt64.self) })
        guard length <= TensorFileReader.longestHeader else {
            throw damaged("its header would have \(length) bytes, more than \(TensorFileReader.longestHeader)")
        }
        guard length <= data.count - 8 else {
            throw damaged("its header would have \(length) bytes, but only \(data.count - 8) are left")
        }
        let text = data.dropFirst(8).prefix(Int(length))
        // Zeros are no JSON, unless it is taken for UTF-16, which the format does not allow.
        guard text.first == UInt8(ascii: "{"), !text.contains(0) else { throw damaged("its header is not JSON") }
        do {
            let header = try JSONDecoder().decode(TensorFileHeader.self, from: Data(text))
            if let key = TensorFileHeader.repeatedKey(in: text) {
                throw damaged("in its header \"\(key)\" is there twice")
            }
            return (header, 8 + Int(length))
        } catch let error as RunFileError {
            throw error
        } catch let DecodingError.keyNotFound(key, context) {
            throw damaged("in its header \"\(TensorFileReader.place(context.codingPath + [key]))\" is missing")
        } catch let DecodingError.typeMismatch(_, context), let DecodingError.valueNotFound(_, context) {
            throw damaged("in its header \"\(TensorFileReader.place(context.codingPath))\" has the wrong type")
        } catch let DecodingError.dataCorrupted(context) where !context.codingPath.isEmpty {
            throw damaged("in its header \"\(TensorFileReader.place(context.codingPath))\" cannot be read")
        } catch {
            throw damaged("its header is not JSON")
        }
    }

    /// The tensors.
    /// - Parameters:
    ///   - header: What there must be.
    ///   - start: Where the numbers start.
    /// - Returns: The tensors by name.
    /// - Throws: `RunFileError` if they do not fill the rest of the file, each of its bytes once.
    func tensors(
        _ header: TensorFileHeader, from start: Int
    ) throws(RunFileError) -> [String: TensorFile.Tensor] {
        let available = data.count - start
        var tensors: [String: TensorFile.Tensor] = [:]
        var end = 0
        for (name, entry) in try ordered(header) {
            let bytes = entry.dataOffsets[0]..<entry.dataOffsets[1]
            guard bytes.upperBound <= available else {
                throw damaged(
                    "the tensor \"\(name)\" would end at byte \(bytes.upperBound) of the data, which has \(available)")
            }
            guard bytes.lowerBound >= end else {
                throw damaged("the tensor \"\(name)\" overlaps the one before it")
            }
            guard bytes.lowerBound == end else {
                throw damaged("there is a hole before the tensor \"\(name)\"")
            }
            end = bytes.upperBound
            let kind = try kind(of: entry, name: name)
            // Divided, not multiplied: what does not divide evenly is wrong, and nothing overflows.
            guard bytes.count % kind.width == 0, TensorFile.count(entry.shape) == bytes.count / kind.width else {
                throw damaged(
                    "the tensor \"\(name)\" has \(bytes.count) bytes, which is not what \(entry.dtype) of the shape "
                        + "\(entry.shape) needs")
            }
            tensors[name] = unsafe TensorFile.Tensor(
                shape: entry.shape,
                values: data.withUnsafeBytes {
                    unsafe TensorFile.Values(
                        kind, UnsafeRawBufferPointer(rebasing: $0[(start + bytes.lowerBound)..<(start + end)]))
                })
        }
        guard end == available else { throw damaged("\(available - end) bytes at its end belong to no tensor") }
        return tensors
    }

    /// The entries by place in the file; each has two offsets, the second not below the first.
    private func ordered(
        _ header: TensorFileHeader
    ) throws(RunFileError) -> [(key: String, value: TensorFileHeader.Entry)] {
        let byName = header.entries.sorted { $0.key < $1.key }
        for (name, entry) in byName {
            guard entry.dataOffsets.count == 2, entry.dataOffsets[0] >= 0,
                entry.dataOffsets[0] <= entry.dataOffsets[1]
            else {
                throw damaged("the tensor \"\(name)\" has the offsets \(entry.dataOffsets), which is no range")
            }
        }
        // Tensors without numbers come before the one that starts at the same place.
        return byName.sorted { $0.value.dataOffsets.lexicographicallyPrecedes($1.value.dataOffsets) }
    }

    private func kind(of entry: TensorFileHeader.Entry, name: String) throws(RunFileError) -> TensorFile.Values.Kind {
        guard let kind = TensorFile.Values.Kind(rawValue: entry.dtype) else {
            let known = TensorFile.Values.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw RunFileError(
                "\"\(file)\": the tensor \"\(name)\" is of type \"\(entry.dtype)\", but only these can be read: "
                    + known)
        }
        return kind
    }

    private func damaged(_ reason: String) -> RunFileError { RunFileError("\"\(file)\" is damaged: \(reason)") }

    private static func place(_ path: [any CodingKey]) -> String {
        path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}
