import Foundation
import Testing

struct ListTests {
    private func objects(_ words: String...) async throws -> [[String: Any]] {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(["list"] + words + ["--json"])
        #expect(result.status == 0, "\(result.errors)")
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        return try #require(json as? [[String: Any]])
    }

    private func names(_ objects: [[String: Any]]) -> [String] { objects.compactMap { $0["name"] as? String } }

    @Test func `games, peers and algorithms have names`() async throws {
        let games = try await objects("games")
        #expect(
            names(games) == [
                "ipd", "rps", "matching-pennies", "stag-hunt", "chicken", "stag-hare-rest", "coin-game", "halfcheetah",
            ])
        #expect(games[1]["players"] as? [Int] == [2, 3, 4])
        #expect(games.dropLast().allSatisfy { $0["available"] as? Bool == true })
        let body = try #require(games.last)
        #expect(body["available"] as? Bool == true && body["reason"] == nil)
        #expect((body["physics"] as? String)?.hasPrefix("MuJoCo ") == true && games[0]["physics"] == nil)
        #expect(names(try await objects("peers")).prefix(3) == ["all", "cooperating", "defecting"])
        let rps = try await objects("peers", "--game", "rps", "--players", "3")
        #expect(names(rps) == ["all", "rock", "paper", "scissors", "random"])
        #expect(rps[0]["train"] as? Int == 600)
        let algorithms = ["meta-mapg", "meta-pg", "no-own-learning", "lola-dice", "reinforce"]
        #expect(names(try await objects("algorithms")) == algorithms)
    }

    @Test func `themes and keys are those of the dashboard`() async throws {
        let themes = names(try await objects("themes"))
        #expect(Set(["default", "tty", "mono", "nord"]).isSubset(of: themes))
        #expect(Set(themes).count == themes.count)
        let keys = try await objects("keys")
        let pause = try #require(keys.first { $0["id"] as? String == "pause" })
        #expect(pause["keys"] as? [String] == ["Space"])
        for key in keys { #expect((key["help"] as? String)?.isEmpty == false) }
    }

    @Test func `a folder of themes comes first`() async throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("theme[meta]=\"#123456\"\n", to: "mine.theme")
        let result = try await program.run(["list", "themes", "--themes-dir", "."])
        #expect(result.output.contains("mine"), "\(result.output)")
    }

    @Test func `text has a line for each`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(["list", "games"])
        let games = try await objects("games")
        #expect(result.output.split(separator: "\n").count == games.count)
        #expect(!result.output.contains(" \n"))
    }
}
