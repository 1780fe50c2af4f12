extension Model {
    /// Which keys apply now.
    package var context: KeyContext { dialog.map { type(of: $0).section.context } ?? .screen }

    /// Does what a key stands for.
    mutating func press(_ key: Key) -> [Effect] {
        var effects = settle()
        let context = self.context
        let isDigit = context == .screen && key.digit.map { noteDigit($0) } ?? false
        let pending = count
        if pending != nil, !isDigit {
            count = nil
            needsFrame = true
        }
        if let open = dialog, let own = open.press(key, &self) {
            needsFrame = true
            return effects + own
        }
        if let field = dialog as? any TextDialog, case .character(let scalar) = key, field.takes(scalar) {
            editText { $0.unicodeScalars.append(scalar) }
            return effects
        }
        // A nought that counts is none by itself.
        if isDigit, key.digit == 0 { return effects }
        guard let (binding, slot) = keys.binding(for: key, in: context) else { return effects }
        var press = Press(key: key, slot: slot)
        if binding.takesCount, let pending {
            press.count = pending.value
            view = pending.viewBefore
        }
        needsFrame = true
        if let reason = binding.unavailable(self) {
            notify(.note, "\(binding.keyText): \(reason)")
            return effects
        }
        flash = nil
        effects += binding.action(&self, press)
        keepScrollInRange()
        return effects
    }

    /// Pasted text is written where text is written, and means nothing elsewhere.
    mutating func paste(_ text: String) {
        editText { $0 += text }
    }

    /// A digit may begin or go on with a count, besides what else it does.
    ///
    /// - Returns: whether it does.
    private mutating func noteDigit(_ digit: Int) -> Bool {
        if digit == 0, count == nil { return false }
        let before = count?.viewBefore ?? view
        let value = min((count?.value ?? 0) * 10 + digit, PendingCount.largest)
        count = PendingCount(value: value, expiresAt: now + PendingCount.patience, viewBefore: before)
        needsFrame = true
        return true
    }
}
