import Cells
import Scales
import Training

extension PanelID {
    package static let gradient = PanelID("Gradient terms")
}

/// How large the terms of the meta-gradient are, how they point, and how their shares moved.
struct GradientPanel: PanelView {
    private static let names = ["c current policy", "o own learning", "p peer learning"]
    private static let roles: [Role] = [.termCurrent, .termOwn, .termPeer]

    let id = PanelID.gradient
    let title = "Gradient terms"
    let frame = Role.gradientBox
    let place = PanelPlace()

    func remark(_ scene: Scene, _ size: PanelSize) -> String {
        [measuredBefore(scene.subject), measured(scene).map { "@\($0.update)" }].compactMap(\.self)
            .joined(separator: "  ")
    }

    /// What is done to the chains' gradients first of all that changes where they point together, or else their lengths:
    /// terms are measured before it. Nil if nothing is.
    private func measuredBefore(_ subject: Subject) -> String? {
        guard let run = subject.run else { return nil }
        if run.projectsConflicts { return "before projection" }
        if run.whitening > 0 { return "before whitening" }
        return run.clip > 0 ? "before clipping" : nil
    }

    /// The measurement that is looked at; nil if there is none.
    func measured(_ scene: Scene) -> History.Terms? {
        scene.view.inspection.map { scene.history.terms(until: $0.update) } ?? scene.history.terms.last
    }

    func draw(_ scene: Scene, into canvas: inout Canvas) {
        let theme = canvas.theme
        let measured = measured(scene)?.terms
        let shares = measured.map(TermShares.init)
        let label = theme[.graphText]
        canvas.write("term              |g|  share", label, column: 1, row: 0)
        for term in 0..<3 {
            let row = term + 1
            let style = theme[Self.roles[term]]
            canvas.write(Self.names[term], style, column: 1, row: row)
            if scene.view.inspection != nil, let norm = shares?.norms[term] {
                // In full, in the place of everything else where there is no room for both.
                let text = Digits.full(of: [norm]).trimmed(norm)
                canvas.writeRight(text, theme[.text], before: canvas.width - 1, row: row)
                guard canvas.width >= 29 + 2 + CellWidth.of(text) + 1 else { continue }
            }
            let norm = shares.map { $0.norms[term].map { Text.magnitude($0) } ?? "n/a" } ?? missing(scene, term)
            canvas.writeRight(norm, shares?.norms[term] == nil ? theme[.inactive] : theme[.text], before: 22, row: row)
            guard let share = shares?.share(term) else { continue }
            canvas.writeRight(shares?.text(term) ?? "", theme[.text], before: 29, row: row)
            if scene.view.inspection == nil {
                canvas.bar(share, style, column: 31, row: row, length: canvas.width - 32)
            }
        }
        drawSums(scene, shares, row: 4, into: &canvas)
        drawCosines(measured, scene, row: 5, into: &canvas)
        drawHistory(scene, from: canvas.height >= 11 ? 7 : 6, into: &canvas)
    }

    /// What a term without a measurement reads: not applicable, or not measured.
    private func missing(_ scene: Scene, _ term: Int) -> String {
        let terms = scene.subject.method.outer.terms
        let exists = [true, terms.contains(.own), terms.contains(.peer)]
        return exists[term] ? "n/m" : "n/a"
    }

    private func drawSums(_ scene: Scene, _ shares: TermShares?, row: Int, into canvas: inout Canvas) {
        let theme = canvas.theme
        let every = scene.subject.run?.termsEvery ?? 0
        var segments = [
            Segment(
                [
                    .text("sum ", theme[.graphText]),
                    .text(shares.map { Text.magnitude($0.sum) } ?? "n/m", theme[shares == nil ? .inactive : .text]),
                ], rank: 9),
            Segment(every > 0 ? "every \(every) updates" : "measuring is off", theme[.graphText], rank: 1),
        ]
        if let latest = scene.history.latest {
            let isClipped = latest.clippedChains > 0
            segments.append(
                Segment(
                    "clipped \(latest.clippedChains)/\(scene.subject.chains)",
                    theme[isClipped ? .warning : .graphText], rank: 5))
        }
        canvas.write(segments, column: 1, row: row, width: canvas.width - 2)
    }

    private func drawCosines(_ terms: GradientTerms?, _ scene: Scene, row: Int, into canvas: inout Canvas) {
        let theme = canvas.theme
        canvas.write("cosine", theme[.graphText], column: 1, row: row)
        let (hasOwn, hasPeer) = (missing(scene, 1) != "n/a", missing(scene, 2) != "n/a")
        let entries = [
            ("c.o", terms?.cosineCurrentOwn, hasOwn), ("c.p", terms?.cosineCurrentPeer, hasPeer),
            ("o.p", terms?.cosineOwnPeer, hasOwn && hasPeer),
        ]
        let step = min(max((canvas.width - 9) / 3, 9), 13)
        for (index, entry) in entries.enumerated() {
            let column = 9 + index * step
            let text = terms == nil && entry.2 ? "n/m" : Self.cosine(entry.1, entry.2)
            canvas.write(entry.0, theme[.graphText], column: column, row: row)
            canvas.write(text, theme[entry.1 == nil ? .inactive : .text], column: column + 4, row: row)
        }
    }

    /// A cosine with its sign; `n/a` if a term is lacking, `--` if one is zero.
    static func cosine(_ value: Double?, _ exists: Bool) -> String {
        guard exists else { return "n/a" }
        guard let value else { return "--" }
        let text = Text.trimmed(value, 2)
        return text.hasPrefix("-") ? text : "+\(text)"
    }

    /// The shares along the updates that charts show, the one under the cursor marked.
    private func drawHistory(_ scene: Scene, from row: Int, into canvas: inout Canvas) {
        let (window, terms) = (scene.shownUpdates, scene.history.terms)
        // Who follows the latest sees those that have room, be they shown in the charts or not.
        let low = scene.view.window.width == nil ? 0 : window.low
        let high = scene.view.window.end == nil ? Int.max : window.high
        let places = (0..<terms.count).filter { terms[$0].update >= low && terms[$0].update <= high }
            .suffix(max(canvas.width - 4, 0))
        let count = places.count
        guard count > 0 else { return }
        let shown = places.map { TermShares(terms[$0].terms) }
        let isLatest = places.last == terms.count - 1
        let first = terms[places[places.startIndex]].update
        let last = terms[places[places.endIndex - 1]].update
        canvas.write(
            isLatest ? "share, last \(count) measurements" : "share, updates \(first)-\(last)",
            canvas.theme[.graphText], column: 1, row: row)
        if let update = scene.view.inspection?.update,
            let column = places.lastIndex(where: { terms[$0].update <= update })
        {
            canvas.put(
                canvas.symbols == .ascii ? "^" : "┴", canvas.theme[.highlight], column: 3 + column - places.startIndex,
                row: row + 4)
        }
        for (term, name) in ["c", "o", "p"].enumerated() {
            let style = canvas.theme[Self.roles[term]]
            canvas.write(name, style, column: 1, row: row + 1 + term)
            canvas.sparkline(shown.map { $0.share(term) }, style, column: 3, row: row + 1 + term)
        }
        guard canvas.height >= row + 7 else { return }
        let largest = shown.map(\.sum).filter(\.isFinite).max() ?? 0
        canvas.write(
            "summed norms, up to \(Text.magnitude(largest))", canvas.theme[.graphText], column: 1, row: row + 5)
        canvas.write("s", canvas.theme[.text], column: 1, row: row + 6)
        canvas.sparkline(
            shown.map { largest > 0 ? $0.sum / largest : nil }, canvas.theme[.text], column: 3, row: row + 6)
    }

    func summary(_ scene: Scene, _ theme: ResolvedTheme, room: Int) -> [Segment] {
        guard let measured = scene.history.terms.last else { return [Segment("grad n/m", theme[.inactive], rank: 2)] }
        let shares = TermShares(measured.terms)
        let cosine = Self.cosine(measured.terms.cosineCurrentPeer, measured.terms.peer != nil)
        return [
            Segment("grad c \(shares.text(0)) o \(shares.text(1)) p \(shares.text(2))", theme[.text], rank: 2),
            Segment("cos c.p \(cosine)", theme[.text], rank: 1),
        ]
    }

    func readout(_ scene: Scene) -> Readout? {
        guard let measured = measured(scene) else { return nil }
        let terms = measured.terms
        let norms = [terms.current, terms.own, terms.peer]
        let digits = Digits.full(of: norms.compactMap(\.self))
        var entries = norms.enumerated().map { index, norm in
            Readout.Entry(Self.names[index], norm.map { digits.trimmed($0) } ?? "n/a", Self.roles[index])
        }
        let cosines = [
            ("cosine c.o", terms.cosineCurrentOwn), ("cosine c.p", terms.cosineCurrentPeer),
            ("cosine o.p", terms.cosineOwnPeer),
        ]
        for (name, cosine) in cosines {
            guard let cosine else { continue }
            entries.append(.init(name, Digits(from: -1, to: 1, significant: 9).trimmed(cosine)))
        }
        return Readout("update \(measured.update)", entries)
    }
}
