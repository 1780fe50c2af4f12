import Foundation
import TUI
import Testing

struct KeyTests {
    @Test
    func `no key stands for two things in one context`() {
        for context in Set(KeyTable.bindings.map(\.section.context)) {
            var owners: [Key: String] = [:]
            for binding in KeyTable.bindings where binding.section.context == context {
                for key in binding.keys {
                    #expect(owners[key] == nil, "\(key.text) is \(owners[key] ?? "") and \(binding.id)")
                    owners[key] = binding.id
                }
            }
        }
        let ids = KeyTable.bindings.map(\.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test
    func `every key of the issue is bound`() {
        let characters = " sS[]()<>,.;123456zyeEtTbva?q{}cMifxHLwY:o".unicodeScalars.map(Key.character)
        let others: [Key] = [
            .tab, .backTab, .enter, .escape, .control("c"), .control("l"), .control("z"), .function(1), .control("p"),
            .function(2),
        ]
        for key in characters + others { #expect(KeyTable.binding(for: key, in: .screen) != nil, "\(key.text)") }
        #expect(KeyTable.bindings.filter(\.takesCount).map(\.id) == ["step-update", "step-phase"])
    }

    @Test
    func `the README shows this table`() throws {
        let file = ThemeTests.folder.deletingLastPathComponent().appendingPathComponent("README.md")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return }
        guard let start = text.range(of: "<!-- keys -->"), let end = text.range(of: "<!-- /keys -->") else {
            Issue.record("README.md has no <!-- keys --> ... <!-- /keys -->")
            return
        }
        let shown = text[start.upperBound..<end.lowerBound].trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(shown == KeyTable.markdown)
    }

    @Test
    func `a digit focuses at once and counts for a key within a second`() {
        var model = Fixture.model()
        #expect(press(&model, "3", at: 30).isEmpty)
        #expect(model.view.focus == .adaptation)
        #expect(press(&model, "s", at: 30.9) == [.trainer(.stepUpdates(3))])
        #expect(model.view.focus == .reward)
    }

    @Test
    func `digits after a digit count on, zero too`() {
        var model = Fixture.model()
        _ = press(&model, "2", at: 30)
        _ = press(&model, "1", at: 30.5)
        _ = press(&model, "0", at: 31.2)
        #expect(model.view.focus == .reward)
        #expect(press(&model, "s", at: 32) == [.trainer(.stepUpdates(210))])
        #expect(model.view.focus == .reward)
        #expect(press(&model, "0", at: 40).isEmpty && model.count == nil)
        for _ in 0..<9 { _ = press(&model, "9", at: 41) }
        #expect(press(&model, "s", at: 41) == [.trainer(.stepUpdates(99_999))])
    }

    @Test
    func `after a second digits no longer count`() {
        var model = Fixture.model()
        _ = press(&model, "3", at: 30)
        #expect(model.deadline == 31)
        #expect(press(&model, "s", at: 31.1) == [.trainer(.stepUpdates(1))])
        #expect(model.view.focus == .adaptation)
        _ = press(&model, "4", at: 40)
        _ = model.update(.tick(now: 41))
        #expect(model.count == nil && model.view.focus == .gradient)
    }

    @Test
    func `another key drops the count and keeps the focus`() {
        var model = Fixture.model()
        _ = press(&model, "2", at: 30)
        _ = press(&model, "y", at: 30.1)
        #expect(model.view.focus == .policy && model.count == nil)
        #expect(press(&model, "s", at: 30.2) == [.trainer(.stepUpdates(1))])
    }

    @Test
    func `a key that can do nothing says why`() {
        var model = Fixture.model(.ipd, .done)
        #expect(press(&model, "s", at: 40).isEmpty)
        #expect(model.flash?.text.contains("the run is complete") == true)
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        #expect(buffer.text(ofRow: 35).contains("s: the run is complete"))
        _ = model.update(.tick(now: 43.1))
        #expect(model.flash == nil)
    }

    @Test
    func `keys are listed once each`() {
        #expect(KeyTable.rows.count == KeyTable.bindings.count)
        #expect(KeyTable.markdown.hasPrefix("| Keys | Action |\n|---|---|\n| `Space` | pause, resume |"))
        #expect(KeyTable.markdown.contains("| `1-7` | focus a panel |"))
        #expect(KeyTable.markdown.contains("| `[` `]` |"))
    }

    private func press(_ model: inout Model, _ key: Unicode.Scalar, at now: Double) -> [Effect] {
        model.update(.key(.character(key), now: now))
    }
}
