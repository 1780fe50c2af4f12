import Foundation
import Games

/// A test vector: one chain with everything sampled, and what must be computed from it. The format is documented
/// beside the vectors; keys have the same names here.
package struct VectorFile: Decodable {
    var name: String
    var agents: Int
    var actionCount: Int
    var observationSize: Int
    var trajectories: Int
    var horizon: Int
    var chainLength: Int
    var discount: Double
    var gaeLambda: Double
    var entropyWeight: Double
    var baselineRidge: Double
    var innerRates: [Double]
    var peerRate: Double
    var peerLearning: Bool
    var payoffs: [[Double]]?
    var policy: Parameters
    var critic: Parameters
    var peers: [Parameters]
    var chain: [Step]
    var expected: Expected

    /// Parameters of a policy, a critic or a gradient of either; networks carry further keys.
    struct Parameters: Decodable {
        var kind: String?
        var table: [[Double]]?
        var inputWeight: [[Double]]?
        var inputBias: [Double]?
        var lstmInputWeight: [[Double]]?
        var lstmHiddenWeight: [[Double]]?
        var lstmInputBias: [Double]?
        var lstmHiddenBias: [Double]?
        var outputWeight: [[Double]]?
        var outputBias: [Double]?
        var logStd: [Double]?
    }

    struct Step: Decodable {
        /// Left out of large vectors.
        var agents: [Parameters]?
        /// Used where no payoffs say what is seen.
        var observations: Values?
        /// By agent.
        var actions: [Values]
        /// `[agent][K][T]`.
        var rewards: [[[Double]]]
        var meanReward: [Double]
        /// `[K][T]`.
        var advantage: [[Double]]
        /// `[agent][K][T]`; missing at the last joint policy.
        var baseline: [[[Double]]]?
    }

    struct Expected: Decodable {
        struct Term: Decodable {
            /// Left out of large vectors.
            var gradient: Parameters?
            var innerRateGradient: [Double]
        }
        var gradient: Parameters
        var innerRateGradient: [Double]
        var criticGradient: Parameters
        var losses: [String: Double]
        var terms: [String: Term]
    }
}

extension VectorFile {
    /// What of a vector must be known before the rest can be read.
    private struct Kinds: Decodable {
        struct Kind: Decodable { var kind: String }
        var policy: Kind
        var critic: Kind
        var peers: [Kind]
    }

    /// Reads a vector.
    /// - Throws: `VerificationError` when the file cannot be read or is not a test vector.
    package static func load(path: String) throws(VerificationError) -> VectorFile {
        let data: Data
        do {
            data = try PlainFile.contents(path, limit: byteLimit)
        } catch {
            throw VerificationError.unreadable(path, reason: error.description)
        }
        do {
            let kinds = try JSONDecoder().decode(Kinds.self, from: data)
            let unknown = ([kinds.policy, kinds.critic] + kinds.peers).first { !Parameters.kinds.contains($0.kind) }
            if let unknown {
                let known = Parameters.kinds.joined(separator: ", ")
                throw VerificationError.malformed(path, reason: "there is no kind '\(unknown.kind)', only \(known)")
            }
            let file = try JSONDecoder().decode(VectorFile.self, from: data)
            try file.checkShapes(path)
            return file
        } catch let error as VerificationError {
            throw error
        } catch {
            throw VerificationError.malformed(path, reason: describe(error))
        }
    }

    private static func describe(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "key '\(key.stringValue)' is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "the value at '\(context.codingPath.map(\.stringValue).joined(separator: "."))' has the wrong type"
        default: "it is not JSON"
        }
    }
}

/// Why a vector could not be verified.
package enum VerificationError: Error, CustomStringConvertible {
    case unreadable(String, reason: String)
    case malformed(String, reason: String)

    package var description: String {
        switch self {
        case .unreadable(let path, let reason): "cannot read '\(path)': \(reason)"
        case .malformed(let path, let reason): "'\(path)' is not a test vector: \(reason)"
        }
    }
}
