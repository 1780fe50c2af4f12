import Games
import Scales
import TUI
import Testing
import Training

/// Looking closely: one cursor on all charts and tables.
struct InspectTests {
    private func press(_ model: inout Model, _ keys: String, at now: Double = 30) {
        for key in keys.unicodeScalars {
            for case .library(let request) in model.update(.key(.character(key), now: now)) {
                _ = model.update(.library(Fixture.news(of: request), now: now))
            }
        }
    }

    private func screen(_ model: Model) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text
    }

    private func train(_ model: inout Model, _ updates: ClosedRange<Int>) {
        let samples = updates.map { Fixture.sample($0, model.configuration) }
        let snapshot = Fixture.snapshot(model.configuration, state: .running, update: updates.upperBound)
        _ = model.update(.feed(TrainerFeed(samples: samples, snapshot: snapshot), now: 31))
    }

    private func value(_ name: String, _ model: Model) -> String? {
        model.panel(model.view.focus)?.readout(model.scene)?.entries.first { $0.name == name }?.value
    }

    @Test func `the cursor goes by one sample, by ten and to the ends`() {
        var model = Fixture.model()
        press(&model, "i")
        #expect(model.view.inspection?.update == 421)
        press(&model, "hh")
        #expect(model.view.inspection?.update == 419)
        press(&model, "HHl")
        #expect(model.view.inspection?.update == 400)
        press(&model, "g")
        #expect(model.view.inspection?.update == 1)
        press(&model, "h")
        #expect(model.view.inspection?.update == 1)
        press(&model, "GL")
        #expect(model.view.inspection?.update == 421)
    }

    @Test func `values are told in full, with the smoothing, the validation and the runs compared with`() throws {
        var model = Fixture.model()
        for key in Fixture.choosing(2) {
            for case .library(let request) in model.update(.key(key, now: 30)) {
                _ = model.update(.library(Fixture.news(of: request), now: 30))
            }
        }
        press(&model, "iHHl")
        let score = Fixture.sample(402, model.configuration).score
        let raw = try #require(value("raw", model).flatMap { Double($0) })
        #expect(abs(raw - score) < 1e-8)
        let point = try #require(model.history.point(at: 402))
        let smoothed = try #require(value("ema .90", model).flatMap { Double($0) })
        #expect(abs(smoothed - Double(point.smoothed[3])) < 1e-7)
        #expect(value("validation @400", model) != nil)
        let names = model.panel(.reward)?.readout(model.scene)?.entries.map(\.name) ?? []
        #expect(names.contains { $0.hasPrefix("A ") } && names.contains { $0.hasPrefix("B ") })
        // They have fewer updates.
        #expect(names.count == 5 && value(names[3], model) == "ends at 100")
        press(&model, "gLLLLL")
        #expect(model.view.inspection?.update == 51)
        let overlay = try #require(value(names[3], model).flatMap { Double($0) })
        #expect(abs(overlay - Double(model.overlays[0].history?.point(at: 51)?.smoothed[3] ?? .nan)) < 1e-7)
        #expect(screen(model).contains("update 51"))
    }

    @Test func `two scores that differ at all read differently`() throws {
        var history = History()
        for (index, value) in [0.5, 0.5 + 3e-8, -1.5, 1.5].enumerated() { history.append(score: value, at: index + 1) }
        let digits = Digits.full(of: history)
        #expect(digits.text(0.5) != digits.text(0.5 + 3e-8))
        var small = History()
        for (index, value) in [3e-9, 3.000001e-9].enumerated() { small.append(score: value, at: index + 1) }
        #expect(Digits.full(of: small).text(3e-9) != Digits.full(of: small).text(3.000001e-9))
    }

    @Test func `charts stand still while training goes on, and follow again afterwards`() {
        var model = Fixture.model()
        press(&model, "++i")
        #expect(model.scene.shownUpdates == (316, 421))
        train(&model, 422...460)
        #expect(model.scene.shownUpdates == (316, 421) && model.history.lastUpdate == 460)
        #expect(model.view.inspection?.update == 421)
        // The cursor takes the window along.
        press(&model, "GH")
        #expect(model.view.inspection?.update == 450)
        #expect(model.scene.shownUpdates.low < 450 && model.scene.shownUpdates.high >= 450)
        _ = model.update(.key(.escape, now: 32))
        #expect(model.view.inspection == nil && model.scene.shownUpdates == (355, 460))
        press(&model, "f")
        train(&model, 461...470)
        #expect(model.scene.shownUpdates == (355, 460))
        press(&model, "i")
        _ = model.update(.key(.escape, now: 33))
        #expect(model.scene.shownUpdates == (355, 460))
        press(&model, "f")
        #expect(model.scene.shownUpdates == (365, 470))
    }

    @Test func `in panels of the chain it goes along joint policies and through rows`() throws {
        var model = Fixture.model()
        press(&model, "2i")
        #expect(model.view.inspection?.step == 7)
        press(&model, "hhjj")
        #expect(model.view.inspection?.step == 5 && model.view.inspection?.update == 421)
        let readout = try #require(model.panel(.policy)?.readout(model.scene))
        #expect(readout.place == "CD phi_5")
        let chain = try #require(model.snapshot.chain)
        let shown = try #require(Double(readout.entries[0].value))
        #expect(abs(shown - chain.agents[0].probabilities[5][4]) < 1e-8)
        #expect(screen(model).contains("CD phi_5  meta ."))
        press(&model, "3")
        #expect(model.panel(.adaptation)?.readout(model.scene)?.place == "phi_5")
        #expect(value("meta", model) == "1.42000000")
        #expect(value("inner lr to phi_6", model).flatMap { Double($0) } == 0.94)
        press(&model, "4H")
        #expect(model.view.inspection?.update == 411)
        #expect(model.panel(.gradient)?.readout(model.scene)?.place == "update 410")
    }

    @Test func `what is kept together only is told so`() throws {
        var model = Fixture.model(.ipd, .empty)
        // More than are kept one by one.
        var history = History(rawCapacity: 100)
        for update in 1...10_000 { history.append(score: Fixture.noise(update), at: update) }
        let snapshot = Fixture.snapshot(model.configuration, state: .running, update: 10_000)
        _ = model.update(.feed(TrainerFeed(history: history, snapshot: snapshot), now: 1))
        press(&model, "igl")
        let point = try #require(model.history.point(at: model.view.inspection?.update ?? 0))
        #expect(point.count == 4 && point.firstUpdate == 5)
        #expect(model.panel(.reward)?.readout(model.scene)?.place == "updates 5-8")
        #expect(value("mean of 4", model) != nil && value("raw", model) == nil)
        press(&model, "G")
        #expect(value("raw", model) != nil)
    }

    @Test func `there is nothing to inspect at first, and the key says so`() {
        var model = Fixture.model(.ipd, .empty)
        press(&model, "i")
        #expect(model.flash?.text == "i: nothing has been measured yet" && model.view.inspection == nil)
        press(&model, "H")
        #expect(model.flash?.text == "H L: the whole run is shown")
    }

    @Test func `a robot keeps its own keys, and another run ends it`() {
        var model = Fixture.model(.cheetah, .paused)
        press(&model, "i6h")
        #expect(model.view.inspection?.update == 421)
        press(&model, "2h")
        #expect(model.view.inspection?.step == 1)
        let other = Fixture.configuration(Fixture.request(.ipd, algorithm: "meta-pg"))
        let snapshot = Fixture.snapshot(other, state: .running, update: 0)
        _ = model.update(.feed(TrainerFeed(newSubject: .run(other), snapshot: snapshot), now: 40))
        #expect(model.view.inspection == nil && model.view.window.end == nil)
    }
}
