import Engine
import Games

/// The first lines: what is trained, how far it is, how well it does.
enum HeaderView {
    static func draw(_ model: Model, size: Layout.Size, into canvas: inout Canvas) {
        let width = canvas.width - 2
        let theme = canvas.theme
        let right: [Segment] =
            size == .compact || size == .single ? [] : [Segment("?:help", theme[.graphText], rank: 0)]
        let room = width - (right.isEmpty ? 0 : 8)
        canvas.write(run(model, theme) + progress(model, theme, size), column: 1, row: 0, width: room)
        canvas.write(right, column: canvas.width - 7, row: 0, width: 6)
        guard canvas.height > 1 else { return }
        let machine = size == .compact ? [panelDigits(model, theme)] : machine(model, theme)
        let taken = Canvas.width(of: machine)
        canvas.write(machine, column: max(canvas.width - 1 - taken, 1), row: 1, width: width)
        canvas.write(scores(model, theme, size), column: 1, row: 1, width: width - taken - 2)
    }

    /// Game, peers and algorithm, as chosen; a choice that does not count yet is marked.
    private static func run(_ model: Model, _ theme: ResolvedTheme) -> [Segment] {
        let run = model.subject
        let chosen = model.switching?.request
        let isApplied = model.switching.map { $0.appliesAt == nil } ?? true
        func piece(_ now: String, _ next: String?, _ style: Style) -> Segment.Content {
            guard let next else { return .text(now, style) }
            return .text(next + (isApplied ? "..." : "?"), theme[.selected])
        }
        let isOtherGame = chosen.map { $0.game.name != run.game.id } ?? false
        let players = run.game.players == 2 ? "" : "\(run.game.players)"
        let id = "\(run.game.id.uppercased())\(players)"
        let game = piece(id, isOtherGame ? chosen?.game.name.uppercased() : nil, theme[.title])
        let current = run.peers
        let isOtherPeer = chosen.map { $0.population != current || isOtherGame } ?? false
        let peer = piece(current, isOtherPeer ? chosen?.population : nil, theme[.peer])
        let isOtherMethod = chosen.map { $0.algorithm != run.method.id } ?? false
        let method = piece(
            run.method.title,
            isOtherMethod ? chosen.flatMap { Method.named($0.algorithm)?.title ?? $0.algorithm } : nil, theme[.meta])
        let label = theme[.graphText]
        let count = model.snapshot.trainingPersonas
        return [
            Segment([game], rank: 90),
            Segment(
                [.text("peers: ", label), peer] + (count > 0 ? [.text(" (train \(count))", label)] : []),
                short: [.text("peers: ", label), peer], rank: chosen == nil ? 20 : 85),
            Segment(
                [method, .text(" \(run.policy.rawValue) L=\(run.chainLength)", label)], short: [method],
                rank: chosen == nil ? 30 : 84),
        ]
    }

    /// State, progress, rate and time left.
    private static func progress(_ model: Model, _ theme: ResolvedTheme, _ size: Layout.Size) -> [Segment] {
        let snapshot = model.snapshot
        let mark = StateMark(snapshot.state)
        let label = theme[.graphText]
        let word = size == .compact || size == .single ? "" : "\(model.subject.step) "
        var stateStyle = theme[mark.role]
        stateStyle.attributes.insert(.bold)
        var segments = [Segment(mark.text, stateStyle, rank: 100)]
        if model.isAttached { segments.append(Segment("attached", theme[.info], rank: 95, isTight: true)) }
        if let target = snapshot.targetUpdates, target > 0 {
            let share = Double(snapshot.update) / Double(target)
            segments.append(
                Segment(
                    [.text(word, label), .text("\(snapshot.update)/\(target)", theme[.text])],
                    short: [.text("\(snapshot.update)/\(target)", theme[.text])], rank: 80, shortRank: 5))
            segments.append(Segment([.progress(share, 12)], short: [.progress(share, 8)], rank: 10, isTight: true))
            segments.append(
                Segment(
                    "\(Text.percent(share, 1))%", theme[.text], short: "\(Text.percent(share))%", rank: 15,
                    isTight: true))
        } else {
            segments.append(
                Segment(
                    [.text(word, label), .text("\(snapshot.update)", theme[.text])],
                    short: [.text("\(snapshot.update)", theme[.text])], rank: 80))
        }
        if let silence = model.silence {
            segments.append(Segment("last \(Text.duration(silence)) ago", theme[.warning], rank: 70))
        } else if model.isRunning {
            segments.append(Segment("\(model.pace.rate.map(Text.rate) ?? "--")/s", theme[.text], rank: 60))
        }
        if let limit = snapshot.throttle {
            segments.append(Segment("slowed \(Text.trimmed(limit, limit < 1 ? 1 : 0))/s", theme[.paused], rank: 50))
        }
        if model.isRunning, let target = snapshot.targetUpdates {
            let left = model.pace.eta(to: target).map(Text.duration) ?? "--"
            segments.append(Segment([.text("ETA ", label), .text(left, theme[.text])], rank: 55))
        }
        return segments
    }
}

extension Model {
    /// CPU and memory in words; nil until known.
    var usageText: String? {
        // Not every system says how much memory is held.
        usage.map { "cpu \(Text.fixed($0.cpu, 0))%" + ($0.memory > 0 ? "  rss \(Text.bytes($0.memory))" : "") }
    }
}
