import Engine
import Files
import Foundation
import Games
import Personas
import Training

/// Where a team is kept: `latest.safetensors`, from which its training goes on, and `agent1-000.safetensors` and so on,
/// what agent 1 was after so many iterations: the personas that a meta-agent can meet.
package struct TeamFolder: Sendable {
    private let path: String
    private let game: any Playable
    private let settings: TeamSettings
    /// What files are marked with: the game's variant and the settings.
    private let marks: [String: String]

    /// Opens a folder, or creates it.
    /// - Parameters:
    ///   - path: Its path.
    ///   - game: What the team plays.
    ///   - variant: The game in a word or two, such as `ant left` (`Pretraining.mark`).
    ///   - settings: How the team learns.
    ///   - replaces: Whether a team of other settings is to be replaced.
    /// - Throws: `RunFileError` if the folder cannot be written, or holds something else.
    package init(
        _ path: String, game: any Playable, variant: String, settings: TeamSettings, replaces: Bool = false
    ) throws(RunFileError) {
        self.path = path
        self.game = game
        self.settings = settings
        marks = settings.metadata.merging(["format": TeamFolder.format, "game": variant]) { $1 }
        try DurableFiles.createFolders(path)
        let folder = try FolderHandle(path)
        guard let other = try TensorFile.metadata(of: TeamFolder.latestName, in: folder) else {
            try checkUnused(folder)
            return
        }
        guard other["format"] == TeamFolder.format else { throw occupied }
        if replaces {
            try clear(folder, other)
            return
        }
        for (key, value) in marks.sorted(by: { $0.key < $1.key }) where other[key] != value {
            throw RunFileError(
                "\"\(path)\" holds a team whose \(key) is \(other[key] ?? "unknown"), not \(value); "
                    + "choose another folder, or --force to replace it")
        }
    }

    private static let format = "metamapg team"
    private static let latestName = "latest.safetensors"
    private var latest: String { "\(path)/\(TeamFolder.latestName)" }

    /// The file of a persona.
    package func personaPath(_ iteration: Int) -> String { "\(path)/\(TeamFolder.personaName(iteration))" }

    private static func personaName(_ iteration: Int) -> String {
        let digits = "\(iteration)"
        return "agent1-\(String(repeating: "0", count: max(3 - digits.count, 0)))\(digits).safetensors"
    }

    /// Writes what agent 1 of a team is, and the state of its training.
    package func save(_ team: Team) throws(RunFileError) {
        var persona = TensorFile(metadata: marks)
        persona.metadata["iteration"] = "\(team.iteration)"
        for part in parts {
            let values = team.parameters[1][part.offset..<part.offset + part.count]
            persona[part.name] = .init(shape: part.shape, values: .float32(values.map { Float($0) }))
        }
        let folder = try FolderHandle(path)
        try folder.replace(TeamFolder.personaName(team.iteration), try persona.data())
        var state = TensorFile(metadata: marks)
        state.metadata["iteration"] = "\(team.iteration)"
        state["meanRewards"] = .init(shape: [team.meanRewards.count], values: .float64(team.meanRewards))
        for (agent, parameters) in team.parameters.enumerated() {
            let adam = team.optimizers[agent]
            state["agent\(agent).steps"] = .init(shape: [], values: .int64([Int64(adam.steps)]))
            for (name, values) in [
                ("parameters", parameters), ("first", adam.first), ("second", adam.second),
                ("largestSecond", adam.largestSecond),
            ] {
                state["agent\(agent).\(name)"] = .init(shape: [values.count], values: .float64(values))
            }
        }
        try folder.replace(TeamFolder.latestName, try state.data())
    }

    /// The team from which training goes on; nil if there is none yet.
    package func load() throws(RunFileError) -> Team? {
        let folder = try FolderHandle(path)
        guard let metadata = try TensorFile.metadata(of: TeamFolder.latestName, in: folder) else { return nil }
        let iteration = try iteration(metadata)
        let count = parameterCount
        // Parameters of each agent with three moments, and a mean reward for each iteration.
        let limit = 8 * (4 * count * game.players + iteration) + TensorFile.headerAllowance
        guard let data = try folder.contents(TeamFolder.latestName, limit: limit) else { return nil }
        let file = try TensorFile(data, file: latest)
        var team = Team(iteration: iteration, parameters: [], optimizers: [])
        team.meanRewards = try file.reals("meanRewards", shape: [iteration])
        for agent in 0..<game.players {
            func reals(_ name: String) throws(RunFileError) -> [Double] {
                try file.reals("agent\(agent).\(name)", shape: [count])
            }
            let steps = Int(truncatingIfNeeded: try file.integers("agent\(agent).steps", shape: [])[0])
            guard steps >= 0 else { throw RunFileError("\"\(latest)\": \"agent\(agent).steps\" must be a count") }
            team.parameters.append(try reals("parameters"))
            var adam = Adam(
                rate: settings.rate, steps: steps, first: try reals("first"), second: try reals("second"),
                largestSecond: try reals("largestSecond"))
            adam.epsilon = Team.optimizerEpsilon
            team.optimizers.append(adam)
        }
        return team
    }

    /// The parameters of a persona, `[parameterCount]`, in single precision as it plays.
    package func persona(_ iteration: Int) throws(RunFileError) -> [Double] {
        let path = personaPath(iteration)
        let limit = 8 * parameterCount + TensorFile.headerAllowance
        guard let data = try FolderHandle(self.path).contents(TeamFolder.personaName(iteration), limit: limit) else {
            throw RunFileError("\"\(path)\" cannot be read: there is no such file")
        }
        let file = try TensorFile(data, file: path)
        var values: [Double] = []
        for part in parts { values += try file.reals(part.name, shape: part.shape) }
        return values
    }

    /// Writes the population of a team: agent 1 at moments of its training.
    /// - Parameters:
    ///   - team: The team; its moments must have been saved.
    ///   - game: Who is to meet them, by its name in the catalogue.
    ///   - step: Every how many iterations one becomes a persona.
    ///   - unit: What returns are shown as.
    /// - Returns: The split; nil if there are too few moments for one.
    /// - Throws: `RunFileError` if a file cannot be read or written.
    package func writePopulation(
        of team: Team, for game: String, every step: Int, unit: RewardUnit
    ) throws(RunFileError) -> TeamSplit? {
        let split = TeamSplit(of: team.iteration, every: step, seed: settings.seed)
        guard split.isComplete else { return nil }
        var members: [PersonaSplit: [PopulationFile.Member]] = [:]
        for (split, iterations) in split.iterations {
            members[split] = []
            for iteration in iterations {
                let parameters = try persona(iteration).map { Float($0) }
                members[split]?.append(.init(iteration: iteration, parameters: parameters))
            }
        }
        let factor = unit.factor(horizon: settings.horizon)
        let file = PopulationFile(
            game: game, hidden: settings.hidden, members: members, returns: team.meanRewards.map { $0 * factor })
        try FolderHandle(path).replace(PopulationFile.name, try file.data(for: self.game))
        return split
    }

    private var parts: [ParameterPart] {
        PolicyKind.ofTeams(hidden: settings.hidden, playing: game).parts(
            observations: game.observationSpace.size, outputs: game.actionSpace.size)
    }

    private var parameterCount: Int { parts.reduce(0) { $0 + $1.count } }

    private func iteration(_ metadata: [String: String]) throws(RunFileError) -> Int {
        guard let iteration = metadata["iteration"].flatMap(Int.init), (0...TeamFolder.iterations).contains(iteration)
        else {
            throw RunFileError(
                "\"\(latest)\": in its metadata \"iteration\" must be a count up to \(TeamFolder.iterations)")
        }
        return iteration
    }

    /// More than a team can be asked to make.
    private static let iterations = 1_000_000

    private var occupied: RunFileError { RunFileError("\"\(path)\" holds other files; choose another folder") }

    /// Makes sure that a folder without a team holds nothing that counts: at most what a kill has left before the first
    /// team was saved, which comes again.
    private func checkUnused(_ folder: FolderHandle) throws(RunFileError) {
        let first = TeamFolder.personaName(0)
        for name in folder.entries where !name.hasSuffix(".partial") {
            guard name == first, let metadata = try? TensorFile.metadata(of: first, in: folder),
                metadata == marks.merging(["iteration": "0"], uniquingKeysWith: { $1 })
            else { throw occupied }
        }
    }

    /// Removes the team whose latest file has some metadata, and nothing else: that file last, so that what is left after
    /// a kill is still known to be a team's.
    private func clear(_ folder: FolderHandle, _ metadata: [String: String]) throws(RunFileError) {
        // The last persona may be there before the file that counts it.
        let personas = (0...(try iteration(metadata) + 1)).map(TeamFolder.personaName)
        let entries = Set(folder.entries)
        for name in [PopulationFile.name] + personas + [TeamFolder.latestName] where entries.contains(name) {
            guard folder.remove(name) else { throw .system("cannot remove \"\(path)/\(name)\"") }
        }
    }
}
