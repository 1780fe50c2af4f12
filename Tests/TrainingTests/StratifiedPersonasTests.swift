import Games
import Testing
import Training

struct StratifiedPersonasTests {
    private func kinds(_ change: (inout RunRequest) -> Void = { _ in }) throws -> [[String]] {
        var request = RunRequest()
        request.overrides.stratifies = true
        change(&request)
        let configuration = try request.resolved()
        return (0..<20).map { update in
            (0..<4).map { configuration.trainingPersonas(update: update, chain: $0)[0].kind }
        }
    }

    @Test func `kinds come in turn, personas of a kind at random`() throws {
        #expect(try kinds().allSatisfy { $0 == ["cooperating", "defecting", "cooperating", "defecting"] })
        let configuration = try RunRequest().resolved()
        var request = RunRequest()
        request.overrides.stratifies = true
        let stratified = try request.resolved()
        let numbers = (0..<400).map { stratified.trainingPersonas(update: $0, chain: 0)[0].index }
        #expect(numbers.allSatisfy { (0..<200).contains($0) } && Set(numbers).count > 150)
        #expect((0..<9).contains { configuration.trainingPersonas(update: $0, chain: 0)[0].kind != "cooperating" })
    }

    @Test func `every kind of a game comes`() throws {
        let rows = try kinds { $0.game = .catalogue(name: "rps", players: 3) }
        #expect(rows.allSatisfy { $0 == ["rock", "paper", "scissors", "rock"] })
    }

    @Test func `a population of one kind stays as it is`() throws {
        #expect(try kinds { $0.population = "defecting" }.joined().allSatisfy { $0 == "defecting" })
        #expect(try kinds { $0.population = "defecting#3" }.joined().allSatisfy { $0 == "defecting" })
    }
}
