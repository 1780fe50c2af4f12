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
        #expect(final.parameters.policy == run.parameters.policy)
        #expect(final.parameters.innerRates == run.parameters.innerRates)
        #expect(final.parameters.critic == run.parameters.critic)
        let read = try RunDirectory.read("\(folder.path)/a/run")
        #expect(read.choice == .best && read.update == best.update && read.validationScore == best.score)
        #expect(read.parameters.policy == best.parameters.policy)
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
        let before = try folder.text("run/final.json")
        let later = try finishedRun(updates: 3)
        let message = errorMessage { try RunDirectory.write(later, to: target, force: false) }
        #expect(message.contains("--force"))
        #expect(try folder.text("run/final.json") == before)
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
        let good = try folder.text("run/final.json")
        func changed(_ old: String, _ new: String) -> String { good.replacingOccurrences(of: old, with: new) }
        for (text, expected) in [
            ("", "is damaged: it is not valid JSON"), ("{}", "\"update\" is missing"),
            (changed("\"update\" : 1", "\"update\" : \"one\""), "\"update\" has the wrong type"),
            (changed("tabular", "lstm"), "the policy is of kind \"lstm\""),
            (changed("\"innerRates\" : [", "\"innerRates\" : [1,"), "3 inner rates"),
        ] {
            try text.write(toFile: "\(target)/final.json", atomically: true, encoding: .utf8)
            let message = errorMessage { try RunDirectory.read(target) }
            #expect(message.contains(expected) && message.contains("final.json"), "\(message)")
        }
        try FileManager.default.removeItem(atPath: "\(target)/final.json")
        for (path, expected) in [
            (target, "does not exist"), (folder.path, "has no config.yaml"), ("\(folder.path)/x", "there is no folder"),
        ] {
            let message = errorMessage { try RunDirectory.read(path) }
            #expect(message.contains(expected), "\(message)")
        }
    }
}
