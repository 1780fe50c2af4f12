import Games

/// What files say, taken over at the start and whenever they are saved.
extension Model {
    /// Takes over what the files say when the dashboard starts.
    ///
    /// - Parameters:
    ///   - configuration: what they say.
    ///   - fixed: looks that were chosen on the command line, by their keys; they stay.
    package mutating func begin(_ configuration: ScreenConfiguration, fixed: Set<String> = []) {
        keeps = true
        for look in Look.all where fixed.contains(look.key) { given[look.key] = look.word(self) }
        if let kept = configuration.kept {
            // Nothing to complain of: a theme that was used last may be gone.
            for line in kept.lines {
                keptBefore[line.name] = line.value
                if !fixed.contains(line.name) { _ = takeLook(line) }
            }
        }
        take(configuration, fixed: fixed)
        needsFrame = true
    }

    /// Takes over what the files say now.
    mutating func take(_ configuration: ScreenConfiguration, fixed: Set<String> = []) {
        var problems = configuration.problems
        let (keys, refused) = defaultKeys.rebound(by: configuration.keys)
        self.keys = keys
        problems += refused
        takeThemes(configuration.themes)
        problems += configuration.themes.problems + takeLayouts(configuration.looks) + configuration.looks.problems
        var said: [String: String] = [:]
        for line in configuration.looks.lines where !line.name.hasPrefix(Self.layoutPrefix) {
            said[line.name] = line.value
            // What was chosen by keys since stays, unless the line has changed.
            guard !fixed.contains(line.name), saidLooks[line.name] != line.value else { continue }
            if let problem = takeLook(line) { problems.append(configuration.looks.problem(line, problem)) }
        }
        saidLooks = said
        // What was wrong before and still is was said before.
        for problem in problems where !knownProblems.contains(problem) { log(.warning, problem) }
        knownProblems = Set(problems)
        // Files say it themselves the next time.
        lastKept = kept
        needsFrame = true
    }

    /// Takes in what became of the files.
    mutating func take(_ news: ScreenFiles.News) {
        if let problem = news.problem { log(.warning, problem) }
        guard let configuration = news.configuration else { return }
        let before = knownProblems
        take(configuration)
        log(.info, "read again: themes, keys.conf and metamapg.conf")
        if !knownProblems.isEmpty, knownProblems == before { notify(.note, "read again; what was wrong still is") }
    }

    /// The theme that is used is drawn as its file has it now; one whose file cannot be read any longer stays.
    private mutating func takeThemes(_ store: ThemeStore) {
        themes = store
        if let theme = store.theme(named: theme.name) { self.theme = ResolvedTheme(theme, depth: self.theme.depth) }
    }

    /// Lines `layout.NAME = PANEL PANEL` are layouts of one's own.
    private mutating func takeLayouts(_ file: SettingLines) -> [String] {
        var problems: [String] = []
        let name = layoutName
        let wasOwn = !LayoutPreset.standard.contains { $0.name == name } && name != "own"
        layouts = LayoutPreset.standard
        for line in file.lines where line.name.hasPrefix(Self.layoutPrefix) {
            let own = String(line.name.dropFirst(Self.layoutPrefix.count))
            let words = line.value.split(separator: " ").map(String.init)
            let known = panels.ids.map(\.word)
            if let wrong = words.first(where: { !known.contains($0) }) {
                problems.append(
                    file.problem(
                        line,
                        "there is no panel \"\(wrong)\"\(didYouMean(wrong, known)); there are \(known.joined(separator: ", "))"
                    ))
            } else if own.isEmpty || words.isEmpty || layouts.contains(where: { $0.name == own }) {
                problems.append(file.problem(line, "expected a name of its own and one panel at least"))
            } else {
                layouts.append(LayoutPreset(own, panels: words))
            }
        }
        // One that is shown is arranged as it is written now.
        if wasOwn { useLayout(name) }
        return problems
    }

    private static let layoutPrefix = "layout."

    /// Takes over a look, or which panels are hidden.
    ///
    /// - Returns: what is wrong with the line; nil if nothing is.
    private mutating func takeLook(_ line: SettingLines.Line) -> String? {
        if line.name == "hide" {
            let words = line.value.split(separator: " ").map(String.init)
            let known = panels.ids.map(\.word)
            if let wrong = words.first(where: { !known.contains($0) }) {
                return
                    "there is no panel \"\(wrong)\"\(didYouMean(wrong, known)); there are \(known.joined(separator: ", "))"
            }
            hide(Set(panels.ids.filter { words.contains($0.word) }), saying: nil)
            return nil
        }
        guard let look = Look.named(line.name) else {
            let known = Look.all.map(\.key) + ["hide"]
            return
                "there is nothing of this name\(didYouMean(line.name, known)); there are \(known.joined(separator: ", "))"
                + " and layout.NAME"
        }
        let words = look.words(self)
        let number = Double(line.value)
        guard let word = words.first(where: { $0 == line.value || (number != nil && Double($0) == number) }) else {
            return Command.unknown(look.noun, line.value, words).description
        }
        if let reason = look.limit(self, word) { return reason }
        look.choose(&self, word)
        return nil
    }

    /// What is kept for the next time, as a file has it.
    var kept: String {
        let looks = Look.all.filter(\.isKept).compactMap { look in
            let word = look.word(self)
            // What was asked for on the command line is for that time only.
            return (given[look.key] == word ? keptBefore[look.key] : word).map { "\(look.key) = \($0)" }
        }
        let words = panels.ids.filter(hidden.contains).map(\.word)
        return ([Self.keptHead] + looks + ["hide = \(words.joined(separator: " "))"]).joined(separator: "\n") + "\n"
    }

    private static let keptHead =
        "# How the screen was left. Written by metamapg; what you want always belongs in metamapg.conf."

    /// Asks to keep what a key has changed, unless it is only tried.
    mutating func keep() -> [Effect] {
        guard keeps, (dialog as? OptionsMenu)?.isTrying != true else { return [] }
        let now = kept
        guard now != lastKept else { return [] }
        lastKept = now
        return [.keep(now)]
    }
}
