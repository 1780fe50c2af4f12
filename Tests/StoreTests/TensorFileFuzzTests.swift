import Files
import Foundation
import RunFixtures
import Store
import TestTools
import Testing

/// Damaged safetensors files: read to the end or refused, never anything else.
struct TensorFileFuzzTests {
    private static let words = [
        "\"a\"", "\"__metadata__\"", "\"dtype\":", "\"shape\":[", "\"data_offsets\":[0,8]", "{", "}", "[", "]", ",",
        ":",
        "\"F64\"", "\"F32\"", "\"I64\"", "9223372036854775807", "-1", "1e400", "null", "true", "\\u0000", "\\ud800",
        "\"",
        "\"update\":\"-1\"", "\"bestUpdate\":\"2\"", "\"validationScore\":\"nan\"",
    ]

    /// Half of the files are damaged anywhere; in the others the header alone, whose length is then made to fit, so that
    /// what comes after it is reached.
    private func damaged(_ bytes: [UInt8], _ mutator: inout Mutator) -> [UInt8] {
        let length = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard Bool.random(using: &mutator), bytes.count >= 8, length <= bytes.count - 8 else {
            return mutator.mutated(bytes, words: Self.words)
        }
        let header = mutator.mutated(Array(bytes[8..<(8 + length)]), words: Self.words)
        return withUnsafeBytes(of: UInt64(header.count).littleEndian) { [UInt8]($0) } + header + bytes[(8 + length)...]
    }

    @Test func `damaged files are read as they are or refused`() throws {
        var mutator = Mutator(seed: Fuzzing.seed)
        let corpus = try Fuzzing.corpus("tensors")
        let configuration = try smallRequest().resolved()
        var readable = 0
        for _ in 0..<Fuzzing.rounds(2_000) {
            let seed = try #require(corpus.randomElement(using: &mutator))
            let bytes = damaged(seed.bytes, &mutator)
            try Fuzzing.keep(bytes, of: "tensors")
            let file: TensorFile
            do throws(RunFileError) {
                file = try TensorFile(Data(bytes), file: "f")
            } catch {
                #expect(error.description.hasPrefix("\"f\""), "\(error)")
                continue
            }
            readable += 1
            // What was read has all the bytes of the numbers, and is the same when it is written and read again.
            let length = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
            #expect(file.tensors.values.reduce(0) { $0 + $1.bytes } == bytes.count - 8 - length)
            let again = try TensorFile(file.data(), file: "f")
            #expect(again.names == file.names && again.metadata == file.metadata)
            #expect(try again.data() == file.data())
            guard let checkpoint = try? Checkpoint(file, for: configuration, path: "f") else { continue }
            #expect(checkpoint.update >= 0 && checkpoint.parameters.policy.allSatisfy(\.isFinite))
            #expect(checkpoint.validationScore?.isFinite != false && checkpoint.bestUpdate ?? 0 >= 0)
        }
        #expect(readable > 50)
    }

    @Test func `every file of the corpus is what its name says`() throws {
        let configuration = try smallRequest().resolved()
        for (name, bytes) in try Fuzzing.corpus("tensors") {
            let message = errorMessage {
                try Checkpoint(TensorFile(Data(bytes), file: name), for: configuration, path: name)
            }
            #expect((message == "no error") == name.hasPrefix("checkpoint"), "\(message)")
        }
    }
}

extension TensorFile.Tensor {
    /// How many bytes its numbers have.
    fileprivate var bytes: Int {
        switch values {
        case .float32(let values): values.count * 4
        case .float64(let values): values.count * 8
        case .int64(let values): values.count * 8
        }
    }
}
