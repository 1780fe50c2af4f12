import Foundation
import Games
import Store
import TestTools
import Testing
import Training

/// What is written into `config.yaml` is read by others as well, with the same values.
struct ConfigurationNumberTests {
    private static let numbers = [
        1e-5, 1e-300, .leastNonzeroMagnitude, 1.5e-7, 1e20, 1e16, 123456789.125, 0, -0.0, 0.1, 1.0 / 3, -2.5e-9, 1e6,
        .greatestFiniteMagnitude,
    ]

    private func configuration(_ rate: Double) throws -> RunConfiguration {
        var request = RunRequest()
        request.overrides.outerRate = rate
        request.overrides.seed = .max
        return try request.resolved()
    }

    @Test func `numbers are numbers to PyYAML, the same ones`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let lines = ConfigurationNumberTests.numbers.map { "- \(GameFile.number($0))\n" }
        try folder.write(lines.joined(), to: "numbers.yaml")
        try folder.write(ConfigurationFile.text(of: configuration(1e-5)), to: "config.yaml")
        let output = try await Python.run(
            """
            import struct, yaml
            for value in yaml.safe_load(open("numbers.yaml")):
                print(type(value).__name__, struct.pack(">d", value).hex())
            run = yaml.safe_load(open("config.yaml"))
            print(repr(run["outer-rate"]), run["seed"], type(run["discount"]).__name__, run["project-conflicts"])
            """, in: folder)
        let expected = ConfigurationNumberTests.numbers.map { value in
            let bits = String(value.bitPattern, radix: 16)
            return "float \(String(repeating: "0", count: 16 - bits.count))\(bits)\n"
        }
        let project = try configuration(1e-5).projectsConflicts ? "True" : "False"
        #expect(output == expected.joined() + "1e-05 18446744073709551615 float \(project)\n")
    }

    @Test func `numbers read back to the bit`() throws {
        for rate in [1e-5, 1.5e-7, 5e-324, 0.1, 1.0 / 3, 10] {
            let written = try configuration(rate)
            let text = ConfigurationFile.text(of: written)
            let read = try ConfigurationFile.parse(text, name: "config.yaml").request().configuration
            #expect(read == written && read.outerRate.bitPattern == rate.bitPattern)
        }
        #expect(try ConfigurationFile.text(of: configuration(1e-5)).contains("\nouter-rate: 1.0e-05\n"))
        // What reports have named runs by stays as it was.
        #expect(try ConfigurationFile.digestedText(of: configuration(1e-5)).contains("\nouter-rate: 1e-05\n"))
    }

    @Test func `a key with another tag is the same key`() {
        let error = #expect(throws: GameError.self) {
            try ConfigurationFile.parse("seed: 1\n!t seed: 2\n", name: "run.yaml")
        }
        #expect(error?.description == "run.yaml, line 2: \"seed\" must be given only once, but is repeated.")
    }
}
