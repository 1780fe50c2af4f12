import Games

/// The themes that can be chosen, in the order in which `t` cycles through them. Read once; a value from then on.
package struct ThemeStore: Sendable {
    /// The themes found, each name once, those compiled in first.
    package private(set) var themes: [Theme] = BuiltInThemes.all
    /// A file that was left out.
    package struct LeftOut: Sendable, Hashable {
        package var path: String
        /// A sentence that names the file.
        package var reason: String
    }

    /// Files that describe no theme.
    package private(set) var leftOut: [LeftOut] = []
    /// What else was wrong, one sentence each.
    private var otherProblems: [String] = []

    /// Everything that was wrong, one sentence each.
    package var problems: [String] { otherProblems + leftOut.map(\.reason) }

    /// Only the themes compiled in.
    package static let builtIn = ThemeStore()

    /// Adds a theme; one of the same name gives way if it was compiled in, otherwise it stays.
    package mutating func add(_ theme: Theme) {
        guard let index = themes.firstIndex(where: { $0.name == theme.name }) else {
            themes.append(theme)
            return
        }
        if themes[index].path == nil { themes[index] = theme }
    }

    /// Adds the theme a file's text describes, or a sentence on why not.
    package mutating func add(text: String, name: String, path: String) {
        do {
            add(try Theme.parse(text, name: name, path: path))
        } catch {
            leaveOut(path, error.description)
        }
    }

    /// Notes that a file describes no theme.
    mutating func leaveOut(_ path: String, _ reason: String) {
        leftOut.append(LeftOut(path: path, reason: reason.visible))
    }

    /// Notes something wrong that is no theme's fault.
    mutating func report(_ problem: String) { otherProblems.append(problem.visible) }

    /// The theme with a name, a file name or a path; nil if there is none.
    package func theme(named name: String) -> Theme? {
        themes.first { $0.name == name || $0.path == name }
            ?? themes.first { "\($0.name).theme" == name || $0.path.map(Self.fileName) == name }
    }

    /// The theme that comes a number of places after another, around.
    package func theme(after name: String, by step: Int) -> Theme {
        let index = themes.firstIndex { $0.name == name } ?? 0
        let count = themes.count
        return themes[((index + step) % count + count) % count]
    }

    /// The last part of a path.
    static func fileName(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The last part of a path without `.theme`.
    static func stem(_ path: String) -> String {
        let name = fileName(path)
        return name.hasSuffix(".theme") ? String(name.dropLast(6)) : name
    }
}
