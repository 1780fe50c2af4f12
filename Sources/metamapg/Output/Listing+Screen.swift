import TUI

extension Listing {
    /// The themes found, and the files that are none with the reason.
    static func themes(in store: ThemeStore) -> Listing {
        var listing = Listing()
        for theme in store.themes {
            listing.append(
                [theme.name, theme.path ?? "built in"],
                [("name", .string(theme.name)), ("path", theme.path.map(JSON.string) ?? .null)])
        }
        for file in store.leftOut {
            listing.append(
                note: "Left out: \(file.reason)",
                [("path", .string(file.path)), ("leftOut", .string(file.reason))])
        }
        return listing
    }

    /// What every key does.
    static func keys() -> Listing {
        var listing = Listing()
        for binding in KeyTable.bindings {
            listing.append(
                [binding.keyText, binding.help],
                [
                    ("id", .string(binding.id)), ("keys", .strings(binding.keys.map(\.text))),
                    ("section", .string(binding.section.title)), ("takesCount", .bool(binding.takesCount)),
                    ("help", .string(binding.help)),
                ])
        }
        return listing
    }
}
