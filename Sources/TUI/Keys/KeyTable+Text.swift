extension KeyTable {
    /// A row of the table without what it does to the model, for `metamapg list keys`.
    package struct Row: Sendable, Hashable, Codable {
        package var id: String
        package var keys: String
        package var section: String
        package var takesCount: Bool
        package var help: String
    }

    package static let rows: [Row] = bindings.map { binding in
        Row(
            id: binding.id, keys: binding.keyText, section: binding.section.title, takesCount: binding.takesCount,
            help: binding.help)
    }

    /// The keys of the panels as a Markdown table, for the README between `<!-- keys -->` and `<!-- /keys -->`.
    package static let markdown: String = {
        var lines = ["| Keys | Action |", "|---|---|"]
        for binding in bindings where binding.section.context == .screen {
            let isRange = binding.keyText.contains("-") && binding.keys.count > 3
            let keys = isRange ? [binding.keyText] : binding.keys.map(\.text)
            lines.append("| \(keys.map { "`\($0)`" }.joined(separator: " ")) | \(binding.help) |")
        }
        return lines.joined(separator: "\n")
    }()

    /// The binding of a key in a context, and which of its keys it is.
    package static func binding(for key: Key, in context: KeyContext) -> (binding: KeyBinding<Model>, slot: Int)? {
        standard.binding(for: key, in: context)
    }
}
