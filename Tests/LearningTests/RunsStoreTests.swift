import Learning
import Testing

struct RunsStoreTests {
    @Test func `names are never used twice`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let run = try finishedRun(
            smallRequest {
                $0.game = .catalogue(name: "rps", players: 3)
                $0.population = "rock#4"
            }, updates: 1)
        let store = "\(folder.path)/state/metamapg/runs"
        let paths = try (0..<3).map { _ in try RunStore.save(run, in: store) }
        let name = "rps3-rock#4-meta-mapg-tabular-seed1"
        #expect(paths == ["\(store)/\(name)", "\(store)/\(name)-2", "\(store)/\(name)-3"])
        for path in paths { #expect(try RunDirectory.read(path).configuration == run.configuration) }
    }

    @Test func `the folder follows the environment`() {
        #expect(
            RunStore.folder(environment: ["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/metamapg/runs")
        for state in [nil, "", "relative"] {
            var environment = ["HOME": "/h"]
            environment["XDG_STATE_HOME"] = state
            #expect(RunStore.folder(environment: environment) == "/h/.local/state/metamapg/runs")
        }
    }
}
