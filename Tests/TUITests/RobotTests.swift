import Games
import TUI
import Testing
import Training

/// The picture of the robot, and what its panel says.
struct RobotTests {
    /// The inside of panel 6, in a window of its own.
    private func lines(_ model: Model, columns: Int = 72, rows: Int = 24) -> [String] {
        var model = model
        _ = model.update(.resize(columns: columns, rows: rows))
        for key: Key in [.character("6"), .character("z")] { _ = model.update(.key(key, now: model.now)) }
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        let frame = model.layout.frame(of: .game) ?? Rect(width: 0, height: 0)
        return (frame.row + 1..<frame.endRow - 1).map { row in
            String(String.UnicodeScalarView((1..<columns - 1).map { buffer[$0, row].glyph }))
        }
    }

    /// A model whose robot stands still.
    private func model(_ positions: [Float], symbols: Symbols = .ascii) -> Model {
        var model = Fixture.model(.cheetah, .paused, symbols: symbols)
        var snapshot = model.snapshot
        snapshot.chain?.motions = [HalfCheetahMotion(positions: positions).frames]
        _ = model.update(.feed(TrainerFeed(snapshot: snapshot), now: 30))
        return model
    }

    private func upright(x: Float = 0) -> [Float] { [x] + Array(repeating: 0, count: HalfCheetah.freedomCount - 1) }

    private func place(_ character: Character, _ lines: [String]) -> (rows: [Int], columns: [Int]) {
        var (rows, columns): ([Int], [Int]) = ([], [])
        for (row, line) in lines.enumerated() {
            for (column, other) in line.enumerated() where other == character {
                rows.append(row)
                columns.append(column)
            }
        }
        return (rows, columns)
    }

    @Test
    func `an upright body stands on the ground, its head to the right`() throws {
        let lines = lines(model(upright()))
        let ground = try #require(lines.firstIndex { $0.contains(" 0m ") && $0.contains("---+---") })
        let picture = Array(lines[1..<ground])
        let (trunk, head) = (place("#", picture), place("@", picture))
        let (meta, peer) = (place("m", picture), place("p", picture))
        let (left, right) = (try #require(trunk.columns.min()), try #require(trunk.columns.max()))
        // A level trunk over both legs; the head in front and above.
        #expect(Set(trunk.rows).count <= 2)
        #expect(try #require(head.columns.min()) > left + (right - left) / 2 && head.rows.min() ?? 0 < trunk.rows[0])
        #expect(try #require(meta.columns.max()) < #require(peer.columns.min()))
        // Both legs reach from the trunk to the ground.
        #expect((meta.rows.max() ?? 0) >= picture.count - 2 && (peer.rows.max() ?? 0) >= picture.count - 2)
        #expect(Set(meta.rows).count > 5 && Set(peer.rows).count > 5)
    }

    @Test
    func `a body on its back has its legs up`() throws {
        var positions = upright()
        positions[2] = .pi
        let lines = lines(model(positions))
        let (trunk, meta) = (place("#", lines), place("m", Array(lines[1...].dropLast())))
        #expect(try #require(meta.rows.min()) < #require(trunk.rows.min()))
    }

    @Test
    func `in every symbol set the legs are told apart without colours`() {
        for symbols in Symbols.allCases {
            let lines = lines(model(upright(), symbols: symbols))
            let text = lines.joined(separator: "\n")
            #expect(text.contains("meta, back") && text.contains("peer, front"))
            // On the trunk's ends stands whose leg hangs there.
            let trunk = lines.dropFirst().dropLast().first { $0.contains("m") && $0.contains("p") }
            #expect(trunk != nil)
            #expect(text.contains(symbols == .ascii ? "- 0m -" : "─ 0m ─"))
        }
    }

    @Test
    func `the ground passes below a body that stays in the middle`() throws {
        let (still, far) = (lines(model(upright())), lines(model(upright(x: 12.5))))
        let ground = try #require(still.firstIndex { $0.contains(" 0m ") })
        #expect(Array(still[1..<ground]) == Array(far[1..<ground]))
        #expect(far[ground].contains(" 12m ") && far[ground].contains(" 13m ") && !far[ground].contains(" 0m "))
        #expect(far[0].contains("12.5m"))
    }

    @Test
    func `the line says joint policy, time, distance, speed and direction`() {
        var model = Fixture.model(.cheetah, .paused)
        let text = lines(model)[0]
        #expect(text.contains("l=2") && text.contains("2.8m/s ->") && text.contains("|> a:stop"))
        _ = model.update(.key(.character("6"), now: 30))
        for _ in 0..<3 { _ = model.update(.key(.character("k"), now: 30)) }
        #expect(lines(model)[0].contains("l=0") && lines(model)[0].contains("-1.0m/s <-"))
        _ = model.update(.key(.character("a"), now: 30))
        #expect(lines(model)[0].contains("|| a:play"))
    }

    @Test
    func `before the first chain it waits`() {
        var model = Fixture.model(.cheetah, .empty)
        #expect(lines(model).joined().contains("waiting for the first chain"))
        _ = model.update(.key(.character("a"), now: 30))
        #expect(model.flash?.text == "a: the robot waits for the first chain")
    }

    @Test
    func `a team has one row, one line in the summary and its unit`() {
        let model = Fixture.model(.cheetah)
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        #expect(buffer.text.contains("team   o") && !buffer.text.contains("peer   x"))
        #expect(buffer.text.contains("episode return over phi_1..phi_2"))
        #expect(PlainLine.text(model).contains(" unit=episode-return "))
        let summary = ExitSummary.text(model)
        #expect(summary.contains("mean episode return over phi_1..phi_2"))
        #expect(summary.contains("AUC 201.6  team with left#12\n"))
    }
}
