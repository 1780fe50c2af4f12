import Foundation
import Laboratory
import Store
import TestTools
import Testing

/// Where trained learners are kept.
struct LearnerFolderTests {
    private func training(seed: UInt64 = 3, steps: Int = 20) -> MetaTraining {
        MetaTraining(peerLearning: true, seed: seed, opponents: 8, steps: steps)
    }

    @Test func `a training goes on from where it was kept, to the last digit`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let learners = LearnerFolder("\(folder.path)/learners")
        #expect(try learners.load("a", as: MetaTraining.self) == nil)
        var whole = training()
        whole.train(.prisonersDilemma, updates: 30)
        var half = training()
        half.train(.prisonersDilemma, updates: 13)
        try learners.save(half, "a")
        var rest = try #require(try learners.load("a", as: MetaTraining.self))
        rest.train(.prisonersDilemma, updates: 17)
        #expect(rest == whole)
        try learners.save(rest, "a")
        #expect(try learners.load("a", as: MetaTraining.self) == whole)
        #expect(try folder.entries("learners") == ["a"])
    }

    @Test func `names tell apart whatever a result follows from`() throws {
        let name = try LearnerFolder.name("ipd-x", from: training(), in: [1, 2])
        #expect(name.hasPrefix("ipd-x-") && name.hasSuffix(".json"))
        #expect(try LearnerFolder.name("ipd-x", from: training(), in: [1, 2]) == name)
        let others = [
            try LearnerFolder.name("ipd-x", from: training(), in: [1, 3]),
            try LearnerFolder.name("ipd-x", from: training(seed: 4), in: [1, 2]),
            try LearnerFolder.name("ipd-x", from: training(steps: 21), in: [1, 2]),
        ]
        #expect(Set(others + [name]).count == 4)
    }
}
