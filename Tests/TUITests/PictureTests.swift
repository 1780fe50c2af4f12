import Files
import Foundation
import TUI
import TestTools
import Testing
import Training

/// Saving the screen and its data, and copying from it.
struct PictureTests {
    private func model(in folder: String?, _ game: Fixture.Game = .ipd, keys: String = "") -> Model {
        var model = Fixture.model(game)
        var snapshot = model.snapshot
        snapshot.folder = folder
        _ = model.update(.feed(TrainerFeed(snapshot: snapshot), now: 24))
        for key in keys.unicodeScalars { _ = model.update(.key(.character(key), now: 30)) }
        return model
    }

    private func screen(_ model: Model) -> CellBuffer {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer
    }

    @Test func `a screen becomes an SVG in which every character has its place`() throws {
        let model = model(in: nil, .wide, keys: "6")
        let svg = model.picture.svg
        let texts = svg.matches(of: #/<text x="([^"]+)"[^>]*>([^<]*)</text>/#)
        #expect(texts.count > 100)
        var shown = 0
        for text in texts {
            let places = text.1.split(separator: " ")
            let content = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(String(text.2)) {
                $0.replacingOccurrences(of: $1.0, with: $1.1)
            }
            // Alone, or one place for each unit of UTF-16.
            #expect(places.count == 1 || places.count == content.utf16.count)
            shown += content.unicodeScalars.count
        }
        let buffer = screen(model)
        #expect(shown == buffer.cells.reduce(0) { $0 + ($1.glyph == " " ? 0 : $1.text.count) })
        // Names of actions take two cells a letter: the next one stands 16.8 pixels further.
        let row = try #require((0..<buffer.height).first { buffer.text(ofRow: $0).contains("協力") })
        let column = try #require((0..<buffer.width).first { buffer[$0, row].glyph == "協" })
        #expect(svg.contains("<text x=\"\(number(10 + 8.4 * Double(column)))\""))
        #expect(svg.contains("<text x=\"\(number(10 + 8.4 * Double(column + 2)))\""))
        #expect(model.picture.svg == svg)
    }

    private func number(_ value: Double) -> String {
        let text = String(format: "%.2f", value)
        return text.hasSuffix("0") ? String(text.dropLast(text.hasSuffix(".00") ? 3 : 1)) : text
    }

    @Test func `colours are those of the theme, reversed where the screen is`() {
        let model = model(in: nil)
        let svg = model.picture.svg
        // The meta-agent's and the focused panel's, which is reversed.
        #expect(svg.contains("fill=\"#5fd7ff\" font-weight=\"bold\">Meta-MAPG"))
        #expect(svg.contains("<rect x=") && svg.contains("<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"#"))
    }

    @Test func `w writes files that never take the place of others`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        var model = model(in: folder.path, keys: "++")
        #expect(model.update(.key(.character("w"), now: 31)) == [.savePicture])
        let first = try PictureSaver.write(model).get()
        #expect(first.folder == "\(folder.path)/pictures")
        #expect(
            first.names == [
                "update-421.txt", "update-421.svg", "update-421-curve.csv", "update-421-chain.csv",
                "update-421-policy.csv",
            ])
        let second = try PictureSaver.write(model).get()
        #expect(second.names.first == "update-421-2.txt" && second.names.count == 5)
        let text = try String(contentsOfFile: "\(first.folder)/update-421.txt", encoding: .utf8)
        #expect(text == screen(model).text + "\n")
        _ = model.update(.pictures([.success(second)], now: 32))
        #expect(model.flash?.text == "saved in \(folder.path)/pictures")
        #expect(model.events.newest(0).text.contains("update-421-2.txt and 4 more"))
    }

    @Test func `tables hold what is shown, to the last digit`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let model = model(in: folder.path, keys: "++")
        let saved = try PictureSaver.write(model).get()
        func rows(_ name: String) throws -> [[String]] {
            try String(contentsOfFile: "\(saved.folder)/update-421-\(name).csv", encoding: .utf8).split(separator: "\n")
                .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        }
        let curve = try rows("curve")
        #expect(curve[0] == ["update", "updates", "raw", "least", "most", "smoothed", "validation", "seconds"])
        #expect(curve.count == 1 + 106 && curve[1][0] == "316" && curve.last?[0] == "421")
        for row in curve.dropFirst() {
            let sample = Fixture.sample(try #require(Int(row[0])), model.configuration)
            #expect(Double(row[2]) == sample.score && Double(row[6]) == sample.validation?.score)
        }
        let chain = try rows("chain")
        #expect(chain.count == 1 + 16 && chain[1][3] == "0.43" && chain[2][2] == "cooperating#12")
        let policy = try rows("policy")
        #expect(policy.count == 1 + 2 * 8 * 5 * 2)
        let probabilities = try #require(model.snapshot.chain?.agents[0].probabilities[0])
        #expect(policy[1...10].map { Double($0[5]) } == probabilities)
        #expect(policy[1].prefix(3) == ["0", "0", "start"] && policy[1][4] == "cooperate")
    }

    @Test func `a folder that cannot be written is told in a sentence, and nothing is left`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try Data("a file".utf8).write(to: URL(fileURLWithPath: "\(folder.path)/pictures"))
        var model = model(in: folder.path)
        let news = PictureSaver.write(model)
        #expect(throws: RunFileError.self) { try news.get() }
        _ = model.update(.pictures([news], now: 32))
        #expect(model.events.newest(0).event.kind == .warning)
        #expect(
            model.flash?.text.contains("the screen was not saved: \"\(folder.path)/pictures\" is a plain file") == true)
        var homeless = self.model(in: nil)
        #expect(homeless.update(.key(.character("w"), now: 33)).isEmpty)
        #expect(homeless.flash?.text == "w: the run lives in memory alone and has no folder to save to")
    }

    @Test func `Y copies what is under the cursor`() throws {
        var model = model(in: nil, keys: "2ihhj")
        let effects = model.update(.key(.character("Y"), now: 31))
        guard case .copy(let text) = effects.first, effects.count == 1 else {
            Issue.record("\(effects)")
            return
        }
        let lines = text.split(separator: "\n")
        #expect(lines.count == 3 && lines[0] == "CC phi_5" && lines[1].hasPrefix("meta\t"))
        _ = model.update(.copied(true, now: 31))
        #expect(model.flash?.text.contains("if the terminal lets programs copy") == true)
        _ = model.update(.copied(false, now: 32))
        #expect(model.flash?.text == "this terminal has no clipboard to copy to")
        // Without a cursor the latest; where a panel has no values, a reason.
        var plain = self.model(in: nil)
        guard case .copy(let latest) = plain.update(.key(.character("Y"), now: 31)).first else {
            Issue.record("nothing was copied")
            return
        }
        #expect(latest.hasPrefix("update 421\nraw\t"))
        _ = plain.update(.key(.character("5"), now: 33))
        #expect(plain.update(.key(.character("Y"), now: 33)).isEmpty)
        #expect(plain.flash?.text == "Y: panel Events has no values to copy")
    }

    @Test(arguments: ["", "a", "ab", "abc", "update 421\nraw\t.5", "囚人のジレンマ"])
    func `clipboards get base64`(_ text: String) {
        let bytes = ClipboardSequence.bytes(text, limit: 8_192)
        let expected = "\u{1b}]52;c;\(Data(text.utf8).base64EncodedString())\u{7}"
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test func `what is copied is bounded, between characters`() throws {
        let bytes = ClipboardSequence.bytes(String(repeating: "人", count: 100), limit: 100)
        let text = String(decoding: bytes.dropFirst(7).dropLast(), as: UTF8.self)
        let data = try #require(Data(base64Encoded: text))
        #expect(String(decoding: data, as: UTF8.self) == String(repeating: "人", count: 33))
    }
}
