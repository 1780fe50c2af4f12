import Training

/// Every look and every setting of the run. Looks change at once; a changed setting begins another run.
package struct OptionsMenu: TextDialog {
    package static let section = KeySection("In the options", KeyContext("options"))

    /// A line that can be chosen.
    enum Row: Sendable {
        case look(Look)
        case setting(Setting)
    }

    /// What is done with the line under the cursor.
    enum Mode: Sendable, Hashable {
        /// Nothing yet.
        case list
        /// One of its words is chosen; the cursor among them, and the word that holds if none is.
        case choosing(Int, before: String)
        /// A number is written.
        case writing
    }

    /// The line of the cursor.
    var cursor = 0
    var mode = Mode.list
    /// The number that is written.
    package var text = ""
    /// Why the last change was not made; nil if none was refused.
    package internal(set) var complaint: String?

    /// Whether a look is only tried.
    var isTrying: Bool { if case .choosing = mode { true } else { false } }

    package func takes(_ scalar: Unicode.Scalar) -> Bool { mode == .writing }

    package mutating func textChanged() {
        complaint = nil
        if mode != .writing { text = "" }
    }

    package func draw(_ model: Model, into canvas: inout Canvas) {
        OptionsView(menu: self, model: model).draw(into: &canvas)
    }

    /// A look that was only tried is as it was.
    package func leave(_ model: inout Model) {
        if case .choosing(_, let before) = mode, case .look(let look) = row(model) { look.choose(&model, before) }
    }

    /// All lines: looks, then settings where there is a run.
    static func rows(_ model: Model) -> [Row] {
        Look.all.map(Row.look) + (model.subject.run == nil ? [] : Setting.all.map(Row.setting))
    }

    func row(_ model: Model) -> Row {
        let rows = Self.rows(model)
        return rows[min(cursor, rows.count - 1)]
    }
}

extension OptionsMenu.Row {
    var key: String {
        switch self {
        case .look(let look): look.key
        case .setting(let setting): setting.key
        }
    }

    /// What it is now.
    func word(_ model: Model) -> String {
        switch self {
        case .look(let look): look.word(model)
        case .setting(let setting): model.subject.run.map { "\(setting.value($0))" } ?? ""
        }
    }

    /// What there is to choose from; nil if a number is written.
    func words(_ model: Model) -> [String]? {
        switch self {
        case .look(let look): look.words(model)
        case .setting(let setting): setting.words
        }
    }
}
