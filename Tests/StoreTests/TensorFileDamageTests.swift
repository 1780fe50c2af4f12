import EngineFixtures
import Files
import Foundation
import RunFixtures
import Testing

struct TensorFileDamageTests {
    @Test func `a damaged frame is reported`() {
        expect(Data(), "is damaged: it ends before its header")
        expect(Data([2, 0, 0, 0, 0, 0, 0]), "is damaged: it ends before its header")
        let lengths: [UInt64: String] = [
            3: "is damaged: its header would have 3 bytes, but only 2 are left",
            100_000_000: "is damaged: its header would have 100000000 bytes, but only 2 are left",
            100_000_001: "is damaged: its header would have 100000001 bytes, more than 100000000",
            .max: "is damaged: its header would have 18446744073709551615 bytes, more than 100000000",
            0: "is damaged: its header is not JSON",
            1: "is damaged: its header is not JSON",
        ]
        for (length, message) in lengths {
            expect(withUnsafeBytes(of: length.littleEndian) { Data($0) } + Data("{}".utf8), message)
        }
    }

    @Test(arguments: ["[]", " {}", "{", "{}}", "{'a': 1}", "{\"a\" 1}", "null", "{\0}\0", "{\"\\"])
    func `a header that is not JSON is reported`(header: String) {
        expect(tensorFile(header), "is damaged: its header is not JSON")
    }

    @Test(arguments: [
        (#"{"a":1}"#, #""a" has the wrong type"#),
        (#"{"a":null}"#, #""a" has the wrong type"#),
        (#"{"a":{}}"#, #""a.dtype" is missing"#),
        (#"{"a":{"dtype":1,"shape":[],"data_offsets":[0,8]}}"#, #""a.dtype" has the wrong type"#),
        (#"{"a":{"dtype":"F64","data_offsets":[0,8]}}"#, #""a.shape" is missing"#),
        (#"{"a":{"dtype":"F64","shape":["1"],"data_offsets":[0,8]}}"#, #""a.shape.0" has the wrong type"#),
        (#"{"a":{"dtype":"F64","shape":[1,true],"data_offsets":[0,8]}}"#, #""a.shape.1" has the wrong type"#),
        (#"{"a":{"dtype":"F64","shape":[]}}"#, #""a.data_offsets" is missing"#),
        (#"{"a":{"dtype":"F64","shape":[],"data_offsets":[0,8.5]}}"#, #""a" cannot be read"#),
        (#"{"a":{"dtype":"F64","shape":[9223372036854775808],"data_offsets":[0,8]}}"#, #""a" cannot be read"#),
        (#"{"__metadata__":[]}"#, #""__metadata__" has the wrong type"#),
        (#"{"__metadata__":{"k":1}}"#, #""__metadata__.k" has the wrong type"#),
    ])
    func `a header of another form is reported`(header: String, problem: String) {
        expect(tensorFile(header, [UInt8](repeating: 0, count: 8)), "is damaged: in its header \(problem)")
    }

    @Test func `types of numbers that cannot be read are reported`() {
        let header = #"{"a":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}}"#
        #expect(
            errorMessage { try TensorFile(tensorFile(header, [UInt8](repeating: 0, count: 8)), file: "f") }
                == #""f": the tensor "a" is of type "BF16", but only these can be read: F64, F32, I64"#)
    }

    @Test(arguments: [
        ([], #"the tensor "a" has the offsets [], which is no range"#),
        ([0, 8, 16], #"the tensor "a" has the offsets [0, 8, 16], which is no range"#),
        ([-8, 0], #"the tensor "a" has the offsets [-8, 0], which is no range"#),
        ([16, 8], #"the tensor "a" has the offsets [16, 8], which is no range"#),
        ([0, .max], "the tensor \"a\" would end at byte \(Int.max) of the data, which has 16"),
        ([8, 17], #"the tensor "a" would end at byte 17 of the data, which has 16"#),
        ([0, 0], #"the tensor "a" has 0 bytes, which is not what F64 of the shape [1] needs"#),
        ([0, 8], #"the tensor "b" overlaps the one before it"#),
        ([4, 12], #"the tensor "a" overlaps the one before it"#),
        ([9, 16], #"there is a hole before the tensor "a""#),
        ([8, 15], #"the tensor "a" has 7 bytes, which is not what F64 of the shape [1] needs"#),
        ([8, 8], #"the tensor "a" has 0 bytes, which is not what F64 of the shape [1] needs"#),
    ])
    func `offsets that do not fill the file are reported`(offsets: [Int], problem: String) {
        let header =
            #"{"a":{"dtype":"F64","shape":[1],"data_offsets":\#(offsets)},"#
            + #""b":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}"#
        expect(tensorFile(header, [UInt8](repeating: 0, count: 16)), "is damaged: \(problem)")
    }

    @Test func `bytes that belong to no tensor are reported`() throws {
        let tensors = ["a": TensorFile.Tensor(shape: [1], values: .float32([1]))]
        expect(try TensorFile(tensors: tensors).data() + [0, 0], "is damaged: 2 bytes at its end belong to no tensor")
        expect(tensorFile("{}", [0]), "is damaged: 1 bytes at its end belong to no tensor")
    }

    /// Foundation keeps one of two entries and says nothing, other programs keep the other one.
    @Test(arguments: [
        (#"{"a":A,"a":A}"#, "a"), (#"{"a":A,"b":B,"a":B}"#, "a"), (#"{"a":A,"\u0061":A}"#, "a"),
        (#"{"__metadata__":{"k":"1"},"a":A,"__metadata__":{}}"#, "__metadata__"),
        (#"{"__metadata__":{"k":"1","l":"2","k":"1"},"a":A}"#, "__metadata__.k"),
        (#"{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8],"dtype":"I64"}}"#, "a.dtype"),
        (#"{"\"":A,"a":A,"\"":A}"#, "\""),
    ])
    func `keys that are there twice are reported`(header: String, key: String) {
        let header = header.replacingOccurrences(of: "A", with: #"{"dtype":"I64","shape":[1],"data_offsets":[0,8]}"#)
            .replacingOccurrences(of: "B", with: #"{"dtype":"I64","shape":[0],"data_offsets":[8,8]}"#)
        expect(
            tensorFile(header, [UInt8](repeating: 0, count: 8)), "is damaged: in its header \"\(key)\" is there twice")
    }

    @Test func `the same key in different places is no repetition`() throws {
        let header =
            #"{"__metadata__":{"a":"a","b":"\",\"a"},"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"#
            + #""b":{"shape":[0,0],"dtype":"I64","data_offsets":[8,8]}}"#
        let file = try TensorFile(tensorFile(header, [UInt8](repeating: 0, count: 8)), file: "f")
        #expect(file.names == ["a", "b"] && file.metadata == ["a": "a", "b": "\",\"a"])
    }

    @Test(arguments: [
        [], [2], [1, -1], [-1, -1], [0], [.max, 2], [.max, .max, 0], [1 << 61, 8], [1 << 32, 1 << 32],
    ])
    func `shapes of another size are reported`(shape: [Int]) {
        let header = #"{"a":{"dtype":"F32","shape":\#(shape),"data_offsets":[0,12]}}"#
        expect(
            tensorFile(header, [UInt8](repeating: 0, count: 12)),
            "is damaged: the tensor \"a\" has 12 bytes, which is not what F32 of the shape \(shape) needs")
    }

    @Test func `truncated files are never read`() throws {
        let data = try sample()
        for count in 0..<data.count {
            #expect(throws: RunFileError.self) { try TensorFile(data.prefix(count), file: "f") }
        }
    }

    @Test func `flipped bytes never crash, and what can be read can be written`() throws {
        let data = try sample()
        var numbers = TestNumbers(1)
        for round in 0..<20_000 {
            var damaged = data
            if round < data.count * 8 {
                damaged[round / 8] ^= 1 << (round % 8)
            } else {
                for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                    damaged[Int.random(in: 0..<data.count, using: &numbers)] = .random(in: 0...255, using: &numbers)
                }
            }
            // Anything but an error or a sound file would stop the tests.
            guard let read = try? TensorFile(damaged, file: "f") else { continue }
            _ = try read.data()
        }
    }

    private func sample() throws -> Data {
        try TensorFile(
            tensors: [
                "a": TensorFile.Tensor(shape: [2, 3], values: .float64([1, 2, 3, 4, 5, 6])),
                "b": TensorFile.Tensor(shape: [], values: .float32([1])),
                "c": TensorFile.Tensor(shape: [1], values: .int64([9])),
            ], metadata: ["format": "1"]
        ).data()
    }

    private func expect(_ data: Data, _ message: String, at location: SourceLocation = #_sourceLocation) {
        #expect(errorMessage { try TensorFile(data, file: "f") } == "\"f\" \(message)", sourceLocation: location)
    }
}
