import Training

/// Asks what a branch of the run is to have other than the run: names and values in a line.
package struct BranchQuestion: TextDialog {
    package static let section = KeySection("In the question on a branch", KeyContext("branch"))

    package var text = ""
    /// What the line means, or what is wrong with it.
    private(set) var remark: Remark

    struct Remark: Sendable {
        var text: String
        var isWrong = false
    }

    init(_ remark: Remark) { self.remark = remark }

    package static let keys: [KeyBinding<Model>] = [
        KeyBinding(
            "branch-begin", [.enter], section, help: "begin the branch; the run that it leaves is kept",
            action: { model, _ in model.beginBranch() }),
        KeyBinding(
            "branch-complete", [.tab], section, help: "complete the name of a setting",
            action: { model, _ in
                model.editText { $0 = BranchQuestion.completed($0) }
                return []
            }),
    ]

    /// A line whose last word is completed as far as all names agree that begin like it.
    private static func completed(_ text: String) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        // Every other word is a name.
        guard let last = words.last, !last.isEmpty, words.filter({ !$0.isEmpty }).count % 2 == 1 else { return text }
        let names = RunRequest.changeable.filter { $0.hasPrefix(last) }
        guard var common = names.first else { return text }
        for name in names.dropFirst() { common = String(zip(common, name).prefix { $0 == $1 }.map(\.0)) }
        return String(text.dropLast(last.count)) + common + (names.count == 1 ? " " : "")
    }

    /// Once for each change of the line, not for each frame: a population may have to be looked for.
    package func textChanged(in model: inout Model) {
        let remark = model.branchRemark(text)
        model.change(BranchQuestion.self) { $0.remark = remark }
    }

    package func draw(_ model: Model, into canvas: inout Canvas) {
        guard let run = model.subject.run else { return }
        let theme = canvas.theme
        let width = min(max(canvas.width - 4, 0), 100)
        let lines = Text.wrapped(remark.text, max(width - 4, 1)).prefix(6)
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
                canvas.write(line, theme[remark.isWrong ? .warning : .text], column: 2, row: row + 2, limit: limit)
            }
            for (row, line) in foot.enumerated() {
                canvas.write(line, theme[.graphText], column: 2, row: lines.count + 3 + row, limit: limit)
            }
        }
    }
}
