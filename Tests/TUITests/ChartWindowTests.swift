import TUI
import Testing
import Training

/// The part of a run that charts show, and what is counted along it.
struct ChartWindowTests {
    private func press(_ model: inout Model, _ keys: String) {
        for key in keys.unicodeScalars { _ = model.update(.key(.character(key), now: 30)) }
    }

    private func screen(_ model: Model) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text
    }

    @Test func `zooming halves and doubles`() {
        var model = Fixture.model()
        press(&model, "+")
        #expect(model.scene.shownUpdates == (211, 421))
        press(&model, "+++++++")
        #expect(model.scene.shownUpdates == (408, 421))
        press(&model, "----")
        #expect(model.scene.shownUpdates == (213, 421))
        press(&model, "-")
        #expect(model.scene.shownUpdates == (0, 421) && model.view.window == ChartWindow())
        press(&model, "++=")
        #expect(model.view.window == ChartWindow())
    }

    @Test func `panning goes to earlier updates and comes back to following`() {
        var model = Fixture.model()
        press(&model, "h")
        #expect(model.flash?.text == "h Left: the whole run is shown")
        press(&model, "++hh")
        #expect(model.scene.shownUpdates == (294, 399))
        #expect(screen(model).contains("updates 294-399"))
        press(&model, "H")
        #expect(model.scene.shownUpdates == (189, 294))
        press(&model, "g")
        #expect(model.scene.shownUpdates == (0, 105))
        press(&model, "h")
        #expect(model.scene.shownUpdates == (0, 105))
        press(&model, "+")
        #expect(model.scene.shownUpdates == (26, 78))
        press(&model, "G")
        #expect(model.view.window.end == nil && model.scene.shownUpdates == (369, 421))
        // With another panel in focus the same keys are that one's.
        press(&model, "2h")
        #expect(model.scene.shownUpdates == (369, 421))
    }

    @Test func `steps of the game are those of the training chains`() {
        var model = Fixture.model()
        let run = model.configuration
        press(&model, "x")
        let steps = run.chains * (run.chainLength + 1) * run.trajectories * run.horizon
        #expect(steps == 16 * 8 * 64 * 150)
        press(&model, "i")
        let entries = model.panel(.reward)?.readout(model.scene)?.entries ?? []
        #expect(entries.contains { $0.name == "steps" && $0.value == "\(421 * steps)" })
        #expect(screen(model).contains("x steps") && screen(model).contains("200M"))
    }

    @Test func `time is that of training, and said to be unknown where it is`() {
        var model = Fixture.model()
        press(&model, "xx")
        #expect(screen(model).contains("it is not known when these updates were made"))
        press(&model, "x")
        #expect(!screen(model).contains("not known"))
        var timed = Fixture.model(.ipd, .empty)
        let samples = (1...100).map { update in
            var sample = Fixture.sample(update, timed.configuration)
            sample.time = SampleTime(1000 + Double(update) * 2)
            return sample
        }
        let snapshot = Fixture.snapshot(timed.configuration, state: .running, update: 100)
        _ = timed.update(.feed(TrainerFeed(samples: samples, snapshot: snapshot), now: 1))
        press(&timed, "xx")
        #expect(timed.history.point(at: 100)?.elapsed == 198)
        #expect(screen(timed).contains("x time") && screen(timed).contains("2m"))
    }

    @Test func `breaks are no time of training`() {
        var time = TrainedTime()
        #expect(time.add(nil).isNaN)
        #expect(time.add(100) == 0 && time.add(102) == 2 && time.add(104) == 4)
        // A night.
        #expect(time.add(40_000) == 6 && time.add(40_003) == 9)
        // Updates of a minute and more are no breaks.
        var slow = TrainedTime()
        for number in 0...5 { _ = slow.add(Double(number) * 50) }
        #expect(slow.add(250 + 400) == 650)
    }

    @Test func `samples of two times are equal`() {
        let configuration = Fixture.configuration(Fixture.request(.ipd))
        var sample = Fixture.sample(3, configuration)
        let before = sample
        sample.time = SampleTime(5)
        #expect(sample == before && Set([sample, before]).count == 1)
    }

    @Test func `single points are found, those before, those after`() {
        var history = History(rawCapacity: 50)
        for update in 1...9_000 { history.append(score: Double(update), at: update) }
        #expect(history.point(at: 0) == nil && history.point(at: 9_001) == nil)
        #expect(history.point(at: 9_000)?.mean == 9_000 && history.point(at: 8_951)?.count == 1)
        #expect(history.point(at: 6)?.firstUpdate == 5 && history.point(at: 6)?.lastUpdate == 8)
        var (update, seen) = (0, 0)
        while let next = history.point(after: update) {
            #expect(next.firstUpdate == update + 1 || next.count == 1)
            (update, seen) = (next.lastUpdate, seen + 1)
        }
        #expect(update == 9_000 && seen > 2_200)
        while let next = history.point(before: history.point(at: update)?.firstUpdate ?? update) {
            #expect(next.lastUpdate < update)
            update = next.lastUpdate
        }
        #expect(update == 4)
    }
}
