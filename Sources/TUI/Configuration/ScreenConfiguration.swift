/// What files say of the screen: `metamapg.conf`, `keys.conf` and themes.
package struct ScreenConfiguration: Sendable {
    /// Looks and layouts, as a person wrote them.
    package var looks: SettingLines
    package var keys: SettingLines
    package var themes: ThemeStore
    /// Looks and hidden panels as they were left the last time; nil where that does not matter.
    package var kept: SettingLines?
    /// Files that cannot be read, one sentence each.
    package var problems: [String] = []

    package init(
        looks: SettingLines, keys: SettingLines, themes: ThemeStore, kept: SettingLines? = nil, problems: [String] = []
    ) {
        self.looks = looks
        self.keys = keys
        self.themes = themes
        self.kept = kept
        self.problems = problems
    }
}
