import Files
import Store
import TUI
import Testing
import Training

/// The list of saved runs and what is drawn from it.
struct CompareTests {
    private func press(_ model: inout Model, _ keys: [Key], answers: Bool = true) -> [Effect] {
        var effects: [Effect] = []
        for key in keys {
            let asked = model.update(.key(key, now: 30))
            effects += asked
            for case .library(let request) in asked where answers {
                _ = model.update(.library(Fixture.news(of: request), now: 30))
            }
        }
        return effects
    }

    private func list(_ model: Model) -> RunList? {
        model.dialog as? RunList
    }

    @Test
    func `the list is asked for, filtered by typing and drawn from`() throws {
        var model = Fixture.model()
        #expect(press(&model, [.character("c")], answers: false) == [.library(.list(model.configuration.game))])
        #expect(list(model)?.runs == nil)
        let runs = Fixture.savedRuns(model.configuration.game)
        _ = model.update(.library([.list(runs)], now: 30))
        #expect(list(model)?.listed == runs)
        // Characters that are keys elsewhere filter here.
        _ = press(&model, "pg-q".unicodeScalars.map(Key.character))
        #expect(list(model)?.listed.isEmpty == true)
        _ = press(&model, [.backspace, .backspace])
        #expect(list(model)?.text == "pg" && list(model)?.listed.count == 4)
        _ = press(&model, [.control("u"), .end, .character(" "), .home, .character(" ")])
        #expect(list(model)?.chosen == [runs[runs.count - 1].path, runs[0].path])
        let effects = press(&model, [.enter], answers: false)
        #expect(effects == [.library(.load([runs[runs.count - 1], runs[0]]))])
        #expect(model.dialog == nil && model.overlays.map(\.path) == [runs[runs.count - 1].path, runs[0].path])
        #expect(model.overlays.allSatisfy { $0.history == nil })
        _ = model.update(.library(Fixture.news(of: .load([runs[0]])), now: 31))
        #expect(model.overlays[1].history?.lastUpdate == runs[0].info.updates && model.overlays[0].history == nil)
    }

    @Test
    func `five runs at most`() {
        var model = Fixture.model()
        // All but the last step down and Enter.
        _ = press(&model, Fixture.choosing(6).dropLast(2))
        #expect(list(model)?.chosen.count == RunList.most)
        #expect(model.flash?.text.contains("five runs at most") == true)
        _ = press(&model, [.home, .character(" "), .enter])
        #expect(model.overlays.count == 4)
    }

    @Test
    func `Escape changes nothing, Enter with none chosen ends comparing`() {
        var model = Fixture.model()
        _ = press(&model, Fixture.choosing(2))
        #expect(model.overlays.count == 2)
        _ = press(&model, [.character("c"), .character(" "), .escape])
        #expect(model.overlays.count == 2 && model.dialog == nil)
        _ = press(&model, [.character("c"), .character(" "), .down, .character(" "), .enter])
        #expect(model.overlays.isEmpty)
    }

    @Test
    func `the run that is shown is not in its own list`() {
        var model = Fixture.model()
        let runs = Fixture.savedRuns(model.configuration.game)
        var snapshot = model.snapshot
        snapshot.folder = runs[1].path
        _ = model.update(.feed(TrainerFeed(snapshot: snapshot), now: 24))
        _ = press(&model, [.character("c")])
        #expect(list(model)?.runs?.count == runs.count - 1 && list(model)?.runs?.contains(runs[1]) == false)
    }

    @Test
    func `lines carry their markers and names, and another game ends them`() {
        var model = Fixture.model()
        _ = press(&model, Fixture.choosing(2))
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        #expect(buffer.text.contains("A seed1") && buffer.text.contains("B seed2"))
        #expect(buffer.text.split(separator: "\n").count { $0.contains("A") } > 2)
        let other = Fixture.configuration(Fixture.request(.rps2))
        _ = model.update(
            .feed(
                TrainerFeed(newSubject: .run(other), snapshot: Fixture.snapshot(other, state: .running, update: 0)),
                now: 32))
        #expect(model.overlays.isEmpty)
    }

    @Test
    func `a run that cannot be read is named and left out`() throws {
        var model = Fixture.model()
        _ = press(&model, Fixture.choosing(1))
        let error = try #require(throws: RunFileError.self) { try RunReader("/nowhere/at/all") }
        _ = model.update(.library([.scores(model.overlays[0].path, .failure(error))], now: 31))
        #expect(model.overlays.isEmpty && model.events.newest(0).event.text.contains("there is no folder"))
        // An answer that comes late is for nobody.
        _ = model.update(.library(Fixture.news(of: .load(Fixture.savedRuns(model.configuration.game))), now: 32))
        #expect(model.overlays.isEmpty)
    }

    @Test
    func `an attached dashboard asks nothing of who trains`() {
        var model = Fixture.model(isAttached: true)
        for key in " sS{}[]()<>|".unicodeScalars {
            #expect(press(&model, [.character(key)]).isEmpty)
            #expect(model.flash?.text.contains("read-only: attached") == true, "\(key)")
        }
        #expect(press(&model, [.character(".")]) == [.trainer(.watch(.pinned(index: 13)))])
    }

    @Test
    func `what happened before is listed and does not flash`() {
        var model = Fixture.model(isAttached: true)
        let before = model.events.count
        let events = [TrainingEvent.Kind.warning, .error].map { TrainingEvent(time: 1, kind: $0, text: "long ago") }
        _ = model.update(.feed(TrainerFeed(earlierEvents: events, snapshot: model.snapshot), now: 24))
        #expect(model.events.count == before + 2 && model.flash == nil)
    }
}
