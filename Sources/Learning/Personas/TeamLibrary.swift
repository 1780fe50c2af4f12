import Files
import Foundation
import Games
import Synchronization

/// Populations that come from teams: finds their files and reads each of them once.
package enum TeamLibrary {
    /// What a file of the library gave, by digest.
    private static let loaded = Mutex<[String: PopulationFile]>([:])

    /// The populations installed for a game, its usual ones first, then in the order of the folders that are searched and by
    /// name.
    package static func installed(for game: Game) -> [Population] {
        let single = all.filter { $0.game == game.id }.map {
            Population(id: $0.name, title: title($0.source, aim($0.name, game)), team: $0.source)
        }
        return withUnions(single, of: game)
    }

    /// What a team learned that is known by its name; in general if it is none of the usual ones of a game that has several.
    private static func aim(_ name: String, _ game: Game) -> String {
        let ways = game.pretrainings
        let way = ways.first { $0.usual == name } ?? (ways.count == 1 ? ways[0] : nil)
        return way?.aim ?? "to play the game"
    }

    /// All that are installed, by the games they are for. Looked for once: a dashboard asks at every frame.
    private static let all: [(game: String, name: String, source: TeamSource)] = {
        var all: [(game: String, name: String, source: TeamSource)] = []
        for folder in folders {
            let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for file in files.sorted() where file.hasSuffix(suffix) {
                let name = String(file.dropLast(suffix.count))
                guard !all.contains(where: { $0.name == name }),
                    let header = try? PopulationFile.header("\(folder)/\(file)")
                else { continue }
                all.append((header.game, name, header.source))
            }
        }
        return all
    }()

    /// A population, or a single persona of its training split: `left#12` is the population `left` and the number 12.
    /// - Parameters:
    ///   - name: An installed one, or the path of a file or of a team's folder.
    ///   - game: What it is to play.
    ///   - source: What is known of it, so that no file need be there yet; nil to look.
    /// - Returns: The population, and the number of the persona if there is one.
    /// - Throws: `GameError` or `RunFileError`.
    package static func population(
        _ name: String, for game: Game, source: TeamSource?
    ) throws -> (Population, single: Int?) {
        let (name, number) = split(name)
        let id = isPath(name) ? absolute(name) : name
        let source = try source ?? find(id, for: game)
        let teams = teams(id)
        let population = Population(
            id: id, title: teams.count > 1 ? title(source, of: teams) : title(source, aim(id, game)), team: source)
        guard let number else { return (population, nil) }
        let count = population.count(.train)
        guard number.allSatisfy({ $0.isASCII && $0.isNumber }), let index = Int(number), index < count else {
            throw GameError.personaNumber(number, population: id, count: count)
        }
        return (population, index)
    }

    /// A population in words.
    private static func title(_ source: TeamSource, _ aim: String) -> String {
        "A team at \(source.counts[.train] ?? 0) moments of learning \(aim), \(source.hidden) hidden units"
    }

    private static func find(_ id: String, for game: Game) throws -> TeamSource {
        let teams = teams(id)
        if teams.count > 1 { return try union(try teams.map { try find($0, for: game) }) }
        guard let path = path(of: id) else {
            throw GameError.unknownPopulation(
                id, game: game.id, known: installed(for: game).map(\.id) + ["the path of a team"])
        }
        let header = try PopulationFile.header(path)
        guard header.game == game.id else {
            throw RunFileError("\"\(path)\" holds personas for \(header.game), not for \(game.id)")
        }
        return header.source
    }

    /// A persona of a population for a game, in whose place stands the reason if it cannot be read.
    package static func persona(
        _ population: Population, _ split: PersonaSplit, _ index: Int, for game: Game
    ) -> Persona {
        func persona(_ policy: Persona.Policy) -> Persona {
            Persona(kind: population.name, index: index, split: split, policy: policy)
        }
        do throws(RunFileError) {
            let teams = teams(population.id)
            if teams.count > 1 { return try self.persona(of: teams, population, split, index, for: game) }
            return persona(.network(try file(of: population, for: game).members[split]?[index].parameters ?? []))
        } catch {
            return persona(.missing(error.description))
        }
    }

    /// The same of several teams, whose kind is the team's name.
    private static func persona(
        of teams: [String], _ population: Population, _ split: PersonaSplit, _ index: Int, for game: Game
    ) throws(RunFileError) -> Persona {
        // Each is known by its part of the digest, so that files which have been read are not looked for again.
        let digests = (population.team?.digest ?? "").split(separator: "+").map(String.init)
        guard digests.count == teams.count else { throw RunFileError("the personas \"\(population.id)\" are not here") }
        var files: [PopulationFile] = []
        for (team, digest) in zip(teams, digests) {
            if let file = loaded.withLock({ $0[digest] }) {
                files.append(file)
                continue
            }
            guard let path = path(of: team) else { throw RunFileError("the personas \"\(team)\" are not here") }
            let file = try PopulationFile(path: path, for: game)
            guard file.source.digest == digest else {
                throw RunFileError("\"\(path)\" holds other personas than those that the run began with")
            }
            loaded.withLock { $0[digest] = file }
            files.append(file)
        }
        guard let place = place(index, files.map { $0.members[split]?.count ?? 0 }),
            let member = files[place.team].members[split]?[place.number]
        else { throw RunFileError("the personas \"\(population.id)\" have no number \(index)") }
        return Persona(kind: teams[place.team], index: place.number, split: split, policy: .network(member.parameters))
    }

    /// The file of a population, read once.
    /// - Throws: `RunFileError`, also if the file has changed since the population was looked up.
    package static func file(of population: Population, for game: Game) throws(RunFileError) -> PopulationFile {
        guard let source = population.team else { throw RunFileError("\(population.id) is drawn, not read") }
        if let file = loaded.withLock({ $0[source.digest] }) { return file }
        guard let path = path(of: population.id) else {
            throw RunFileError("the personas \"\(population.id)\" are not here")
        }
        let file = try PopulationFile(path: path, for: game)
        guard file.source == source else {
            throw RunFileError("\"\(path)\" holds other personas than those that the run began with")
        }
        loaded.withLock { $0[source.digest] = file }
        return file
    }

    private static let suffix = ".safetensors"

    private static var folders: [String] {
        SearchPath.folders(
            "teams", environment: ProcessInfo.processInfo.environment,
            executable: Bundle.main.executablePath ?? CommandLine.arguments[0])
    }

    private static func path(of id: String) -> String? {
        guard id.contains("/") else { return installed(id) }
        return DurableFiles.exists(id) ? id : nil
    }

    private static func installed(_ name: String) -> String? {
        folders.lazy.map { "\($0)/\(name)\(suffix)" }.first { DurableFiles.exists($0) }
    }

    /// Whether a name means a file or folder; a plain one does if nothing of that name is installed.
    private static func isPath(_ name: String) -> Bool {
        name.contains("/") || (installed(name) == nil && DurableFiles.exists(name))
    }

    /// The file that a path means, wherever the program is started next.
    private static func absolute(_ path: String) -> String {
        let path = DurableFiles.absolute(path)
        return DurableFiles.isFolder(path) ? "\(path)/\(PopulationFile.name)" : path
    }

    /// A name and what follows its last `#`.
    private static func split(_ name: String) -> (String, number: String?) {
        guard let mark = name.lastIndex(of: "#") else { return (name, nil) }
        return (String(name[..<mark]), String(name[name.index(after: mark)...]))
    }
}
