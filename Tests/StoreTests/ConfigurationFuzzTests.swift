import Files
import Foundation
import Games
import Store
import TestTools
import Testing
import Training

struct ConfigurationFuzzTests {
    private static let words =
        ConfigurationFile.keys.map { "\n\($0): " } + [
            "*a", "&a ", "[", "]", "{", "}", "1e400", "-1", "99999999999999999999", "true", "nan", "!t ", "\r\n",
            "\u{FEFF}",
            "rps", "ipd", "halfcheetah", "rock#0", "\"", "'",
        ]

    @Test func `no damaged configuration is more than settings or a sentence`() throws {
        let corpus = try Fuzzing.corpus("yaml")
        var mutator = Mutator(seed: Fuzzing.seed)
        var accepted = 0
        for round in 0..<Fuzzing.rounds(2_000) {
            let bytes = mutator.mutated(corpus[round % corpus.count].bytes, words: ConfigurationFuzzTests.words)
            try Fuzzing.keep(bytes, of: "configuration")
            do {
                // The name has no folder, in which games would be looked for.
                let settings = try ConfigurationFile.parse(String(decoding: bytes, as: UTF8.self), name: "run.yaml")
                guard settings.team == nil else { continue }
                let configuration = try settings.request().configuration
                let text = ConfigurationFile.text(of: configuration)
                #expect(try ConfigurationFile.parse(text, name: "run.yaml").request().configuration == configuration)
                accepted += 1
            } catch {
                let sentence = "\(error)"
                #expect(error is GameError || error is RequestError || error is RunFileError, "\(sentence)")
                #expect(!sentence.isEmpty)
            }
        }
        #expect(accepted > 0)
    }
}
