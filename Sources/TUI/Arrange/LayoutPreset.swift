/// A choice of panels that has a name.
package struct LayoutPreset: Sendable, Hashable {
    /// One word.
    package let name: String
    /// The words of its panels; nil for all.
    package let panels: [String]?

    package init(_ name: String, panels: [String]?) {
        self.name = name
        self.panels = panels
    }

    func shows(_ panel: PanelID) -> Bool { panels?.contains(panel.word) ?? true }
}

extension LayoutPreset {
    /// Those that come with the program, in the order in which a key goes through them. A new one is an entry here.
    package static let standard = [
        LayoutPreset("all", panels: nil),
        LayoutPreset("learning", panels: ["reward", "gradient-terms", "events"]),
        LayoutPreset("behaviour", panels: ["policy", "adaptation", "game"]),
        LayoutPreset("chain", panels: ["reward", "policy", "adaptation"]),
        LayoutPreset("reward", panels: ["reward", "events"]),
    ]
}
