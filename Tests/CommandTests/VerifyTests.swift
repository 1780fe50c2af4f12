import Foundation
import Testing

struct VerifyTests {
    private struct Report: Decodable {
        var file: String
        var name: String
        var pass: Bool
        var errors: [String: Double?]
        var problem: String?
    }

    private static var vectors: [String] {
        get throws {
            let folder = Program.sources.appending(path: "Tests/VerificationTests/Vectors").path
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { "\(folder)/\($0)" }
        }
    }

    @Test(arguments: ["double", "float"]) func `every vector passes`(precision: String) async throws {
        let program = try Program()
        defer { program.remove() }
        let files = try VerifyTests.vectors
        #expect(files.count >= 5)
        let result = try await program.run(["verify"] + files + ["--precision", precision, "--json"])
        #expect(result.status == 0, "\(result.output)")
        let reports = try JSONDecoder().decode([Report].self, from: Data(result.output.utf8))
        #expect(reports.map(\.file) == files)
        for report in reports {
            #expect(report.pass)
            for quantity in [
                "gradient", "innerRateGradient", "current", "own", "criticGradient", "baselines", "advantages",
                "parameters",
            ] {
                let error = try #require(report.errors[quantity].flatMap { $0 })
                #expect(error <= (precision == "double" ? 1e-9 : 1e-3))
            }
        }
        let text = try await program.run(["verify"] + files)
        #expect(text.status == 0)
        #expect(text.output.split(separator: "\n").count == files.count)
    }

    @Test func `unknown kinds and missing files fail`() async throws {
        let program = try Program()
        defer { program.remove() }
        let vector = try #require(try VerifyTests.vectors.first { $0.contains("tabular") })
        let text = try String(contentsOfFile: vector, encoding: .utf8)
        // Wherever the first kind stands, one other kind is enough.
        let range = try #require(text.range(of: "\"tabular\""))
        try program.write(text.replacingCharacters(in: range, with: "\"gru\""), to: "gru.json")
        let result = try await program.run(["verify", vector, "gru.json", "nowhere.json", "--json"])
        #expect(result.status == 1)
        let reports = try JSONDecoder().decode([Report].self, from: Data(result.output.utf8))
        #expect(reports.map(\.pass) == [true, false, false])
        #expect(reports[1].problem?.contains("no kind 'gru'") == true)
        #expect(reports[2].problem?.contains("nowhere.json") == true)
        let lines = try await program.run(["verify", "gru.json"])
        #expect(lines.status == 1)
        #expect(lines.output.hasPrefix("FAIL"))
        #expect(lines.output.contains("no kind 'gru'"))
    }

    @Test func `wrong expectations fail with errors that are valid JSON`() async throws {
        let program = try Program()
        defer { program.remove() }
        let vector = try #require(try VerifyTests.vectors.first)
        let data = try Data(contentsOf: URL(fileURLWithPath: vector))
        var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        var expected = try #require(object["expected"] as? [String: Any])
        expected["innerRateGradient"] = [1.0]
        object["expected"] = expected
        try JSONSerialization.data(withJSONObject: object).write(to: program.folder.appending(path: "wrong.json"))
        let result = try await program.run(["verify", "wrong.json", "--json"])
        #expect(result.status == 1)
        let reports = try JSONDecoder().decode([Report].self, from: Data(result.output.utf8))
        #expect(reports.count == 1 && !reports[0].pass)
        let error = try #require(reports[0].errors["innerRateGradient"])
        #expect(error == nil)
    }
}
