import Files
import Foundation
import Games
import Kernels
import Personas
import RunFixtures
import TestTools
import Testing
import Training

/// Populations of personas that are moments of a team's training.
struct TeamPopulationTests {
    @Test func `five hundred iterations are split as in the paper`() {
        let split = TeamSplit(of: 500, seed: 1)
        #expect(split.counts == [.train: 275, .validation: 25, .test: 25])
        let early = (split.iterations[.train] ?? []) + (split.iterations[.validation] ?? [])
        #expect(early.sorted() == Array(0..<300))
        #expect(split.iterations[.test] == Array(475..<500))
        #expect(TeamSplit(of: 500, seed: 1) == split && TeamSplit(of: 500, seed: 2) != split)
    }

    @Test(arguments: [1, 2, 3, 10, 41, 500, 1_000], [1, 6, 7])
    func `no iteration is in two splits`(count: Int, step: Int) {
        let split = TeamSplit(of: count, every: step, seed: 3)
        let all = PersonaSplit.allCases.flatMap { split.iterations[$0] ?? [] }
        #expect(Set(all).count == all.count && all.allSatisfy { (0..<count).contains($0) })
        for iterations in split.iterations.values { #expect(iterations == iterations.sorted()) }
        if count > 20 { #expect(split.isComplete) }
    }

    @Test func `a file reads back, and says what it holds without being read`() throws {
        try TestPopulation.withFolder { folder in
            let file = TestPopulation.file()
            let path = "\(folder)/left.safetensors"
            try file.data(for: Game.halfCheetah(HalfCheetah())).write(to: URL(fileURLWithPath: path))
            let header = try PopulationFile.header(path)
            #expect(header.game == "halfcheetah" && header.source == file.source)
            let again = try PopulationFile(path: path, for: Game.halfCheetah(HalfCheetah()))
            #expect(again.members == file.members && again.returns == file.returns && again.source == file.source)
        }
    }

    @Test func `damage is found`() throws {
        try TestPopulation.withFolder { folder in
            let path = "\(folder)/left.safetensors"
            let game = Game.halfCheetah(HalfCheetah())
            func problem(_ data: Data) -> String {
                do {
                    try data.write(to: URL(fileURLWithPath: path))
                    _ = try PopulationFile(path: path, for: game)
                    return "none"
                } catch {
                    return "\(error)"
                }
            }
            let data = try TestPopulation.file().data(for: game)
            var changed = data
            changed[data.count / 2] ^= 1
            #expect(problem(changed).contains("do not have the digest"))
            #expect(problem(data.dropLast(8)).contains("is damaged"))
            #expect(problem(Data("{}".utf8)).contains(path))
            #expect(problem(try TensorFile(metadata: ["format": "x"]).data()).contains("not a population of personas"))
            var infinite = TestPopulation.file()
            infinite.members[.test]?[0].parameters[5] = .infinity
            #expect(problem(try infinite.data(for: game)).contains("not finite"))
        }
    }

    @Test func `a population is found by name or path, and a persona in it by number`() throws {
        let game = Game.halfCheetah(HalfCheetah())
        let left = try #require(game.populations.first)
        #expect(left.id == "left" && left.team != nil && left.count(.train) > left.count(.validation))
        #expect(try game.population("left#3").single == 3)
        try TestPopulation.withFolder { folder in
            let path = try TestPopulation.write(to: folder)
            let (population, single) = try game.population(path)
            #expect(population.count(.train) == 3 && single == nil && population.team == TestPopulation.file().source)
            // The folder of a team means its population.
            #expect(try game.population("\(folder)/").0 == population)
            #expect(try game.population("\(path)#2").single == 2)
            #expect(errorMessage { try game.population("\(path)#3") }.contains("has no training persona number \"3\""))
        }
        let problem = errorMessage { try game.population("lef") }
        #expect(problem.contains("has no population \"lef\" (did you mean \"left\"?)"), "\(problem)")
        #expect(errorMessage { try game.population("/nowhere/at.all") }.contains("/nowhere/at.all"))
    }
}
