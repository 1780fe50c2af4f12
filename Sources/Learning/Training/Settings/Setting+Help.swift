import Engine

extension Setting {
    /// What help says: what it is, what it can be and what it is by default.
    package var help: String {
        let lead: String =
            switch kind {
            case .word: "\(summary): \(choices)"
            case .whole, .real, .seed: "\(summary), \(choices)"
            case .flag: summary
            }
        return "\(lead) (default \(defaultText()))."
    }

    /// What it can be, such as `1 to 64`, `0 for none, up to 1000` or `dice or baselined`.
    package var choices: String {
        switch kind {
        case .word(let words): "\(words.dropLast().joined(separator: ", ")) or \(words.last ?? "")"
        case .whole(let range): numbers("\(range.lowerBound)", "\(range.upperBound)")
        case .real(let range):
            numbers("\(SettingValue.real(range.lowerBound))", "\(SettingValue.real(range.upperBound))")
        case .flag: "yes or no"
        case .seed: numbers("0", "\(UInt64.max)")
        }
    }

    private func numbers(_ lowest: String, _ highest: String) -> String {
        zero.map { "0 \($0), up to \(highest)" } ?? "\(lowest) to \(highest)"
    }
}
