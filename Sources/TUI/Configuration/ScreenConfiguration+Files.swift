import Games

extension ScreenConfiguration {
    /// The largest of these files, in bytes.
    private static let byteLimit = 65_536

    /// Reads what the files say. One that is not there says nothing; one that cannot be read is named.
    ///
    /// - Parameters:
    ///   - folders: where they lie.
    ///   - themes: the themes found.
    ///   - withKept: whether to read how the screen was left.
    /// - Returns: what they say.
    package static func load(_ folders: ScreenFolders, themes: ThemeStore, withKept: Bool) -> ScreenConfiguration {
        var problems: [String] = []
        func lines(_ path: String?) -> SettingLines {
            guard let path else { return SettingLines(nil, file: "") }
            let name = folders.name(path)
            do throws(PlainFile.Problem) {
                let data = try PlainFile.contents(path, limit: byteLimit)
                if let text = String(validating: data, as: UTF8.self) { return SettingLines(text, file: name) }
                problems.append("\(name): the text is not in UTF-8".visible)
            } catch {
                if error != .missing { problems.append("\(name): \(error)".visible) }
            }
            return SettingLines(nil, file: name)
        }
        var configuration = ScreenConfiguration(looks: lines(folders.looks), keys: lines(folders.keys), themes: themes)
        if withKept {
            let kept = lines(folders.kept)
            configuration.kept = kept
        }
        configuration.problems = problems
        return configuration
    }
}
