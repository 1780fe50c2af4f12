import Games

/// Keys that a person chose.
extension KeyMap where Target == Model {
    /// These bindings with the keys of a file; what does not fit keeps its keys.
    ///
    /// - Parameter file: lines `id = key key`.
    /// - Returns: the keys, and a sentence on each line that does not count.
    package func rebound(by file: SettingLines) -> (keys: KeyMap, problems: [String]) {
        var problems = file.problems
        var wanted: [String: (line: SettingLines.Line, keys: [Key])] = [:]
        for line in file.lines {
            do throws(CommandError) {
                wanted[line.name] = (line, try keys(of: line))
            } catch {
                problems.append(file.problem(line, error.description))
            }
        }
        // What takes a key from another that keeps it gives way, which may free or claim keys of others in turn.
        while let conflict = conflict(wanted.mapValues(\.keys)) {
            guard let loser = wanted.removeValue(forKey: conflict.loser) else { break }
            let kept = binding(named: conflict.loser)?.keyText ?? ""
            problems.append(
                file.problem(
                    loser.line,
                    "\(conflict.key.text) is the key of \(conflict.owner) already; it keeps \(kept.isEmpty ? "none" : kept)"
                ))
        }
        let bindings = bindings.map { binding in wanted[binding.id].map { binding.with(keys: $0.keys) } ?? binding }
        return (KeyMap(bindings), problems)
    }

    private func binding(named id: String) -> KeyBinding<Model>? { bindings.first { $0.id == id } }

    private func keys(of line: SettingLines.Line) throws(CommandError) -> [Key] {
        guard let binding = binding(named: line.name) else {
            throw CommandError(
                "there is nothing of this name\(didYouMean(line.name, bindings.map(\.id))); metamapg list keys --json names all"
            )
        }
        var keys: [Key] = []
        for name in line.value.split(separator: " ") {
            guard let key = Key(named: String(name)) else {
                throw CommandError("\"\(name)\" is no key; expected such as x, Space, Enter, Up, F2, Ctrl-P or Alt-x")
            }
            guard !keys.contains(key) else { throw CommandError("\(key.text) is named twice") }
            keys.append(key)
        }
        let count = binding.phrases.count
        if count > 1, !keys.isEmpty, keys.count % count != 0 {
            throw CommandError(
                "expected \(count) keys (\(binding.phrases.prefix(3).joined(separator: ", "))), found \(keys.count)")
        }
        if keys.isEmpty, Self.indispensable.contains(binding.id) {
            throw CommandError("it cannot be without a key; it keeps \(binding.keyText)")
        }
        return keys
    }

    /// Without these one would be lost.
    private static var indispensable: Set<String> { ["quit", "help"] }

    /// A key that stands for two things in one context, of which the one that was rebound, and later in the table, gives
    /// way; nil if there is none.
    private func conflict(_ wanted: [String: [Key]]) -> (key: Key, owner: String, loser: String)? {
        var owners: [KeyContext: [Key: String]] = [:]
        for binding in bindings {
            for key in wanted[binding.id] ?? binding.keys {
                guard let owner = owners[binding.section.context]?[key] else {
                    owners[binding.section.context, default: [:]][key] = binding.id
                    continue
                }
                if wanted[binding.id] != nil { return (key, owner, binding.id) }
                if wanted[owner] != nil { return (key, binding.id, owner) }
            }
        }
        return nil
    }
}

extension KeyBinding {
    /// The same with other keys.
    func with(keys: [Key]) -> KeyBinding {
        KeyBinding(
            id, keys, section, takesCount: takesCount, label: label, help: help, phrases: phrases,
            unavailable: unavailable, action: action)
    }
}
