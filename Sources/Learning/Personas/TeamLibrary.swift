import Files
import Foundation
import Games
import Synchronization

/// Populations that come from teams: finds their files and reads each of them once.
package enum TeamLibrary {
    /// What a file of the library gave, by digest.
    private static let loaded = Mutex<[String: PopulationFile]>([:])

    /// The populations installed for a game, in the order of the folders that are searched and then by name.
    package static func installed(for game: Game) -> [Population] {
        guard case .teams(let pretraining) = game.peers else { return [] }
        return all.filter { $0.game == game.id }.map {
            Population(id: $0.name, title: title($0.source, pretraining.aim), team: $0.source)
        }
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
    ///   - aim: What it learned, in words.
    ///   - source: What is known of it, so that no file need be there yet; nil to look.
    /// - Returns: The population, and the number of the persona if there is one.
    /// - Throws: `GameError` or `RunFileError`.
    package static func population(
        _ name: String, for game: Game, learning aim: String, source: TeamSource?
    ) throws -> (Population, single: Int?) {
        let (name, number) = split(name)
        let id = isPath(name) ? absolute(name) : name
        let source = try source ?? find(id, for: game)
        let population = Population(id: id, title: title(source, aim), team: source)
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
            return persona(.network(try file(of: population, for: game).members[split]?[index].parameters ?? []))
        } catch {
            return persona(.missing(error.description))
        }
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
