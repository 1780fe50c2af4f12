import Games
import TUI
import Testing
import Training

/// The robot moves by the clock, and nothing wakes up for one that does not move.
struct PlaybackTests {
    private func frame(_ model: Model) -> Int { model.scene.robotMotion.map(model.view.playback.frame) ?? -1 }

    private func press(_ model: inout Model, _ keys: String, at now: Double) {
        for key in keys.unicodeScalars { _ = model.update(.key(.character(key), now: now)) }
    }

    /// A paused run whose robot stands at its first frame.
    private func start(columns: Int = 120, rows: Int = 36) -> Model {
        var model = Fixture.model(.cheetah, .paused, columns: columns, rows: rows)
        press(&model, "6", at: 30)
        press(&model, "ga", at: 32)
        model.needsFrame = false
        return model
    }

    /// Lets time pass: ticks come when they are due.
    ///
    /// - Returns: how many frames were drawn.
    private func run(_ model: inout Model, until end: Double) -> Int {
        var draws = 0
        while let due = model.deadline, due <= end {
            // A tick that asks for the same time again would go on forever.
            guard due > model.now else { return .max }
            _ = model.update(.tick(now: due))
            draws += model.needsFrame ? 1 : 0
            model.needsFrame = false
        }
        return draws
    }

    @Test
    func `it goes on at the speed of the motion, ten times a second at most`() {
        var model = start()
        #expect(frame(model) == 0 && model.moves)
        #expect(run(&model, until: 35.001) == 30)
        #expect(frame(model) == 60)
    }

    @Test
    func `at its end it rests and begins again`() {
        var model = start()
        _ = run(&model, until: 42.001)
        #expect(frame(model) == 200)
        // One tick for the whole rest.
        #expect(run(&model, until: 42.86) == 1 && frame(model) == 0)
        _ = run(&model, until: 43.86)
        #expect(frame(model) == 20)
    }

    @Test
    func `late ticks lose no time, absence does not skip`() {
        var model = start()
        for tick in 1...20 { _ = model.update(.tick(now: 32 + 0.13 * Double(tick))) }
        #expect(frame(model) == 52)
        _ = model.update(.tick(now: 99))
        #expect(frame(model) == 54)
    }

    @Test
    func `news are drawn together with the motion`() {
        var model = start()
        for news in 1...20 {
            _ = model.update(.feed(TrainerFeed(snapshot: model.snapshot), now: 32 + 0.1 * Double(news)))
            #expect(model.view.playback.due.map { $0 > model.now + 0.09 } ?? false)
        }
        #expect(frame(model) == 40)
    }

    @Test
    func `another chain does not begin anew`() {
        var model = start()
        _ = run(&model, until: 34.001)
        #expect(frame(model) == 40)
        var snapshot = model.snapshot
        snapshot.chain?.motions = (0..<3).map { _ in Fixture.motion(speed: 5, frames: 201).frames }
        _ = model.update(.feed(TrainerFeed(snapshot: snapshot), now: 34.02))
        #expect(frame(model) == 40 && model.scene.robotMotion?.frames == snapshot.chain?.motions[2])
        _ = run(&model, until: 35.001)
        #expect(frame(model) == 60)
        // A shorter one ends where it ends.
        snapshot.chain?.motions = [Fixture.motion(speed: 5, frames: 11).frames]
        _ = model.update(.feed(TrainerFeed(snapshot: snapshot), now: 35.01))
        #expect(frame(model) == 10)
    }

    @Test
    func `nothing wakes a dashboard whose robot stands or is hidden`() {
        var stopped = start()
        press(&stopped, "a", at: 33)
        #expect(!stopped.moves && stopped.deadline == nil)
        var tiny = start()
        _ = tiny.update(.resize(columns: 29, rows: 7))
        #expect(tiny.deadline == nil)
        _ = tiny.update(.resize(columns: 120, rows: 36))
        #expect(tiny.deadline != nil)
        var elsewhere = start(columns: 80, rows: 24)
        #expect(elsewhere.deadline != nil)
        press(&elsewhere, "3", at: 33)
        _ = elsewhere.update(.tick(now: 35))
        #expect(elsewhere.deadline == nil)
        var zoomed = start()
        press(&zoomed, "1z", at: 33)
        _ = zoomed.update(.tick(now: 35))
        #expect(zoomed.deadline == nil)
        var asking = start()
        press(&asking, "q", at: 33)
        #expect(asking.deadline == nil)
        _ = asking.update(.key(.escape, now: 34))
        #expect(asking.deadline == 34.1)
        var other = Fixture.model(.ipd, .paused)
        press(&other, "6", at: 30)
        _ = other.update(.tick(now: 35))
        #expect(other.deadline == nil && !other.moves)
    }

    @Test
    func `keys go through the frames and stop there`() {
        var model = start()
        press(&model, "lll", at: 33)
        let place = frame(model)
        #expect(!model.view.playback.isOn && model.deadline == nil)
        press(&model, "h", at: 33)
        #expect(frame(model) == place - 1)
        _ = model.update(.key(.pageDown, now: 33))
        #expect(frame(model) == place + 19)
        press(&model, "G", at: 33)
        #expect(frame(model) == 200)
        press(&model, "l", at: 33)
        #expect(frame(model) == 200)
        press(&model, "g", at: 33)
        press(&model, "h", at: 33)
        #expect(frame(model) == 0)
        press(&model, "Ga", at: 33)
        #expect(frame(model) == 0 && model.moves)
    }

    @Test
    func `keys choose the joint policy, the last one at first`() {
        var model = start()
        #expect(model.scene.robotStep == 2)
        press(&model, "k", at: 33)
        #expect(model.scene.robotStep == 1 && model.scene.robotMotion?.frames == model.snapshot.chain?.motions[1])
        press(&model, "kkk", at: 33)
        #expect(model.scene.robotStep == 0 && model.moves)
        press(&model, "jjjj", at: 33)
        #expect(model.scene.robotStep == 2)
        // What has not been played yet is the last one that has.
        var snapshot = model.snapshot
        snapshot.chain = Fixture.chain(model.configuration, played: 1)
        _ = model.update(.feed(TrainerFeed(snapshot: snapshot), now: 34))
        #expect(model.scene.robotStep == 0)
    }

    @Test
    func `in matrix games the keys are what they were`() {
        var model = Fixture.model(.rps2)
        press(&model, "a", at: 30)
        #expect(model.view.action == 1)
        press(&model, "6", at: 30)
        press(&model, "h", at: 30)
        #expect(model.flash?.text.contains("all joint policies are shown") == true)
    }
}
