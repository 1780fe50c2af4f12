import Engine
import Games
import TUI
import Testing
import Training

/// Whatever happens, the model stays in shape and the screen is drawn.
struct RobustnessTests {
    @Test
    func `every small window is drawn`() {
        for symbols in Symbols.allCases {
            for state in [Fixture.State.running, .empty, .nan, .stepping] {
                var model = Fixture.model(.ipd, state, symbols: symbols)
                draw(&model, widths: 0...40, heights: 0...20)
            }
        }
    }

    @Test
    func `every small window is drawn with a robot`() {
        for symbols in Symbols.allCases {
            for state in [Fixture.State.running, .empty] {
                var model = Fixture.model(.cheetah, state, symbols: symbols)
                draw(&model, widths: 0...40, heights: 0...20)
                press(&model, "6")
                draw(&model, widths: 0...40, heights: 0...20)
            }
        }
    }

    @Test
    func `small windows are drawn under dialogs, in zoom and for every panel`() {
        for game in [Fixture.Game.rps3, .custom, .cheetah] {
            for panel in 1...6 {
                for keys in ["", "z", "?", "q", ":", "o"] {
                    var model = Fixture.model(game)
                    press(&model, "\(panel)\(keys)")
                    draw(&model, widths: 28...62, heights: 6...18)
                }
            }
        }
    }

    @Test
    func `windows around the limits of the layouts are drawn`() {
        for panel in 1...6 {
            for game in [Fixture.Game.rps2, .cheetah] {
                var model = Fixture.model(game)
                press(&model, "\(panel)")
                for (columns, rows) in [
                    (59, 16), (60, 15), (99, 30), (100, 29), (149, 44), (150, 43), (150, 44), (300, 90),
                ] {
                    draw(&model, widths: columns...columns, heights: rows...rows)
                    #expect(model.layout.frame(of: model.view.focus) != nil)
                }
            }
        }
    }

    @Test
    func `values that are no numbers are drawn`() {
        var model = Fixture.model(.ipd, .running, columns: 160, rows: 48)
        var snapshot = model.snapshot
        snapshot.chain?.agents[0].meanReward = [.nan, .infinity, -.infinity, 1e30, -1e-30]
        snapshot.chain?.agents[1].probabilities = [[.nan], []]
        snapshot.chain?.innerRates = [.nan, 1e9]
        snapshot.chain?.jointActions = [[.infinity]]
        snapshot.chain?.visits = []
        let terms = GradientTerms(
            current: .nan, own: 0, peer: .infinity, cosineCurrentOwn: .nan, cosineCurrentPeer: nil, cosineOwnPeer: nil)
        let sample = UpdateSample(
            update: 422, meanReward: [[.infinity, .nan], []], gradientNorm: .nan, largestChainNorm: .nan,
            clippedChains: 0, innerRates: [], validation: .init(score: .nan, personas: 0, isBest: true), terms: terms)
        _ = model.update(.feed(TrainerFeed(samples: [sample], snapshot: snapshot), now: 24))
        for panel in 1...6 {
            press(&model, "\(panel)y")
            draw(&model, widths: 160...160, heights: 48...48)
        }
    }

    @Test
    func `positions and torques that are no numbers are drawn`() {
        for value in [Float.nan, .infinity, 1e30, -1e30] {
            var model = Fixture.model(.cheetah, .paused, columns: 160, rows: 48)
            var snapshot = model.snapshot
            let frame = Array(repeating: value, count: HalfCheetah.freedomCount)
            snapshot.chain?.motions = [HalfCheetahMotion(positions: frame + frame).frames]
            snapshot.chain?.agents[0].normals = [ActionNormal(means: [.nan, 1e30, -1], deviations: [])]
            _ = model.update(.feed(TrainerFeed(snapshot: snapshot), now: 30))
            draw(&model, widths: 160...160, heights: 48...48)
            var buffer = CellBuffer(width: 0, height: 0)
            model.render(into: &buffer)
            #expect(buffer.text.contains("positions are not numbers"))
        }
    }

    @Test(arguments: [(Fixture.Game.ipd, 100_000), (.cheetah, 50_000)])
    func `random events leave no trap`(_ game: Fixture.Game, _ count: Int) {
        var generator = SplitMix(state: 1)
        var model = Fixture.model(game)
        var fuzz = Fuzz(game)
        var buffer = CellBuffer(width: 0, height: 0)
        for step in 0..<count {
            let effects = model.update(fuzz.event(&generator))
            for effect in effects { fuzz.obey(effect) }
            if step % 25 == 0 {
                model.render(into: &buffer)
                #expect(buffer.width == model.columns && buffer.height == model.rows)
            }
            let layout = model.layout
            let isVisible = layout.size == .tiny || layout.frame(of: model.view.focus) != nil
            let isSane = isVisible && model.events.count <= 2500 && (model.deadline.map { $0 > fuzz.now - 5 } ?? true)
            if !isSane {
                Issue.record(
                    "event \(step): focus \(model.view.focus) in \(layout.size), deadline \(model.deadline ?? 0)")
                return
            }
            if step % 1000 == 0 { expectWayOut(model, now: fuzz.now) }
        }
        // Nothing got lost on the way: the history holds every sample sent since the last change of run.
        #expect(model.history.lastUpdate == fuzz.update)
    }

    /// Two Ctrl-C leave from anywhere; so does `q` with Enter, after Escape has closed what was open: once, or twice where
    /// something was begun in it.
    private func expectWayOut(_ model: Model, now: Double) {
        var forced = model
        _ = forced.update(.key(.control("c"), now: now))
        #expect(forced.update(.key(.control("c"), now: now)).contains(.quit(save: true)))
        var asked = model
        _ = asked.update(.key(.escape, now: now))
        if asked.dialog != nil { _ = asked.update(.key(.escape, now: now)) }
        _ = asked.update(.key(.character("q"), now: now))
        #expect(asked.update(.key(.enter, now: now)).contains(.quit(save: true)))
    }

    private func press(_ model: inout Model, _ keys: String) {
        for key in keys.unicodeScalars { _ = model.update(.key(.character(key), now: model.now)) }
    }

    private func draw(_ model: inout Model, widths: ClosedRange<Int>, heights: ClosedRange<Int>) {
        var buffer = CellBuffer(width: 0, height: 0)
        for width in widths {
            for height in heights {
                _ = model.update(.resize(columns: width, rows: height))
                model.render(into: &buffer)
                #expect(buffer.width == width && buffer.height == height)
            }
        }
    }
}
