import Foundation
import Games

/// Where a body starts, from a JSON file. Lengths are checked.
struct SimulatedState: Decodable {
    var qpos: [Double]
    var qvel: [Double]

    /// - Throws: `GameError.file`.
    init(path: String, of physics: any Physics) throws {
        self = try decodedJSON(path)
        for (key, values) in [("qpos", qpos), ("qvel", qvel)] where values.count != physics.freedoms {
            throw GameError.file(
                path, line: nil, problem: "\(key) needs \(physics.freedoms) numbers, not \(values.count)")
        }
    }
}

/// What all agents of a body do, from a JSON file, a row of controls for each step. Lengths are checked.
struct SimulatedActions: Decodable {
    var actions: [[Double]]

    /// - Throws: `GameError.file`.
    init(path: String, of physics: any Physics) throws {
        self = try decodedJSON(path)
        for (step, row) in actions.enumerated() where row.count != physics.controls {
            throw GameError.file(
                path, line: nil,
                problem: "step \(step + 1) of actions needs \(physics.controls) numbers, not \(row.count)")
        }
    }
}

/// What a JSON file says.
/// - Throws: `GameError.file`, with the place of what is wrong.
private func decodedJSON<Value: Decodable>(_ path: String) throws -> Value {
    let data: Data
    do {
        // A million steps, each number with all of its digits.
        data = try PlainFile.contents(path, limit: 1 << 27)
    } catch {
        throw GameError.file(path, line: nil, problem: error.description)
    }
    do {
        return try JSONDecoder().decode(Value.self, from: data)
    } catch {
        throw GameError.file(path, line: nil, problem: problem(error))
    }
}

private func problem(_ error: any Error) -> String {
    func place(_ path: [any CodingKey]) -> String {
        let words = path.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }.joined()
        return words.isEmpty ? "the whole" : words
    }
    return switch error {
    case DecodingError.keyNotFound(let key, _): "the key \"\(key.stringValue)\" is missing"
    case DecodingError.typeMismatch(let type, let context), DecodingError.valueNotFound(let type, let context):
        "\(place(context.codingPath)) must be \(type == Double.self ? "a number" : "a list of numbers")"
    default: "it is not valid JSON"
    }
}
