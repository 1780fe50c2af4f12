import Formats
import Foundation
import Games
import Reports
import TestTools
import Testing

struct CSVFuzzTests {
    private static let words = [
        "=", "+", "-", "@", "\"", ",", "\r\n", "\t", "'", "\u{202E}", "\u{FEFF}", "1e5", "inf", "\u{301}",
    ]

    /// The fields of one line, as RFC 4180 has them.
    private func fields(_ line: String) -> [String] {
        var fields: [String] = []
        var field = String.UnicodeScalarView()
        var isQuoted = false
        var isEscape = false
        for scalar in line.unicodeScalars {
            if isEscape {
                isEscape = false
                if scalar == "\"" {
                    field.append(scalar)
                    continue
                }
                isQuoted = false
            }
            switch scalar {
            case "\"" where isQuoted: isEscape = true
            case "\"": isQuoted = true
            case "," where !isQuoted, "\n" where !isQuoted:
                fields.append(String(field))
                field = .init()
            default: field.append(scalar)
            }
        }
        return fields
    }

    @Test func `every field comes back, and none is a formula`() throws {
        let corpus = try Fuzzing.corpus("csv")
        var mutator = Mutator(seed: Fuzzing.seed)
        for round in 0..<Fuzzing.rounds(3_000) {
            let bytes = mutator.mutated(corpus[round % corpus.count].bytes, words: CSVFuzzTests.words)
            try Fuzzing.keep(bytes, of: "csv")
            let field = String(decoding: bytes, as: UTF8.self)
            let line = CSV.line(["a", field, "b"])
            let read = fields(line)
            try #require(read.count == 3 && read[0] == "a" && read[2] == "b", "\(line)")
            let shown = Array(field.visibleLines.unicodeScalars)
            let scalars = Array(read[1].unicodeScalars)
            #expect(scalars == shown || scalars == ["'"] + shown, "\(line)")
            let first = scalars.first { $0 != " " && $0 != "\n" }
            if let first, "=+-@".unicodeScalars.contains(first) {
                #expect(Double(read[1]) != nil, "\(line)")
            }
            #expect(line.unicodeScalars.allSatisfy { $0.isVisible || $0 == "\n" })
        }
    }
}
