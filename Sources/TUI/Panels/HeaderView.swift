import Games
import Learning

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
        let run = model.configuration
        let chosen = model.switching?.request
        let isApplied = model.switching.map { $0.appliesAt == nil } ?? true
        func piece(_ now: String, _ next: String?, _ style: Style) -> Segment.Content {
            guard let next, next != now else { return .text(now, style) }
            return .text(next + (isApplied ? "..." : "?"), theme[.selected])
        }
        let isOtherGame = chosen.map { $0.game.name != model.request.game.name } ?? false
        let players = run.game.players == 2 ? "" : "\(run.game.players)"
        let id = "\(run.game.id.uppercased())\(players)"
        let game = piece(id, isOtherGame ? chosen?.game.name.uppercased() : nil, theme[.title])
        let current = run.singlePersona.map { "\(run.population.id)#\($0)" } ?? run.population.id
        let isOtherPeer = chosen.map { $0.population != model.request.population || isOtherGame } ?? false
        let peer = piece(current, isOtherPeer ? chosen?.population : nil, theme[.peer])
        let isOtherMethod = chosen.map { $0.algorithm != model.request.algorithm } ?? false
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
        let word = size == .compact || size == .single ? "" : "update "
        var stateStyle = theme[mark.role]
        stateStyle.attributes.insert(.bold)
        var segments = [Segment(mark.text, stateStyle, rank: 100)]
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

    /// Training and validation scores, seed and phase.
    private static func scores(_ model: Model, _ theme: ResolvedTheme, _ size: Layout.Size) -> [Segment] {
        let label = theme[.graphText]
        let history = model.history
        let smoothed = history.smoothed(model.view.smoothing)
        var train: [Segment.Content] = [
            .text("train ", label), .text(smoothed.map(number) ?? "--", theme[.meta]),
        ]
        let trainAlone = train
        if let latest = history.latest {
            train.append(.text(" (raw \(number(latest.score)))", label))
        }
        var segments = [Segment(train, short: trainAlone, rank: 50)]
        let isMeasured = model.configuration.validateEvery > 0
        let validation = history.lastMark.map { number($0.score) } ?? (isMeasured ? "--" : "n/m")
        segments.append(Segment([.text("val ", label), .text(validation, theme[.validation])], rank: 49))
        if let best = history.best {
            segments.append(
                Segment(
                    [
                        .text("best ", label), .text(number(best.score), theme[.validation]),
                        .text(" @\(best.update)", label),
                    ],
                    short: [.text("best ", label), .text(number(best.score), theme[.validation])], rank: 40))
        }
        if size != .compact {
            segments.append(
                Segment([.text("seed ", label), .text("\(model.configuration.seed)", theme[.text])], rank: 10))
        }
        if case .failed(let reason) = model.snapshot.state {
            segments.append(Segment(reason, theme[.error], short: Text.shortened(reason, 24), rank: 60))
        }
        let (phase, short) = phaseText(model)
        if !phase.isEmpty { segments.append(Segment(phase, theme[.text], short: short, rank: 30)) }
        return segments
    }

    private static func number(_ value: Double) -> String { Text.trimmed(value, 2) }

    /// The phase that ended last; the next one too when training stands still between them.
    private static func phaseText(_ model: Model) -> (long: String, short: String) {
        let phases = Phase.sequence(chainLength: model.configuration.chainLength)
        switch model.snapshot.state {
        case .waiting: return ("waiting for update 1", "waiting")
        case .done, .failed: return ("", "")
        case .running:
            let title = model.snapshot.phaseDone?.title ?? ""
            return (title, title)
        case .pausing, .paused, .stepping:
            let next =
                model.snapshot.phaseDone.flatMap { phases.firstIndex(of: $0) }.map { ($0 + 1) % phases.count } ?? 0
            let done = model.snapshot.phaseDone.map { "done \($0.title)  " } ?? ""
            return ("\(done)next \(phases[next].title)", "next \(phases[next].title)")
        }
    }

    /// What the process uses, and how the screen is drawn.
    private static func machine(_ model: Model, _ theme: ResolvedTheme) -> [Segment] {
        var segments: [Segment] = []
        if let usage = model.usageText { segments.append(Segment(usage, theme[.graphText], rank: 1)) }
        let looks = "\(theme.name)/\(theme.depth.rawValue)/\(model.symbols.rawValue)"
        segments.append(Segment(looks, theme[.graphText], rank: 2))
        return segments
    }

    /// The digits of the panels, the focused one reversed.
    private static func panelDigits(_ model: Model, _ theme: ResolvedTheme) -> Segment {
        var content: [Segment.Content] = []
        for panel in Panel.allCases {
            var style = theme[panel == model.view.focus ? .title : .graphText]
            if panel == model.view.focus { style.attributes.insert(.reverse) }
            content += [.text("\(panel.rawValue)", style), .text(" ", theme[.text])]
        }
        return Segment(content + [.text("?", theme[.graphText])], rank: 1)
    }
}

extension Model {
    /// CPU and memory in words; nil until known.
    var usageText: String? {
        usage.map { "cpu \(Text.fixed($0.cpu, 0))%  rss \(Text.bytes($0.memory))" }
    }
}
