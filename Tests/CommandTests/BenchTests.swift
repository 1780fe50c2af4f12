import Foundation
import Testing

struct BenchTests {
    @Test func `JSON has exactly the documented keys`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(["bench", "--json", "--seconds", "0.05", "--threads", "2"])
        #expect(result.status == 0, "\(result.errors)")
        let object = try JSONDecoder().decode([String: Double].self, from: Data(result.output.utf8))
        #expect(
            Set(object.keys) == [
                "tabularChainsPerSecond1", "tabularChainsPerSecondAll", "threads", "frameMilliseconds",
                "bytesPerFrame", "keyLatencyP99Milliseconds",
            ])
        #expect(object["threads"] == 2)
        for value in object.values { #expect(value > 0) }
    }
}
