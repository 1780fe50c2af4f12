import Games

extension Setting {
    /// Reads a value as a person types it: `yes` and `no` for what is on or off, else as on the command line. Whether it is
    /// allowed is checked where it is used.
    /// - Throws: `RequestError` if it is of another kind.
    package func value(of text: String) throws(RequestError) -> SettingValue {
        switch kind {
        case .word: return .word(text)
        case .whole:
            if let value = Int(text) { return .whole(value) }
            throw RequestError("\(key) must be a whole number, not \"\(text)\"", option: key)
        case .real:
            if let value = Double(text), value.isFinite { return .real(value) }
            throw RequestError("\(key) must be a number, not \"\(text)\"", option: key)
        case .seed:
            if let value = UInt64(text) { return .seed(value) }
            throw RequestError("\(key) must be a whole number from 0 on, not \"\(text)\"", option: key)
        case .flag:
            switch text {
            case "yes", "on", "true": return .flag(true)
            case "no", "off", "false": return .flag(false)
            default: throw RequestError("\(key) must be yes or no, not \"\(text)\"", option: key)
            }
        }
    }
}

extension RunRequest {
    /// Names of all that can be changed by `change`.
    package static let changeable = ["game", "peers", "algorithm", "policy"] + Setting.all.map(\.key)

    /// Changes one thing, as a person names it.
    /// - Parameters:
    ///   - name: One of `changeable`.
    ///   - text: Its value.
    /// - Throws: `RequestError` if there is no such thing, or none of that value's kind. Whether it is allowed with all
    ///   the rest, `resolved` says.
    package mutating func change(_ name: String, to text: String) throws(RequestError) {
        switch name {
        case "game":
            game = .catalogue(name: text, players: nil)
            population = game.usualPopulation ?? population
            team = nil
        case "peers":
            population = text
            team = nil
        case "algorithm": algorithm = text
        case "policy": policy = text
        default:
            guard let setting = Setting.named(name) else {
                throw RequestError("there is no setting \"\(name)\"\(didYouMean(name, Self.changeable))")
            }
            overrides[name] = try setting.value(of: text)
        }
    }

    /// Changes what a line names, such as `outer-rate 1e-4 peers rock`.
    /// - Throws: `RequestError`; nothing has changed then.
    package mutating func change(by line: String) throws(RequestError) {
        let words = line.split { $0 == " " || $0 == "=" || $0 == "," }.map(String.init)
        var changed = self
        for index in stride(from: 0, to: words.count, by: 2) {
            guard index + 1 < words.count else {
                guard Self.changeable.contains(words[index]) else {
                    throw RequestError(
                        "there is no setting \"\(words[index])\"\(didYouMean(words[index], Self.changeable))")
                }
                throw RequestError("\(words[index]) needs a value", option: words[index])
            }
            try changed.change(words[index], to: words[index + 1])
        }
        self = changed
    }
}
