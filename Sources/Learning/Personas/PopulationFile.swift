import Engine
import Files
import Foundation
import Games

/// A population in one safetensors file: agent 1 of a team at many moments of its training.
///
/// Each part of the policies (`PolicyKind.parts`) is a tensor with a row for each persona, `[P, ...]` in single
/// precision: first those for training, then validation, then test. `iteration [P]` says how many iterations each had
/// learned, `return` and so on what an episode paid in every iteration of the training. Metadata: `format`, `version`,
/// `game`, `hidden`, `personas` (a count for each split) and `digest` of the parameters.
package struct PopulationFile: Sendable {
    /// A persona.
    package struct Member: Sendable, Hashable {
        /// Iterations that it had learned.
        package var iteration: Int
        /// `[parameterCount]`.
        package var parameters: [Float]

        package init(iteration: Int, parameters: [Float]) {
            self.iteration = iteration
            self.parameters = parameters
        }
    }

    static let format = "metamapg population"
    static let version = "1"
    /// Name of the file in a team's folder.
    package static let name = "population.safetensors"

    /// The game that the personas play, by its name in the catalogue.
    package var game: String
    package var hidden: Int
    package var members: [PersonaSplit: [Member]]
    /// Mean return of an episode in every iteration of the team's training.
    package var returns: [Double]

    package init(game: String, hidden: Int, members: [PersonaSplit: [Member]], returns: [Double]) {
        self.game = game
        self.hidden = hidden
        self.members = members
        self.returns = returns
    }

    private var all: [Member] { PersonaSplit.allCases.flatMap { members[$0] ?? [] } }

    /// What is known without the parameters.
    package var source: TeamSource {
        TeamSource(digest: digest, hidden: hidden, counts: members.mapValues(\.count))
    }

    /// FNV-1a of all parameters: changes with any of them, but is no protection against intent.
    private var digest: String {
        var fingerprint = Fingerprint()
        for member in all {
            for value in member.parameters { fingerprint.add(UInt64(value.bitPattern)) }
        }
        return fingerprint.text
    }

    /// The file's contents.
    package func data(for playable: any Playable) throws(RunFileError) -> Data {
        var file = TensorFile(metadata: [
            "format": PopulationFile.format, "version": PopulationFile.version, "game": game, "hidden": "\(hidden)",
            "personas": PersonaSplit.allCases.map { "\(members[$0]?.count ?? 0)" }.joined(separator: ", "),
            "digest": digest,
        ])
        for part in PopulationFile.parts(hidden, playable) {
            file[part.name] = .init(
                shape: [all.count] + part.shape,
                values: .float32(all.flatMap { $0.parameters[part.offset..<part.offset + part.count] }))
        }
        file["iteration"] = .init(shape: [all.count], values: .int64(all.map { Int64($0.iteration) }))
        file["return"] = .init(shape: [returns.count], values: .float64(returns))
        return try file.data()
    }

    /// Reads a file and checks it.
    /// - Throws: `RunFileError`.
    package init(path: String, for playable: any Playable) throws(RunFileError) {
        let header = try PopulationFile.header(path)
        let data = try PopulationFile.contents(path, limit: PopulationFile.byteLimit(header.source, playable))
        let file = try TensorFile(data, file: path)
        let source = header.source
        let count = source.counts.values.reduce(0, +)
        var rows = Array(repeating: [Float](), count: count)
        for part in PopulationFile.parts(source.hidden, playable) {
            let values = try file.reals(part.name, shape: [count] + part.shape)
            for row in 0..<count { rows[row] += values[row * part.count..<(row + 1) * part.count].map { Float($0) } }
        }
        guard rows.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
            throw RunFileError("\"\(path)\" holds a number that is not finite")
        }
        let iterations = try file.integers("iteration", shape: [count])
        var rest = zip(iterations, rows).map { Member(iteration: Int($0), parameters: $1) }[...]
        game = header.game
        hidden = source.hidden
        members = [:]
        for split in PersonaSplit.allCases {
            let count = source.counts[split] ?? 0
            members[split] = Array(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        guard case .float64(let returns)? = file["return"]?.values else {
            throw RunFileError("\"\(path)\": the tensor \"return\" is missing")
        }
        self.returns = returns
        guard digest == source.digest else {
            throw RunFileError("\"\(path)\" is damaged: its parameters do not have the digest that it names")
        }
    }

    /// What a file says of itself, without its parameters.
    /// - Throws: `RunFileError`.
    package static func header(_ path: String) throws(RunFileError) -> (game: String, source: TeamSource) {
        let metadata = try TensorFile.metadata(of: beginning(path), file: path)
        guard metadata["format"] == format else {
            throw RunFileError("\"\(path)\" is not a population of personas: its metadata do not say \"\(format)\"")
        }
        guard metadata["version"] == version else {
            throw RunFileError(
                "\"\(path)\" is of version \"\(metadata["version"] ?? "")\", but only \"\(version)\" can be read"
            )
        }
        let counts = (metadata["personas"] ?? "").split(separator: ",").map {
            Int($0.trimmingCharacters(in: .whitespaces)) ?? 0
        }
        guard let game = metadata["game"], let digest = metadata["digest"],
            let hidden = metadata["hidden"].flatMap(Int.init), (1...1_024).contains(hidden),
            counts.count == PersonaSplit.allCases.count, counts.allSatisfy({ (1...100_000).contains($0) })
        else { throw RunFileError("\"\(path)\": its metadata must name game, digest, hidden and personas") }
        return (
            game,
            TeamSource(
                digest: digest, hidden: hidden,
                counts: Dictionary(uniqueKeysWithValues: zip(PersonaSplit.allCases, counts)))
        )
    }

    /// The longest header, in bytes: there are few tensors.
    private static let headerLimit = 1 << 16

    /// The most bytes that a population can have which says this of itself.
    private static func byteLimit(_ source: TeamSource, _ playable: any Playable) -> Int {
        let parameters = parts(source.hidden, playable).reduce(0) { $0 + $1.count }
        // Besides parameters an iteration each, and the returns of at most so many iterations.
        return headerLimit + source.counts.values.reduce(0, +) * (parameters * 4 + 8) + 100_000 * 8
    }

    private static func contents(_ path: String, limit: Int) throws(RunFileError) -> Data {
        do {
            return try PlainFile.contents(path, limit: limit)
        } catch {
            throw RunFileError("\"\(path)\": \(error)")
        }
    }

    /// The header and its length before it.
    private static func beginning(_ path: String) throws(RunFileError) -> Data {
        do {
            return try PlainFile.prefix(path, count: 8 + headerLimit)
        } catch {
            throw RunFileError("\"\(path)\": \(error)")
        }
    }

    private static func parts(_ hidden: Int, _ playable: any Playable) -> [ParameterPart] {
        PolicyKind.ofTeams(hidden: hidden, playing: playable).parts(
            observations: playable.observationSpace.size, outputs: playable.actionSpace.size)
    }
}
