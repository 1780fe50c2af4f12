import Training

/// Asks what a branch of the run is to have other than the run: names and values in a line.
package struct BranchQuestion: TextDialog {
    package static let section = KeySection("In the question on a branch", KeyContext("branch"))

    package var text = ""

    package init() {}

    package static let keys: [KeyBinding<Model>] = [
        KeyBinding(
            "branch-begin", [.enter], section, help: "begin the branch; the run that it leaves is kept",
            action: { model, _ in model.beginBranch() }),
        KeyBinding(
            "branch-complete", [.tab], section, help: "complete the name of a setting",
            action: { model, _ in
                model.change(BranchQuestion.self) { $0.complete() }
                return []
            }),
    ]

    /// Completes the last word as far as all names agree that begin like it.
    mutating func complete() {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        // Every other word is a name.
        guard let last = words.last, !last.isEmpty, words.filter({ !$0.isEmpty }).count % 2 == 1 else { return }
        let names = RunRequest.changeable.filter { $0.hasPrefix(last) }
        guard var common = names.first else { return }
        for name in names.dropFirst() { common = String(zip(common, name).prefix { $0 == $1 }.map(\.0)) }
        edit { $0 = String($0.dropLast(last.count)) + common + (names.count == 1 ? " " : "") }
    }

    /// What the line makes of the run, in words: changes with what they were, or what is wrong.
    func remark(_ request: RunRequest, _ run: RunConfiguration) -> (text: String, isWrong: Bool) {
        guard text.contains(where: { $0 != " " }) else {
            return ("such as: outer-rate 1e-4 peers \(run.population.id)", false)
        }
        var changed = request
        do {
            try changed.change(by: text)
            let next = try changed.resolved()
            let changes = Setting.all.filter { $0.value(next) != $0.value(run) }
                .map { "\($0.key) \($0.value(next)) instead of \($0.value(run))" }
            let others = [
                (next.game.title, run.game.title), (next.peers, run.peers), (next.method.title, run.method.title),
                (next.policy.rawValue, run.policy.rawValue),
            ].filter { $0.0 != $0.1 }.map { "\($0.0) instead of \($0.1)" }
            let all = others + changes
            return (all.isEmpty ? "nothing would be different" : all.joined(separator: ", "), false)
        } catch {
            return ("\(error)", true)
        }
    }

    package func draw(_ model: Model, into canvas: inout Canvas) {
        guard let run = model.subject.run else { return }
        let theme = canvas.theme
        let width = min(max(canvas.width - 4, 0), 100)
        let (remark, isWrong) = remark(model.request, run)
        let lines = Text.wrapped(remark, max(width - 4, 1)).prefix(6)
        let keys =
            "Enter begins it, Tab completes, Esc closes. The run is kept; the branch goes on from update "
            + "\(model.snapshot.update) with its policy and optimisers."
        let foot = Text.wrapped(keys, max(width - 4, 1))
        let frame = canvas.area.centered(width: width, height: lines.count + foot.count + 5)
        canvas.inside(frame) { canvas in
            canvas.clear(canvas.area, theme[.text])
            canvas.box(theme[.borderFocus], title: "Branch", titleStyle: theme[.title], remark: run.name)
            let limit = max(canvas.width - 4, 0)
            let shown = String(text.suffix(max(limit - 3, 0)))
            canvas.write("> \(shown)_", theme[.highlight], column: 2, row: 1, limit: limit)
            for (row, line) in lines.enumerated() {
                canvas.write(line, theme[isWrong ? .warning : .text], column: 2, row: row + 2, limit: limit)
            }
            for (row, line) in foot.enumerated() {
                canvas.write(line, theme[.graphText], column: 2, row: lines.count + 3 + row, limit: limit)
            }
        }
    }
}
