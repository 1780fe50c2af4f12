import Foundation
import Learning
import Testing

struct RunsDirectoryTests {
    @Test func `a run reads back exactly`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let run = try finishedRun(updates: 5)
        let best = try #require(run.best)
        try RunDirectory.write(run, to: "\(folder.path)/a/run", force: false)
        #expect(try folder.entries("a") == ["run"])
        let final = try RunDirectory.read("\(folder.path)/a/run", .final)
        #expect(final.configuration == run.configuration)
        #expect(final.update == 5 && final.validationScore == nil && final.choice == .final)
        #expect(final.parameters == run.parameters)
        let read = try RunDirectory.read("\(folder.path)/a/run")
        #expect(read.choice == .best && read.update == best.update && read.validationScore == best.score)
        #expect(read.parameters == best.parameters)
        #expect(try Data(folder.text("a/run/metrics.jsonl").utf8) == run.metrics.contents())
    }

    @Test func `metrics stream into the staged folder`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let request = smallRequest()
        let staged = try StagedRun(try request.resolved(), for: "\(folder.path)/run", force: false)
        let run = try finishedRun(request, updates: 3, spool: try staged.metrics())
        let before = try String(contentsOfFile: "\(staged.folder)/metrics.jsonl", encoding: .utf8)
        #expect(before.split(separator: "\n").count == 3)
        try staged.commit(run)
        #expect(try folder.entries() == ["run"])
        #expect(try folder.text("run/metrics.jsonl") == before)
    }

    @Test func `a run appears completely or not at all`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let target = "\(folder.path)/run"
        let run = try finishedRun(updates: 1)
        try RunDirectory.write(run, to: target, force: false)
        let before = try folder.data("run/final.safetensors")
        let later = try finishedRun(updates: 3)
        let message = errorMessage { try RunDirectory.write(later, to: target, force: false) }
        #expect(message.contains("--force"))
        #expect(try folder.data("run/final.safetensors") == before)
        try RunDirectory.write(later, to: target, force: true)
        #expect(try RunDirectory.read(target, .final).update == 3)
        #expect(try folder.entries() == ["run"])
    }

    @Test func `a folder that fills while training runs stays as it is`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let run = try finishedRun(updates: 1)
        let staged = try StagedRun(run.configuration, for: "\(folder.path)/run", force: true)
        try FileManager.default.createDirectory(atPath: "\(folder.path)/run", withIntermediateDirectories: true)
        try "mine".write(toFile: "\(folder.path)/run/notes", atomically: true, encoding: .utf8)
        let message = errorMessage { try staged.commit(run) }
        #expect(message.contains("is not a saved run"))
        #expect(try folder.text("run/notes") == "mine")
        staged.discard()
        #expect(try folder.entries() == ["run"])
    }

    @Test func `damage is said in a sentence`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let target = "\(folder.path)/run"
        try RunDirectory.write(try finishedRun(updates: 1), to: target, force: false)
        let good = try folder.data("run/final.safetensors")
        func changed(_ change: (inout TensorFile) -> Void) throws -> Data {
            var file = try TensorFile(good, file: "final.safetensors")
            change(&file)
            return try file.data()
        }
        let threeRates = TensorFile.Tensor(shape: [3], values: .float64([1, 1, 1]))
        for (data, expected) in [
            (Data(), "is damaged: it ends before its header"), (good.dropLast(), "is damaged"),
            (try TensorFile().data(), "is not a policy of metamapg"),
            (try changed { $0.metadata["update"] = nil }, "\"update\" is missing"),
            (try changed { $0.metadata["update"] = "one" }, "\"update\" is \"one\""),
            (try changed { $0.metadata["policyKind"] = "lstm" }, "the policy is of kind \"lstm\""),
            (try changed { $0["innerRates"] = threeRates }, "\"innerRates\" has the shape [3], but must have [2]"),
            (try changed { $0["policy.table"] = threeRates }, "\"policy.table\" has the shape [3]"),
        ] {
            try data.write(to: URL(fileURLWithPath: "\(target)/final.safetensors"))
            let message = errorMessage { try RunDirectory.read(target) }
            #expect(message.contains(expected) && message.contains("final.safetensors"), "\(message)")
        }
        try FileManager.default.removeItem(atPath: "\(target)/final.safetensors")
        for (path, expected) in [
            (target, "does not exist"), (folder.path, "has no config.yaml"), ("\(folder.path)/x", "there is no folder"),
        ] {
            let message = errorMessage { try RunDirectory.read(path) }
            #expect(message.contains(expected), "\(message)")
        }
    }
}
