import TUI
import Testing
import Training

/// The panel that says what phases computed, beyond what golden screens show of it.
struct PhasePanelTests {
    private func press(_ model: inout Model, _ keys: String) {
        for key in keys.unicodeScalars { _ = model.update(.key(.character(key), now: 30)) }
    }

    private func screen(_ model: Model) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text
    }

    @Test(arguments: [(160, 48), (120, 36), (80, 24), (40, 12)])
    func `a step by phase brings it`(columns: Int, rows: Int) {
        var model = Fixture.model(.ipd, .paused, columns: columns, rows: rows)
        #expect(model.layout.frame(of: .phase) == nil)
        press(&model, "3S")
        #expect(model.layout.frame(of: .phase) != nil && model.view.focus == .phase)
        #expect(model.snapshot.state == .stepping(remaining: 3))
        // Where it is still to be seen nobody loses the focus.
        _ = model.update(.key(.tab, now: 31))
        _ = model.update(.key(.character("S"), now: 32))
        #expect((model.view.focus == .reward) == (rows > 12), "\(columns)")
    }

    @Test func `a step by update does not`() {
        var model = Fixture.model(.ipd, .paused)
        press(&model, "s")
        #expect(model.layout.frame(of: .phase) == nil && model.view.focus == .reward)
    }

    @Test func `who looks at one panel alone or has hidden it is left alone`() {
        var model = Fixture.model(.ipd, .paused)
        press(&model, "2zS")
        #expect(model.view.focus == .policy && model.view.isZoomed)
        var other = Fixture.model(.ipd, .paused)
        _ = other.update(.key(.alt("7"), now: 30))
        press(&other, "S")
        #expect(other.view.focus == .reward && other.layout.frame(of: .phase) == nil)
    }

    @Test func `trajectories scroll to the last of those kept`() {
        var model = Fixture.model(.ipd, .paused)
        Fixture.stop(&model, after: .rollout(2))
        press(&model, "7")
        #expect(screen(model).contains("│   1 ") && !screen(model).contains("│  64 "))
        _ = model.update(.key(.end, now: 30))
        #expect(screen(model).contains("│  64 "))
    }

    @Test func `the policy shows what an update made before it is played`() {
        var model = Fixture.model(.ipd, .paused)
        Fixture.stop(&model, after: .rollout(2))
        #expect(!screen(model).contains("▴"))
        Fixture.stop(&model, after: .innerUpdate(2))
        let row = screen(model).split(separator: "\n").first { $0.contains("DC ") && $0.contains("58▴") }
        #expect(row != nil)
    }

    @Test func `a method without a way back shows its own update`() {
        var model = Fixture.model(.ipd, .paused, algorithm: "reinforce")
        #expect(model.subject.phases.count == 17)
        press(&model, "7")
        #expect(!screen(model).contains("way back"))
        var other = Fixture.model(.ipd, .paused)
        #expect(other.subject.phases.count == 24)
        press(&other, "7")
        #expect(screen(other).contains("way back"))
    }
}
