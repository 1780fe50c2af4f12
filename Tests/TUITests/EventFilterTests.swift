import TUI
import Testing
import Training

struct EventFilterTests {
    private func event(_ kind: TrainingEvent.Kind, _ text: String, at time: Double = 54_020) -> TrainingEvent {
        TrainingEvent(time: time, kind: kind, text: text)
    }

    private func log(_ events: [TrainingEvent]) -> EventLog {
        var log = EventLog()
        for event in events { log.append(event) }
        return log
    }

    private func press(_ model: inout Model, _ keys: [Key]) { for key in keys { _ = model.update(.key(key, now: 40)) } }

    private func type(_ model: inout Model, _ text: String) { press(&model, text.unicodeScalars.map(Key.character)) }

    private func panel(_ model: inout Model) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        let lines = buffer.text.split(separator: "\n").map(String.init)
        let top = lines.firstIndex { $0.contains("[5 Events]") } ?? 0
        return lines[top...].joined(separator: "\n")
    }

    private func model(_ events: [TrainingEvent]) -> Model {
        var model = Fixture.model(.ipd, .empty)
        _ = model.update(.feed(TrainerFeed(events: events, snapshot: model.snapshot), now: 31))
        return model
    }

    @Test func `warnings that differ in numbers alone are counted`() {
        let log = log([
            event(.warning, "update 10: |g| 14.2 clipped to 10.0 in 3 of 16 chains", at: 1),
            event(.validation, "update 25: mean 0.5", at: 2),
            event(.warning, "update 20: |g| 9e3 clipped to 10.0 in 16 of 16 chains", at: 3),
            event(.warning, "update 30: |g| 1.5e3 clipped to 10.0 in 5 of 16 chains", at: 4),
            event(.validation, "update 50: mean 0.7", at: 5),
            event(.error, "update 30: |g| 1.5e3 clipped to 10.0 in 5 of 16 chains", at: 6),
        ])
        #expect(log.total == 6 && log.count == 5)
        // 14.2 and 1.5e3 are not of one form; 9e3 and 1.5e3 are.
        let counted = log.newest(2)
        #expect(counted.count == 2 && counted.since == 3 && counted.event.time == 4)
        #expect(counted.text == "update 30: |g| 1.5e3 clipped to 10.0 in 5 of 16 chains (2 times)")
        #expect((0..<5).map { log.newest($0).count } == [1, 1, 2, 1, 1])
    }

    @Test func `what is said now and then is not`() {
        let log = log((0..<60).flatMap { [event(.validation, "update \($0): mean 1"), event(.run, "run \($0)")] })
        #expect(log.count == 120 && log.newest(0).count == 1)
    }

    @Test func `many events stay bounded`() {
        let log = log((0..<10_000).map { event(.info, "event \($0)") })
        #expect(log.total == 10_000 && log.count >= 2000 && log.count <= 2500)
        #expect(log.newest(0).text == "event 9999" && log.newest(1999).text == "event 8000")
    }

    @Test(arguments: [
        ("", 4), ("mean", 2), ("MEAN 25", 1), ("!mean", 2), ("kind:warn", 1), ("!kind:val", 2), ("kind:", 4), ("!", 4),
        ("warn clipped", 1), ("nowhere", 0),
    ])
    func `words filter`(filter: String, count: Int) {
        let log = log([
            event(.validation, "update 25: mean 0.5"), event(.validation, "update 50: mean 0.7"),
            event(.warning, "clipped"), event(.run, "started"),
        ])
        #expect((log.places(EventFilter(filter))?.count ?? log.count) == count)
    }

    @Test func `events are filtered as it is typed, and Esc goes back`() {
        var model = model([
            event(.validation, "update 25: mean 0.5"), event(.run, "started a run"),
            event(.validation, "update 50: mean 0.7"),
        ])
        type(&model, "/mean")
        #expect(model.dialog is FilterLine && model.view.focus == .events)
        #expect(!panel(&model).contains("started a run") && panel(&model).contains("2 of 3"))
        press(&model, [.escape])
        #expect(model.dialog == nil && panel(&model).contains("started a run"))
        type(&model, "/!mean")
        press(&model, [.enter])
        #expect(panel(&model).contains("started a run") && !panel(&model).contains("mean 0.7"))
        type(&model, "/")
        press(&model, [.control("u"), .enter])
        #expect(panel(&model).contains("mean 0.7"))
    }

    @Test func `next and previous go through what is found`() {
        let events = (0..<40).map { event($0 % 10 == 0 ? .run : .info, "number \($0)") }
        var model = model(events)
        type(&model, "n")
        #expect(model.flash?.text.contains("nothing is looked for") == true)
        type(&model, "/kind:run")
        press(&model, [.tab, .enter])
        var seen: [Int] = []
        for key in "nnnnN" {
            type(&model, "\(key)")
            seen.append(model.view.scroll[.events] ?? 0)
        }
        // 30, 20, 10 and 0 are 9, 19, 29 and 39 before the newest; the last page begins before the last of them.
        #expect(seen.prefix(3) == [9, 19, 29] && seen[4] < seen[3])
        #expect(panel(&model).contains(">"))
    }
}
