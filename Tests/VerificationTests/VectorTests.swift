import Engine
import Foundation
import Testing
import Verification

/// Test vectors computed by an independent implementation with automatic differentiation.
struct VectorTests {
    /// The vectors of this package, as paths.
    static let tabular = [
        "tabular-ipd", "tabular-ipd-metapg", "tabular-ipd-chain7", "tabular-rps", "tabular-rps3",
    ].map(path)

    /// Recurrent meta-agents and critics against tabular peers, and two Gaussian agents on dense observations.
    static let recurrent = ["lstm-ipd", "lstm-ipd-metapg", "lstm-rps", "lstm-rps3", "gaussian-two-agents"].map(path)

    static func path(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/\(name).json").path()
    }

    @Test(arguments: recurrent)
    func `computing activations again gives the same numbers`(file: String) throws {
        let chain = try VectorFile.load(path: file).recorded
        var forgetful = chain
        forgetful.settings.keptBytes = 0
        let (kept, again) = (chain.compute(.float), forgetful.compute(.float))
        #expect(kept.gradient == again.gradient)
        #expect(kept.terms == again.terms)
        #expect(kept.criticGradient == again.criticGradient)
    }

    @Test(arguments: tabular + recurrent, Precision.allCases)
    func `vectors agree`(file: String, precision: Precision) {
        let result = Verification.run(path: file, precision: precision)
        #expect(result.problem == nil)
        #expect(result.errors.count >= 13)
        for (quantity, error) in result.errors {
            #expect(error <= result.tolerance, "\(result.name) \(quantity) is off by \(error)")
        }
        #expect(result.passes)
    }
}
