import Files
import Foundation
import RunFixtures
import Testing

struct TensorFileTests {
    @Test func `what is written reads back exactly`() throws {
        let doubles: [Double] = [
            -0.0, 0, .leastNonzeroMagnitude, -.leastNormalMagnitude / 3, .infinity, -.infinity,
            .greatestFiniteMagnitude,
            0.1, .pi, Double(bitPattern: 0x7FF8_0000_0000_1234),
        ]
        let floats: [Float] = [-0.0, .leastNonzeroMagnitude, -.infinity, .greatestFiniteMagnitude, 0.1, .nan]
        let integers: [Int64] = [.min, .max, 0, -1, 1 << 53 + 1]
        var file = TensorFile(metadata: ["what": "all / \"kinds\"\n", "ü": "😀", "": ""])
        file["doubles"] = TensorFile.Tensor(shape: [5, 2], values: .float64(doubles))
        file["a/floats"] = TensorFile.Tensor(shape: [2, 1, 3], values: .float32(floats))
        file["Integers \"ü\""] = TensorFile.Tensor(shape: [5], values: .int64(integers))
        let read = try TensorFile(try file.data(), file: "f")
        #expect(read.metadata == file.metadata)
        #expect(read.names == ["Integers \"ü\"", "a/floats", "doubles"])
        #expect(read["doubles"]?.shape == [5, 2])
        #expect(read["a/floats"]?.shape == [2, 1, 3])
        #expect(read["Integers \"ü\""] == file["Integers \"ü\""])
        guard case .float64(let readDoubles)? = read["doubles"]?.values,
            case .float32(let readFloats)? = read["a/floats"]?.values
        else {
            Issue.record("the types have changed")
            return
        }
        #expect(readDoubles.map(\.bitPattern) == doubles.map(\.bitPattern))
        #expect(readFloats.map(\.bitPattern) == floats.map(\.bitPattern))
    }

    @Test func `tensors may be empty or a single number, and files without tensors`() throws {
        let tensors = [
            "a": TensorFile.Tensor(shape: [0], values: .float32([])),
            "b": TensorFile.Tensor(shape: [], values: .float64([7])),
            "c": TensorFile.Tensor(shape: [3, 0, 2], values: .int64([])),
            "d": TensorFile.Tensor(shape: [], values: .int64([-7])),
            "e": TensorFile.Tensor(shape: [2, 0], values: .float64([])),
        ]
        #expect(try TensorFile(try TensorFile(tensors: tensors).data(), file: "f").tensors == tensors)
        let empty = try TensorFile().data()
        #expect(empty == Data([8, 0, 0, 0, 0, 0, 0, 0] + Array("{}      ".utf8)))
        #expect(try TensorFile(empty, file: "f").tensors.isEmpty)
    }

    @Test func `the bytes are those of the format, whatever the order`() throws {
        let tensors = [
            ("b", TensorFile.Tensor(shape: [1], values: .int64([258]))),
            ("a", TensorFile.Tensor(shape: [2], values: .float32([1, -2]))),
        ]
        let header =
            #"{"__metadata__":{"k":"v"},"a":{"data_offsets":[0,8],"dtype":"F32","shape":[2]},"#
            + #""b":{"data_offsets":[8,16],"dtype":"I64","shape":[1]}}"#
        let expected = tensorFile(header, Array<UInt8>([0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 2, 1, 0, 0, 0, 0, 0, 0]))
        for order in [tensors, tensors.reversed()] {
            var file = TensorFile(metadata: ["k": "v"])
            for (name, tensor) in order { file[name] = tensor }
            #expect(try file.data() == expected)
        }
        let many = (0..<200).map { ("t\($0)", TensorFile.Tensor(shape: [], values: .float64([Double($0)]))) }
        let metadata = (0..<50).map { ("m\($0)", "\($0)") }
        let one = TensorFile(
            tensors: Dictionary(uniqueKeysWithValues: many), metadata: Dictionary(uniqueKeysWithValues: metadata))
        let other = TensorFile(
            tensors: Dictionary(uniqueKeysWithValues: many.shuffled()),
            metadata: Dictionary(uniqueKeysWithValues: metadata.shuffled()))
        #expect(try one.data() == other.data())
        #expect(try TensorFile(try one.data(), file: "f").data() == one.data())
    }

    @Test func `data within other data is read`() throws {
        let tensors = ["a": TensorFile.Tensor(shape: [2], values: .float64([1, 2]))]
        let outer = Data([1, 2, 3]) + (try TensorFile(tensors: tensors).data())
        #expect(try TensorFile(outer.dropFirst(3), file: "f").tensors == tensors)
    }

    @Test func `reals have the shape that was asked for`() throws {
        let tensors = [
            "double": TensorFile.Tensor(shape: [2, 1], values: .float64([0.1, -0.0])),
            "float": TensorFile.Tensor(shape: [], values: .float32([0.1])),
            "integer": TensorFile.Tensor(shape: [1], values: .int64([1])),
        ]
        let written = TensorFile(tensors: tensors)
        let read = try TensorFile(try written.data(), file: "x/f")
        #expect(try read.reals("double", shape: [2, 1]).map(\.bitPattern) == [0.1, -0.0].map(\.bitPattern))
        #expect(try read.reals("float", shape: []) == [Double(Float(0.1))])
        #expect(errorMessage { try read.reals("other", shape: []) } == #""x/f": the tensor "other" is missing"#)
        #expect(errorMessage { try written.reals("other", shape: []) } == #"the tensor "other" is missing"#)
        #expect(
            errorMessage { try read.reals("double", shape: [1, 2]) }
                == #""x/f": the tensor "double" has the shape [2, 1], but must have [1, 2]"#)
        #expect(
            errorMessage { try read.reals("integer", shape: [1]) }
                == #""x/f": the tensor "integer" holds integers, but must hold real numbers"#)
    }

    @Test func `what cannot be written is refused`() {
        func message(_ name: String, _ shape: [Int]) -> String {
            errorMessage {
                try TensorFile(tensors: [name: TensorFile.Tensor(shape: shape, values: .int64([1, 2]))]).data()
            }
        }
        #expect(message("t", [2]) == "no error")
        #expect(message("t", [3]) == #"the tensor "t" has the shape [3], but 2 numbers"#)
        #expect(message("t", []) == #"the tensor "t" has the shape [], but 2 numbers"#)
        #expect(message("t", [-1, -2]) == #"the tensor "t" has the shape [-1, -2], but 2 numbers"#)
        #expect(message("t", [.max, 3]) == "the tensor \"t\" has the shape [\(Int.max), 3], but 2 numbers")
        #expect(message("__metadata__", [2]) == #"a tensor cannot have the name "__metadata__", which is reserved"#)
    }
}

/// A file with any header, padded, and any numbers.
func tensorFile(_ header: String, _ numbers: [UInt8] = []) -> Data {
    let text = Array(header.utf8)
    let padded = text + Array(repeating: 0x20, count: (8 - text.count % 8) % 8)
    return withUnsafeBytes(of: UInt64(padded.count).littleEndian) { Data($0) } + padded + numbers
}
