import Files
import Foundation
import RunFixtures
import TestTools
import Testing

/// Against the Python package that others read and write these files with.
struct SafetensorsTests {
    @Test func `Python reads what is written here`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let tensors = [
            "a/float": TensorFile.Tensor(shape: [1, 3], values: .float32([0.1, -0.0, .infinity])),
            "double": TensorFile.Tensor(shape: [2, 1], values: .float64([.leastNonzeroMagnitude, 0.1])),
            "empty": TensorFile.Tensor(shape: [2, 0], values: .float64([])),
            "integer": TensorFile.Tensor(shape: [2], values: .int64([.min, 258])),
            "scalar ü": TensorFile.Tensor(shape: [], values: .float64([-2.5])),
        ]
        let file = TensorFile(tensors: tensors, metadata: ["k/ü": "a \"value\"\n"])
        try file.data().write(to: URL(fileURLWithPath: "\(folder.path)/ours"))
        let output = try await Python.run(
            """
            from safetensors import safe_open
            with safe_open("ours", "np") as file:
                print(ascii(file.metadata()))
                for name in sorted(file.keys()):
                    tensor = file.get_tensor(name)
                    print(ascii(name), tensor.dtype, tensor.shape, ascii(tensor.tolist()))
            """, in: folder)
        #expect(
            output == """
                {'k/\\xfc': 'a "value"\\n'}
                'a/float' float32 (1, 3) [[0.10000000149011612, -0.0, inf]]
                'double' float64 (2, 1) [[5e-324], [0.1]]
                'empty' float64 (2, 0) [[], []]
                'integer' int64 (2,) [-9223372036854775808, 258]
                'scalar \\xfc' float64 () -2.5

                """)
    }

    @Test(arguments: [0, 1]) func `what Python writes is read here`(count: Int) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        _ = try await Python.run(
            """
            import numpy
            from safetensors.numpy import save_file
            tensors = {
                "a/float": numpy.array([[0.1, -0.0, numpy.inf]], numpy.float32),
                "double": numpy.array([[5e-324], [0.1]]),
                "empty": numpy.zeros([2, 0]),
                "integer": numpy.array([-2**63, 258], numpy.int64),
                "scalar ü": numpy.array(-2.5),
            }
            save_file(tensors, "theirs", {"k/ü": 'a "value"\\n'} if \(count) else None)
            """, in: folder)
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/theirs"))
        let file = try TensorFile(data, file: "theirs")
        #expect(file.metadata == (count == 1 ? ["k/ü": "a \"value\"\n"] : [:]))
        #expect(
            file.tensors == [
                "a/float": TensorFile.Tensor(shape: [1, 3], values: .float32([0.1, -0.0, .infinity])),
                "double": TensorFile.Tensor(shape: [2, 1], values: .float64([.leastNonzeroMagnitude, 0.1])),
                "empty": TensorFile.Tensor(shape: [2, 0], values: .float64([])),
                "integer": TensorFile.Tensor(shape: [2], values: .int64([.min, 258])),
                "scalar ü": TensorFile.Tensor(shape: [], values: .float64([-2.5])),
            ])
    }

    @Test func `Python reads a saved run`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let request = smallRequest {
            $0.policy = "lstm"
            $0.overrides.hidden = 3
        }
        try savedRun(request, updates: 1, at: "\(folder.path)/run")
        let output = try await Python.run(
            """
            from safetensors.numpy import load_file
            for name, tensor in sorted(load_file("run/checkpoints/latest.safetensors").items()):
                print(name, tensor.dtype, list(tensor.shape))
            """, in: folder)
        func network(_ name: String, outputs: Int) -> [String] {
            [
                "inputBias float64 [3]", "inputWeight float64 [3, 5]", "lstmHiddenBias float64 [12]",
                "lstmHiddenWeight float64 [12, 3]", "lstmInputBias float64 [12]", "lstmInputWeight float64 [12, 3]",
                "outputBias float64 [\(outputs)]", "outputWeight float64 [\(outputs), 3]",
            ].map { "\(name).\($0)" }
        }
        func optimizer(_ name: String, count: Int) -> [String] {
            [
                "first float64 [\(count)]", "largestSecond float64 [\(count)]", "second float64 [\(count)]",
                "steps int64 []",
            ].map { "optimizer.\(name).\($0)" }
        }
        // 18 parameters before the cell, 96 in it, 4 for each output.
        let expected =
            ["average.innerRates float64 [2]", "average.policy float64 [122]"]
            + network("critic", outputs: 1) + ["innerRates float64 [2]"] + optimizer("critic", count: 118)
            + optimizer("innerRates", count: 2) + optimizer("policy", count: 122) + network("policy", outputs: 2)
        #expect(output.split(separator: "\n").map(String.init) == expected)
    }

    @Test func `Python finds PyTorch's names in a run of gated recurrent units`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let request = smallRequest {
            $0.policy = "gru"
            $0.overrides.hidden = 3
        }
        try savedRun(request, updates: 1, at: "\(folder.path)/run")
        let output = try await Python.run(
            """
            from safetensors.numpy import load_file
            for name, tensor in sorted(load_file("run/checkpoints/latest.safetensors").items()):
                if name.startswith("policy."): print(name, tensor.dtype, list(tensor.shape))
            """, in: folder)
        let expected = [
            "gru.bias_hh float64 [9]", "gru.bias_ih float64 [9]", "gru.weight_hh float64 [9, 3]",
            "gru.weight_ih float64 [9, 3]", "input.bias float64 [3]", "input.weight float64 [3, 5]",
            "output.bias float64 [2]", "output.weight float64 [2, 3]",
        ]
        #expect(output.split(separator: "\n").map(String.init) == expected.map { "policy.\($0)" })
    }
}
