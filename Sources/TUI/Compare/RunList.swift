import Training

/// The list of saved runs to compare with, while it is open.
package struct RunList: TextDialog, Hashable {
    package static let section = KeySection("In the list of saved runs", KeyContext("compare"))

    /// The most runs that are drawn at once.
    package static let most = 5

    /// The runs of the game that is shown, the one worked on last first; nil while they are looked for.
    package internal(set) var runs: [SavedRun]?
    /// Only runs whose names contain this are listed.
    package var text = ""
    /// The line of the cursor, among those listed.
    package internal(set) var cursor = 0
    /// Folders of the runs chosen, in order.
    package internal(set) var chosen: [String]

    init(chosen: [String]) { self.chosen = chosen }

    /// The runs that pass the filter.
    package var listed: [SavedRun] {
        let wanted = text.lowercased()
        return (runs ?? []).filter { wanted.isEmpty || $0.name.lowercased().contains(wanted) }
    }

    /// The place of a run among those chosen; nil if it is not.
    func place(of run: SavedRun) -> Int? { chosen.firstIndex(of: run.path) }

    /// Space chooses.
    package func takes(_ scalar: Unicode.Scalar) -> Bool { scalar != " " }
    package mutating func textChanged() { move(to: 0) }

    package func draw(_ model: Model, into canvas: inout Canvas) { RunListView(list: self).draw(model, into: &canvas) }

    mutating func move(to line: Int) { cursor = min(max(line, 0), max(listed.count - 1, 0)) }
}
