import Foundation
import Games

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
    ///   - variant: The game in a word or two, such as `halfcheetah left`.
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
        if replaces { try clear() }
        guard let other = try readLatest()?.metadata else {
            let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            guard entries.allSatisfy({ $0.hasSuffix(".partial") }) else {
                throw RunFileError("\"\(path)\" holds other files; choose another folder")
            }
            return
        }
        for (key, value) in marks.sorted(by: { $0.key < $1.key }) where other[key] != value {
            throw RunFileError(
                "\"\(path)\" holds a team whose \(key) is \(other[key] ?? "unknown"), not \(value); "
                    + "choose another folder, or --force to replace it")
        }
    }

    private static let format = "metamapg team"
    private var latest: String { "\(path)/latest.safetensors" }

    /// The file of a persona.
    package func personaPath(_ iteration: Int) -> String {
        let digits = "\(iteration)"
        let number = String(repeating: "0", count: max(3 - digits.count, 0)) + digits
        return "\(path)/agent1-\(number).safetensors"
    }

    /// Writes what agent 1 of a team is, and the state of its training.
    package func save(_ team: Team) throws(RunFileError) {
        var persona = TensorFile(metadata: marks)
        persona.metadata["iteration"] = "\(team.iteration)"
        for part in parts {
            let values = team.parameters[1][part.offset..<part.offset + part.count]
            persona[part.name] = .init(shape: part.shape, values: .float32(values.map { Float($0) }))
        }
        try DurableFiles.replace(personaPath(team.iteration), try persona.data())
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
        try DurableFiles.replace(latest, try state.data())
    }

    /// The team from which training goes on; nil if there is none yet.
    package func load() throws(RunFileError) -> Team? {
        guard let file = try readLatest() else { return nil }
        guard let iteration = file.metadata["iteration"].flatMap(Int.init), iteration >= 0 else {
            throw RunFileError("\"\(latest)\": in its metadata \"iteration\" must be a count")
        }
        let count = parts.reduce(0) { $0 + $1.count }
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
        guard let data = FileManager.default.contents(atPath: path) else {
            throw RunFileError("\"\(path)\" cannot be read")
        }
        let file = try TensorFile(data, file: path)
        var values: [Double] = []
        for part in parts { values += try file.reals(part.name, shape: part.shape) }
        return values
    }

    /// Writes the population of a team: agent 1 at moments of its training.
    /// - Parameters:
    ///   - team: The team; its moments must have been saved.
    ///   - game: Who is to meet them, such as `halfcheetah`.
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
        try DurableFiles.replace("\(path)/\(PopulationFile.name)", try file.data(for: self.game))
        return split
    }

    private var parts: [LSTMShape.Part] {
        PolicyKind.gaussian(hidden: settings.hidden).parts(
            observations: game.observationSpace.size, outputs: game.actionSpace.size)
    }

    private func readLatest() throws(RunFileError) -> TensorFile? {
        guard DurableFiles.exists(latest) else { return nil }
        guard let data = FileManager.default.contents(atPath: latest) else {
            throw RunFileError("\"\(latest)\" cannot be read")
        }
        return try TensorFile(data, file: latest)
    }

    /// Removes a team, and nothing else.
    private func clear() throws(RunFileError) {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let own = ["agent1-", "latest.safetensors", PopulationFile.name]
        for name in entries where own.contains(where: name.hasPrefix) {
            guard unlink("\(path)/\(name)") == 0 else { throw .system("cannot remove \"\(path)/\(name)\"") }
        }
    }
}
