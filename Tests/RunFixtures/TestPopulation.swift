import Engine
import EngineFixtures
import Foundation
import Games
import Personas
import TestTools

/// A small population with random parameters.
package enum TestPopulation {
    package static let hidden = 3
    package static let parts = PolicyKind.gaussian(hidden: hidden).parts(observations: 17, outputs: 3)

    /// Of a game whose peers come from teams.
    package static func file(
        of game: Game = .cheetah, _ change: (inout [Float], PersonaSplit, Int) -> Void = { _, _, _ in }
    ) -> PopulationFile {
        var numbers = TestNumbers(7)
        let count = PolicyKind.ofTeams(hidden: hidden, playing: game).parameterCount(
            observations: game.observationSpace.size, outputs: game.actionSpace.size)
        var members: [PersonaSplit: [PopulationFile.Member]] = [:]
        for (split, size) in [(PersonaSplit.train, 3), (.validation, 2), (.test, 2)] {
            members[split] = (0..<size).map { index in
                var parameters = numbers.reals(count, in: -0.3...0.3).map { Float($0) }
                change(&parameters, split, index)
                return .init(iteration: index, parameters: parameters)
            }
        }
        return PopulationFile(game: game.id, hidden: hidden, members: members, returns: [-3, 1, 4.5])
    }

    /// Writes it into a folder of a team.
    /// - Returns: The file's path.
    package static func write(
        _ file: PopulationFile = file(), of game: Game = .cheetah, to folder: String
    ) throws -> String {
        let path = "\(folder)/\(PopulationFile.name)"
        try file.data(for: game).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// A folder that is removed afterwards.
    package static func withFolder(_ body: (String) throws -> Void) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try body(folder.path)
    }
}
