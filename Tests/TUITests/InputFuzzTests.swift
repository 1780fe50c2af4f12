import TUI
import TestTools
import Testing

/// Random input, of which is known by its making which keys it holds.
struct InputFuzzTests {
    /// A piece of input, the keys in it, and whether it means nothing without its end.
    private struct Piece {
        var bytes: [UInt8]
        var keys: [Key] = []
        var isReport = false

        init(_ text: String, _ keys: Key...) {
            bytes = Array(text.utf8)
            self.keys = keys
        }
    }

    private static let plain: [Piece] =
        "abcxyzQS019 <>|[](){};:?~+=".unicodeScalars.map { Piece(String($0), .character($0)) } + [
            Piece("é", .character("é")), Piece("中", .character("中")), Piece("\t", .tab), Piece("\r", .enter),
            Piece("\u{3}", .control("c")), Piece("\u{7f}", .backspace),
        ]
    private static let named: [Piece] = [
        Piece("\u{1b}[A", .up), Piece("\u{1b}OB", .down), Piece("\u{1b}[5~", .pageUp), Piece("\u{1b}[Z", .backTab),
        Piece("\u{1b}OP", .function(1)), Piece("\u{1b}[[B", .function(2)), Piece("\u{1b}[97;5u", .control("a")),
        Piece("\u{1b}[27;3;49~", .alt("1")), Piece("\u{1b}x", .alt("x")), Piece("\u{1b}7", .alt("7")),
    ]

    private static func report(_ random: inout Mutator) -> Piece {
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        func text(_ letters: String) -> String {
            String((0..<number(0...20)).compactMap { _ in letters.randomElement(using: &random) })
        }
        let body = "abcqsz059 ;:/<>|?=[]{}()~éß中\t"
        let numbers = "\(number(0...999));\(number(0...9))"
        let forms = [
            "[<\(number(0...255));\(number(1...300));\(number(1...99))\(number(0...1) == 0 ? "M" : "m")",
            "[\(number(32...99));\(number(1...300));\(number(1...99))M",
            "[M" + (0..<3).map { _ in String(Unicode.Scalar(UInt8(number(32...126)))) }.joined(),
            "[?\(numbers)c", "[>\(numbers);0c", "[\(numbers)R", "[?\(numbers)$y", "[\(numbers);80t", "[\(numbers)n",
            "]\(number(0...99));\(text(body))\u{7}", "]\(number(0...99));\(text(body))\u{1b}\\",
            "P\(text(body))\u{1b}\\", "_\(text(body))\u{1b}\\", "^\(text(body))\u{1b}\\", "X\(text(body))\u{1b}\\",
            "[200~\(text(body + "\u{1b}\r\u{3}"))\u{1b}[201~", "[I", "[O", "[97;\(number(2...9)):3u",
            "[1;\(number(2...8))A",
            "[\(number(1...24));\(number(2...8))~", "[\(number(0...99)) q", "[=\(numbers)x", "O\(number(2...8))P",
        ]
        var piece = Piece("\u{1b}" + (forms.randomElement(using: &random) ?? ""))
        piece.isReport = true
        return piece
    }

    /// What was read, in random portions, with pauses where they belong.
    private struct Reading {
        private(set) var decoder = InputDecoder()
        private(set) var keys: [Key] = []

        private mutating func note(_ inputs: [Input]) {
            for input in inputs { if case .key(let key) = input { keys.append(key) } }
        }

        mutating func read(_ bytes: [UInt8], _ random: inout Mutator) {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...rest.count, using: &random)
                note(decoder.take(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
        }

        mutating func pause() {
            while decoder.patience != nil { note(decoder.giveUp()) }
        }
    }

    @Test func `whatever terminals report, only keys act`() throws {
        var random = Mutator(seed: Fuzzing.seed)
        for round in 0..<Fuzzing.rounds(10_000) {
            var reading = Reading()
            var expected: [Key] = []
            var all: [UInt8] = []
            var pending: [UInt8] = []
            func end() {
                reading.read(pending, &random)
                all += pending
                pending = []
                reading.pause()
            }
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                switch Int.random(in: 0..<8, using: &random) {
                case 0, 1:
                    guard let piece = Self.plain.randomElement(using: &random) else { continue }
                    pending += piece.bytes
                    expected += piece.keys
                case 2:
                    guard let piece = Self.named.randomElement(using: &random) else { continue }
                    pending += piece.bytes
                    expected += piece.keys
                case 3:
                    pending.append(27)
                    expected.append(.escape)
                    end()
                case 4, 5: pending += Self.report(&random).bytes
                case 6:
                    // Cut anywhere after its first two bytes, and nothing more comes.
                    let bytes = Self.report(&random).bytes
                    pending += bytes.prefix(Int.random(in: 2..<max(bytes.count, 3), using: &random))
                    guard bytes.count > 2 else { continue }
                    end()
                default:
                    // Cut, and something else begins at once. Of pasted text that would be a part.
                    let bytes = Self.report(&random).bytes
                    guard !bytes.starts(with: "\u{1b}[200~".utf8), let next = Self.named.randomElement(using: &random)
                    else { continue }
                    pending += bytes.prefix(Int.random(in: 2..<max(bytes.count, 3), using: &random)) + next.bytes
                    expected += next.keys
                }
            }
            end()
            guard reading.keys == expected else {
                try Fuzzing.keep(all, of: "keys")
                Issue.record("round \(round): \(reading.keys) instead of \(expected) in \(all)")
                return
            }
        }
    }

    @Test func `how input is split between reads makes no difference`() throws {
        var random = Mutator(seed: Fuzzing.seed &+ 1)
        let corpus = try Fuzzing.corpus("keys").map(\.bytes)
        for _ in 0..<Fuzzing.rounds(4_000) {
            let parts = (0..<3).compactMap { _ in corpus.randomElement(using: &random) }
            let bytes = random.mutated(Array(parts.joined()), words: ["\u{1b}[", "\u{1b}\\", "\u{1b}[201~", "\u{7}"])
            var (whole, split) = (InputDecoder(), InputDecoder())
            let expected = whole.take(bytes) + whole.giveUp() + whole.giveUp()
            let found = bytes.flatMap { split.take([$0]) } + split.giveUp() + split.giveUp()
            guard found == expected, whole.patience == nil else {
                try Fuzzing.keep(bytes, of: "keys")
                Issue.record("\(found) instead of \(expected) in \(bytes)")
                return
            }
        }
    }

    @Test func `reports change nothing on the screen, and paste is written into the filter alone`() throws {
        for (name, bytes) in try Fuzzing.corpus("keys") where !["arrows", "typed"].contains(name) {
            var model = Fixture.model()
            var before = CellBuffer(width: 0, height: 0)
            model.render(into: &before)
            var decoder = InputDecoder()
            for input in decoder.take(bytes) + decoder.giveUp() {
                let event: Event? =
                    switch input {
                    case .key(let key): .key(key, now: 23)
                    case .mouse(let mouse): .mouse(mouse, now: 23)
                    case .paste(let text): .paste(text, now: 23)
                    case .focus: nil
                    }
                if let event { #expect(model.update(event).isEmpty, "\(name)") }
            }
            var after = CellBuffer(width: 0, height: 0)
            model.render(into: &after)
            #expect(before.text == after.text, "\(name)")
        }
        var model = Fixture.model()
        _ = model.update(.key(.character("c"), now: 23))
        #expect(model.update(.paste("> pg", now: 23)).isEmpty)
        guard let list = model.dialog as? RunList else {
            Issue.record("the list is closed")
            return
        }
        #expect(list.text == "> pg")
    }
}
