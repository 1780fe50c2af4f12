import Training

/// What the keys of the options do.
extension Model {
    private var menu: OptionsMenu? { dialog as? OptionsMenu }

    /// Moves the cursor, among the lines or among the words of one.
    mutating func moveInOptions(by lines: Int) {
        guard let menu else { return }
        let row = menu.row(self)
        guard case .choosing(let place, let before) = menu.mode else {
            let last = OptionsMenu.rows(self).count - 1
            return change(OptionsMenu.self) { menu in
                guard menu.mode == .list else { return }
                menu.cursor = min(max(menu.cursor + lines, 0), last)
                menu.complaint = nil
            }
        }
        let words = row.words(self) ?? []
        let wanted = min(max(place + lines, 0), words.count - 1)
        change(OptionsMenu.self) { menu in
            menu.mode = .choosing(wanted, before: before)
            menu.complaint = nil
        }
        if case .look(let look) = row { look.choose(&self, words[wanted]) }
    }

    /// Goes over to the next word of a look, or the one before.
    mutating func turnOption(by step: Int) {
        guard let menu, menu.mode == .list else { return }
        let row = menu.row(self)
        switch row {
        case .look(let look):
            let words = look.words(self)
            let place = words.firstIndex(of: look.word(self)) ?? 0
            look.choose(&self, words[(place + step + words.count) % words.count])
        case .setting(let setting):
            let sentence = settingReason ?? "Enter changes \(setting.key), which begins another run"
            change(OptionsMenu.self) { $0.complaint = sentence }
        }
        needsFrame = true
    }

    /// Begins to change the line under the cursor, or makes the change.
    mutating func enterOption() -> [Effect] {
        guard let menu else { return [] }
        let row = menu.row(self)
        switch menu.mode {
        case .list:
            beginOption(row)
            return []
        case .choosing(let place, _):
            guard let word = row.words(self)?[place] else { return [] }
            guard case .setting(let setting) = row else {
                change(OptionsMenu.self) { $0.mode = .list }
                return []
            }
            return changeOption(setting, to: word)
        case .writing:
            guard case .setting(let setting) = row else { return [] }
            return changeOption(setting, to: menu.text.filter { $0 != " " })
        }
    }

    private mutating func beginOption(_ row: OptionsMenu.Row) {
        if case .setting = row, let reason = settingReason {
            return change(OptionsMenu.self) { $0.complaint = reason }
        }
        let now = row.word(self)
        let place = row.words(self).map { $0.firstIndex(of: now) ?? 0 }
        change(OptionsMenu.self) { menu in
            menu.mode = place.map { .choosing($0, before: now) } ?? .writing
            menu.text = place == nil ? now : ""
            menu.complaint = nil
        }
    }

    private mutating func changeOption(_ setting: Setting, to text: String) -> [Effect] {
        do throws(CommandError) {
            let effects = try changeSetting(setting.key, to: text)
            change(OptionsMenu.self) { ($0.mode, $0.text) = (.list, "") }
            return effects
        } catch {
            change(OptionsMenu.self) { $0.complaint = error.description }
            return []
        }
    }

    /// Drops a change that was begun; without one closes the options.
    mutating func leaveOption() -> [Effect] {
        guard let menu, menu.mode != .list else { return closeDialog() }
        menu.leave(&self)
        change(OptionsMenu.self) { ($0.mode, $0.text, $0.complaint) = (.list, "", nil) }
        return []
    }
}
