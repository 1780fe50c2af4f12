/// Bindings, and which of them a key stands for.
package struct KeyMap<Target>: Sendable {
    package let bindings: [KeyBinding<Target>]
    private let places: [Place: (index: Int, slot: Int)]

    private struct Place: Hashable {
        var key: Key
        var context: KeyContext
    }

    /// - Parameter bindings: of those that share a key in a context the first has it.
    package init(_ bindings: [KeyBinding<Target>]) {
        self.bindings = bindings
        var places: [Place: (index: Int, slot: Int)] = [:]
        for (index, binding) in bindings.enumerated() {
            for (slot, key) in binding.keys.enumerated() {
                let place = Place(key: key, context: binding.section.context)
                // A person may give several keys to each of the things that its keys do.
                let slot = binding.phrases.count > 1 ? slot % binding.phrases.count : slot
                if places[place] == nil { places[place] = (index, slot) }
            }
        }
        self.places = places
    }

    /// The keys of a binding in words, as they are now; empty if there is none of that name.
    package func text(of id: String) -> String { bindings.first { $0.id == id }?.keyText ?? "" }

    /// The first keys of some bindings in words.
    package func firstKeys(of ids: [String]) -> String {
        ids.compactMap { id in bindings.first { $0.id == id }?.keys.first?.text }.joined(separator: " ")
    }

    /// The binding of a key in a context, and which of its keys it is.
    package func binding(for key: Key, in context: KeyContext) -> (binding: KeyBinding<Target>, slot: Int)? {
        guard let place = places[Place(key: key, context: context)] else { return nil }
        return (bindings[place.index], place.slot)
    }
}
