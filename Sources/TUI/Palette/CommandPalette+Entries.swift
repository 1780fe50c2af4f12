/// What the palette lists.
extension CommandPalette {
    /// A line of the list.
    struct Entry: Sendable {
        enum Action: Sendable {
            /// What a key does, and which of its keys.
            case key(KeyBinding<Model>, slot: Int)
            case command(Command, String)
            /// Something has to follow.
            case goOn
        }

        let title: String
        /// What it is; empty if the title says so.
        let help: String
        /// The keys that do it; empty if none does.
        let keys: String
        /// Why it cannot be done; nil if it can.
        var reason: String?
        let action: Action
        /// What is written where it is completed.
        let completion: String
        /// Another name by which it is found; empty for none.
        var alias = ""
        var score = 0
        /// Places of the letters that were typed in the title.
        var places: [Int] = []
    }

    /// The line under the cursor.
    func entry(_ model: Model) -> Entry? {
        let entries = entries(model)
        return entries.indices.contains(cursor) ? entries[cursor] : nil
    }

    /// All lines, the best first.
    func entries(_ model: Model) -> [Entry] {
        if let (command, argument) = command { return Self.entries(of: command, given: argument, model) }
        let named = CommandList.all.map { Self.entry(of: $0, model) }
        let query = text.split(separator: " ").joined(separator: " ")
        guard !query.isEmpty else { return named + Self.entriesOfKeys(model) }
        // What commands can be given is found without them: `lstm` finds `policy lstm`.
        let given = CommandList.all.filter { !$0.isOpen }.flatMap { command in
            command.candidates(model, "").map { Self.entry(of: command, given: $0, model) }
        }
        return Self.ranked(named + Self.entriesOfKeys(model) + given, query)
    }

    /// Why what is written is no command; nil if it may become one.
    func refusal(_ model: Model) -> String? {
        guard let (command, argument) = command else { return nil }
        return (command.unavailable(model) ?? command.check(model, argument)?.description)
    }

    /// The command that is written out, with what follows it.
    private var command: (Command, String)? {
        let line = text.drop { $0 == " " }
        guard let blank = line.firstIndex(of: " "), let command = CommandList.named(line[..<blank]) else { return nil }
        return (command, String(line[blank...].drop { $0 == " " }))
    }

    private static func entry(of command: Command, _ model: Model) -> Entry {
        Entry(
            title: "\(command.name) \(command.argument)", help: command.help, keys: keys(command, model),
            reason: command.unavailable(model), action: .goOn, completion: "\(command.name) ")
    }

    private static func entry(of command: Command, given candidate: Candidate, _ model: Model) -> Entry {
        let line = "\(command.name) \(candidate.text)"
        return Entry(
            title: line, help: candidate.remark, keys: "", reason: command.unavailable(model),
            action: candidate.goesOn ? .goOn : .command(command, candidate.text),
            completion: candidate.goesOn ? line + " " : line)
    }

    /// What a command can be given, the best first; what was typed itself, where it can be given other things.
    private static func entries(of command: Command, given argument: String, _ model: Model) -> [Entry] {
        let typed = argument.split(separator: " ").joined(separator: " ")
        let candidates = command.candidates(model, argument)
        let fitting = candidates.compactMap { candidate -> Entry? in
            guard let match = FuzzyMatch(typed, in: candidate.text) else { return nil }
            var entry = entry(of: command, given: candidate, model)
            entry.score = match.score + (candidate.text == typed ? 1000 : 0)
            entry.places = match.places.map { $0 + command.name.unicodeScalars.count + 1 }
            return entry
        }
        var entries = sorted(fitting)
        guard !typed.isEmpty, !candidates.contains(where: { $0.text == typed }) else { return entries }
        let refusal = command.check(model, typed)?.description
        // Also another way to write one of them.
        guard command.isOpen || refusal == nil else { return entries }
        var own = entry(of: command, given: Candidate(typed), model)
        own.reason = own.reason ?? refusal
        // What cannot be stands only where nothing better does.
        if refusal == nil { entries.insert(own, at: 0) } else if entries.isEmpty { entries.append(own) }
        return entries
    }

    /// What keys of the screen do.
    private static func entriesOfKeys(_ model: Model) -> [Entry] {
        var screen = model
        screen.dialog = nil
        return model.keys.bindings.filter { $0.section.context == .screen }.flatMap { binding in
            binding.phrases.enumerated().map { slot, phrase in
                let keys =
                    binding.phrases.count == 1
                    ? binding.keyText : binding.keys.indices.contains(slot) ? binding.keys[slot].text : ""
                return Entry(
                    title: phrase, help: "", keys: keys, reason: binding.unavailable(screen),
                    action: .key(binding, slot: slot), completion: phrase, alias: binding.id)
            }
        }
    }

    private static func keys(_ command: Command, _ model: Model) -> String {
        command.key.flatMap { id in model.keys.bindings.first { $0.id == id }?.keyText } ?? ""
    }

    /// What the same letters are worth less in another name than in the title.
    private static let aliasLoss = 12

    /// Those that have what was typed in their titles, then those that have its words in their help.
    private static func ranked(_ entries: [Entry], _ query: String) -> [Entry] {
        let words = query.lowercased().split(separator: " ")
        return sorted(
            entries.compactMap { entry in
                var entry = entry
                let match = FuzzyMatch(query, in: entry.title)
                let other = FuzzyMatch(query, in: entry.alias)
                if match != nil || other != nil {
                    entry.score = max(match?.score ?? 0, (other?.score ?? 0) - aliasLoss)
                    entry.places = match?.places ?? []
                } else {
                    let help = entry.help.lowercased()
                    guard words.allSatisfy({ help.contains($0) }) else { return nil }
                }
                return entry
            })
    }

    /// The best first; of equals the short ones, then those that came first.
    private static func sorted(_ entries: [Entry]) -> [Entry] {
        entries.enumerated().sorted { one, other in
            let (first, second) = (one.element, other.element)
            if first.score != second.score { return first.score > second.score }
            let (length, otherLength) = (first.title.count, second.title.count)
            return first.score > 0 && length != otherLength ? length < otherLength : one.offset < other.offset
        }.map(\.element)
    }
}
