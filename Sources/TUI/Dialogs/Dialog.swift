/// A window over the panels that takes all keys: what it holds, what it draws, and its keys. A new one is a type like
/// this, an entry in `DialogList` and a key that opens it.
package protocol Dialog: Sendable {
    /// Where its keys apply, and under which heading they are listed.
    static var section: KeySection { get }
    /// Its own keys. Those that every dialog has (`DialogList.common`) are added where none of these takes their place.
    static var keys: [KeyBinding<Model>] { get }

    func draw(_ model: Model, into canvas: inout Canvas)
    /// What the key line says instead of the keys of the screen; nil to leave those.
    func keyLine(_ theme: ResolvedTheme) -> [Segment]?
    /// Does what a key stands for that follows from what is shown, before all keys of the tables; nil if it stands for
    /// nothing here.
    func press(_ key: Key, _ model: inout Model) -> [Effect]?
    /// What to do when it closes, whatever the reason.
    func closing() -> [Effect]
    /// Takes back what was only tried while it was open.
    func leave(_ model: inout Model)
    /// When it moves by itself, in seconds of the model's time; nil while it stands.
    var due: Double? { get }
    /// Moves by itself, as far as that is due.
    mutating func move(to now: Double)
}

extension Dialog {
    package func keyLine(_ theme: ResolvedTheme) -> [Segment]? { nil }
    package func press(_ key: Key, _ model: inout Model) -> [Effect]? { nil }
    package func closing() -> [Effect] { [] }
    package func leave(_ model: inout Model) {}
    package var due: Double? { nil }
    package mutating func move(to now: Double) {}
}

/// A dialog in which something is written. Characters go to its text, pasted ones too, unless it leaves them to its keys.
package protocol TextDialog: Dialog {
    var text: String { get set }
    /// Whether a character that is typed is text.
    func takes(_ scalar: Unicode.Scalar) -> Bool
    /// Called after each change of the text.
    mutating func textChanged()
    /// Changes what the screen shows behind it, by its text.
    func textChanged(in model: inout Model)
}

extension TextDialog {
    package func takes(_ scalar: Unicode.Scalar) -> Bool { true }
    package mutating func textChanged() {}
    package func textChanged(in model: inout Model) {}

    /// The longest text, in characters: more than anybody types, so that what is pasted stays small.
    static var longestText: Int { 200 }

    /// Changes the text as far as it may be changed.
    mutating func edit(_ change: (inout String) -> Void) {
        change(&text)
        text = String(text.prefix(Self.longestText))
        textChanged()
    }
}

/// Opening, changing and closing dialogs.
extension Model {
    /// Shows a dialog in the place of any other.
    mutating func open(_ next: some Dialog) -> [Effect] {
        let effects = closeDialog()
        dialog = next
        needsFrame = true
        return effects
    }

    /// Closes the dialog, if there is one.
    mutating func closeDialog() -> [Effect] {
        guard let closed = dialog else { return [] }
        dialog = nil
        needsFrame = true
        closed.leave(&self)
        return closed.closing()
    }

    /// Changes the dialog if it is of that type; otherwise nothing happens, as where an answer comes too late.
    mutating func change<Kind: Dialog>(_: Kind.Type, _ change: (inout Kind) -> Void) {
        guard var open = dialog as? Kind else { return }
        change(&open)
        dialog = open
        needsFrame = true
    }

    /// Lets the dialog move where that is due.
    mutating func moveDialog() {
        guard var open = dialog, let due = open.due, now >= due else { return }
        open.move(to: now)
        dialog = open
        needsFrame = true
    }

    /// Changes the text of the dialog; false if nothing can be written in it.
    @discardableResult mutating func editText(_ change: (inout String) -> Void) -> Bool {
        guard var open = dialog as? any TextDialog else { return false }
        open.edit(change)
        dialog = open
        open.textChanged(in: &self)
        needsFrame = true
        return true
    }
}
