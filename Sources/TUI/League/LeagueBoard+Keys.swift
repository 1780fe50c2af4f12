import Laboratory

extension LeagueBoard {
    package static let keys: [KeyBinding<Model>] = [
        move("left", [.character("h"), .left], "to the opponent on the left; in a pair: back by one step", -1),
        move("right", [.character("l"), .right], "to the opponent on the right; in a pair: on by one step", 1),
        move("back-10", [.character("H")], "in a pair: back by ten steps", -10),
        move("on-10", [.character("L")], "in a pair: on by ten steps", 10),
        look("down", [.character("j"), .down], "down a row") { board, _ in
            if !board.isOpen { board.move(rows: 1, columns: 0) }
        },
        look("up", [.character("k"), .up], "up a row") { board, _ in
            if !board.isOpen { board.move(rows: -1, columns: 0) }
        },
        look("first", [.character("g"), .home], "to the first row; in a pair: to its beginning") { board, _ in
            board.isOpen ? board.scrub(by: -1_000_000) : board.move(rows: -1_000, columns: 0)
        },
        look("last", [.character("G"), .end], "to the last row; in a pair: to its end") { board, _ in
            board.isOpen ? board.scrub(by: 1_000_000) : board.move(rows: 1_000, columns: 0)
        },
        KeyBinding(
            "league-open", [.enter], section, help: "watch the pair under the cursor learn; in a pair: once more",
            action: { model, _ in model.openPair() }),
        look("pause", [.character(" ")], "in a pair: stand still, or go on") { board, now in
            guard board.isOpen else { return }
            if board.due != nil { board.due = nil } else { board.play(from: board.step, now: now) }
        },
        look("picture", [.tab], "in a pair: another picture, where there is room for one") { board, _ in
            board.picture += 1
        },
        again("game-back", [.character("(")], "the game before") { $0.chooseGame(by: -1) },
        again("game-on", [.character(")")], "the next game") { $0.chooseGame(by: 1) },
        again("slower", [.character("-")], "halve the rate at which all learn") {
            $0.doublings = max($0.doublings - 1, -8)
        },
        again("faster", [.character("+")], "double it") { $0.doublings = min($0.doublings + 1, 8) },
        again("seed", [.character("r")], "play anew, from other starts") { $0.seed += 1 },
        again("drop", [.character("d")], "leave out the learner of this row") { board in
            if !board.isOpen { board.drop() }
        },
        again("all", [.character("a")], "let all learners play that need no training") {
            $0.learners = Learner.all.map(\.name)
        },
        again("trained", [.character("t")], "and those that are trained first: minutes, then they are kept") { board in
            board.learners += TrainedLearner.allCases.map(\.name).filter { !board.learners.contains($0) }
        },
        KeyBinding(
            "league-close", [.escape, .character("X"), .character("q")], section,
            help: "back to the table; from there: close the league", action: { model, _ in model.leaveLeague() }),
    ]

    /// Columns of the table, or steps of a pair.
    private static func move(_ id: String, _ keys: [Key], _ help: String, _ count: Int) -> KeyBinding<Model> {
        look(id, keys, help) { board, _ in
            if board.isOpen { board.scrub(by: count) } else { board.move(rows: 0, columns: count) }
        }
    }

    /// Changes what is seen.
    private static func look(
        _ id: String, _ keys: [Key], _ help: String,
        _ change: @escaping @Sendable (inout LeagueBoard, _ now: Double) -> Void
    ) -> KeyBinding<Model> {
        KeyBinding(
            "league-\(id)", keys, section, help: help,
            action: { model, _ in
                let now = model.now
                model.change(LeagueBoard.self) { change(&$0, now) }
                return []
            })
    }

    /// Changes what is played.
    private static func again(
        _ id: String, _ keys: [Key], _ help: String, _ change: @escaping @Sendable (inout LeagueBoard) -> Void
    ) -> KeyBinding<Model> {
        KeyBinding(
            "league-\(id)", keys, section, help: help, action: { model, _ in model.changeLeague(change) })
    }

    mutating func chooseGame(by count: Int) { game = ((game + count) % games.count + games.count) % games.count }
}
