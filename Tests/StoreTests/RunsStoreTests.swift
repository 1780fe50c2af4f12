import Foundation
import RunFixtures
import Store
import TestTools
import Testing
import Training

struct RunsStoreTests {
    @Test func `names are never used twice`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let request = smallRequest {
            $0.game = .catalogue(name: "rps", players: 3)
            $0.population = "rock#4"
        }
        let configuration = try request.resolved()
        let home = RunHome(RunStore("\(folder.path)/state/metamapg/runs"), target: 1)
        let name = "rps3-rock#4-meta-mapg-tabular-seed1"
        for expected in [name, "\(name)-2", "\(name)-3"] {
            let open = try home.open(configuration, isNew: true)
            #expect(open.recorder?.folder == "\(home.store.folder)/\(expected)" && !open.isResumed)
            _ = try finishedRun(open: open, updates: 1)
            try open.recorder?.end(.done)
        }
        #expect(home.store.paths == ["", "-2", "-3"].map { "\(home.store.folder)/\(name)\($0)" })
        #expect(try home.store.path(of: "\(name)-2") == "\(home.store.folder)/\(name)-2")
        #expect(home.store.name(of: "\(home.store.folder)/\(name)-2") == "\(name)-2")
        #expect(try home.store.path(of: "./elsewhere") == "./elsewhere")
        #expect(home.store.name(of: "/elsewhere/run") == "/elsewhere/run")
    }

    @Test func `a run that is not finished goes on`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let home = RunHome(RunStore("\(folder.path)/runs"), target: nil)
        let configuration = try smallRequest().resolved()
        func open(_ configuration: RunConfiguration, isNew: Bool = false) throws -> (OpenRun, String) {
            let open = try home.open(configuration, isNew: isNew)
            return (open, try #require(open.writer).folder)
        }
        let (first, place) = try open(configuration)
        let run = try finishedRun(open: first, updates: 3)
        // Somebody writes it; so another one begins.
        let (second, other) = try open(configuration)
        #expect(!second.isResumed && other == "\(place)-2")
        _ = try finishedRun(open: second, updates: 2)
        try second.recorder?.end(.done)
        try first.recorder?.end(.stopped)
        // The second is finished and stays as it is.
        let (again, resumed) = try open(configuration)
        #expect(again.isResumed && resumed == place && again.state == run.state)
        try again.recorder?.end(.stopped)
        let (new, third) = try open(configuration, isNew: true)
        #expect(!new.isResumed && third == "\(place)-3")
        new.recorder?.discard()
        // Its name is the same, but not its settings.
        let (different, fourth) = try open(try smallRequest { $0.overrides.horizon = 6 }.resolved())
        #expect(!different.isResumed && fourth == "\(place)-3")
        different.recorder?.discard()
    }

    @Test func `the folder follows the environment`() {
        #expect(RunStore(environment: ["XDG_STATE_HOME": "/s", "HOME": "/h"]).folder == "/s/metamapg/runs")
        for state in [nil, "", "relative"] {
            var environment = ["HOME": "/h"]
            environment["XDG_STATE_HOME"] = state
            #expect(RunStore(environment: environment).folder == "/h/.local/state/metamapg/runs")
        }
    }

    @Test func `a configuration gives back what was asked for`() throws {
        for request in [
            RunRequest(), smallRequest(), RunRequest(game: .catalogue(name: "rps", players: 3), population: "rock#4"),
            smallRequest {
                $0.policy = "lstm"
                $0.overrides.seed = 9
            },
        ] {
            let again = try RunRequest(try request.resolved())
            #expect(try again.resolved() == request.resolved())
            #expect(again.overrides.horizon == request.overrides.horizon)
            #expect(again.overrides.seed == request.overrides.seed)
            #expect(again.overrides.discount == nil && again.overrides.outerRate == nil)
        }
    }

    @Test func `of a link to a run only the link is removed`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let target = "\(folder.path)/disk/run"
        let run = try savedRun(updates: 2, at: target, end: .stopped)
        for (link, ending) in [("link", ""), ("chain", "/")] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder.path)/\(link)", withDestinationPath: link == "link" ? "disk/run" : "link")
            let writer = try OpenRun.resume("\(folder.path)/\(link)", target: nil)
            #expect(RunStore.linkTarget("\(folder.path)/\(link)\(ending)") == target)
            #expect(try RunStore.remove("\(folder.path)/\(link)\(ending)") == target)
            #expect(try folder.entries() == (link == "link" ? ["disk"] : ["disk", "link"]))
            writer.writer?.abandon()
            if link == "chain" { break }
            // The next one leads there by way of this one.
            try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/link", withDestinationPath: "disk/run")
        }
        #expect(try RunReader(target).samples() == run.samples)
        // A folder behind a link is a run itself.
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/runs", withDestinationPath: "disk")
        #expect(RunStore.linkTarget("\(folder.path)/runs/run") == nil)
        #expect(try RunStore.remove("\(folder.path)/runs/run") == nil)
        #expect(try folder.entries("disk").isEmpty)
    }
}
