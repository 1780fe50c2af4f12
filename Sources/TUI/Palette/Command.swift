/// Why a command was not run, as a sentence.
package struct CommandError: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}

/// What a command can be given.
struct Candidate: Sendable, Hashable {
    /// All that follows the command's name.
    let text: String
    /// What that is, in a few words; empty if it is plain.
    let remark: String
    /// Whether something has to follow it.
    let goesOn: Bool

    init(_ text: String, _ remark: String = "", goesOn: Bool = false) {
        self.text = text
        self.remark = remark
        self.goesOn = goesOn
    }
}

/// A command that is given something, such as `step 50`. What keys do without is in their tables (`KeyBinding`). A new one
/// is an entry of `CommandList`.
struct Command: Sendable {
    /// What is typed, one word.
    let name: String
    /// What follows it, such as `NAME`.
    let argument: String
    /// What it does, in a sentence's beginning.
    let help: String
    /// The id of the keys that do nearly the same; nil for none.
    let key: String?
    /// Why it can do nothing now; nil if it can.
    let unavailable: @Sendable (Model) -> String?
    /// What it can be given, after this much was typed.
    let candidates: @Sendable (Model, String) -> [Candidate]
    /// Whether it can be given other things besides these.
    let isOpen: Bool
    /// Does it.
    /// - Throws: `CommandError` if it was given what it cannot use; then nothing is changed.
    let run: @Sendable (inout Model, String) throws(CommandError) -> [Effect]
    /// What is wrong with what was typed, as far as that can be told at once.
    let check: @Sendable (Model, String) -> CommandError?

    init(
        _ name: String, _ argument: String, help: String, key: String? = nil, isOpen: Bool = false,
        unavailable: @escaping @Sendable (Model) -> String? = { _ in nil },
        candidates: @escaping @Sendable (Model, String) -> [Candidate],
        check: @escaping @Sendable (Model, String) -> CommandError?,
        run: @escaping @Sendable (inout Model, String) throws(CommandError) -> [Effect]
    ) {
        (self.name, self.argument, self.help, self.key, self.isOpen) = (name, argument, help, key, isOpen)
        self.unavailable = unavailable
        self.candidates = candidates
        self.check = check
        self.run = run
    }

    /// A command that is given one of some words: `noun` says what they are, and `choose` is called with one of them.
    static func choice(
        _ name: String, of noun: String, help: String, key: String? = nil,
        unavailable: @escaping @Sendable (Model) -> String? = { _ in nil },
        words: @escaping @Sendable (Model) -> [Candidate],
        choose: @escaping @Sendable (inout Model, String) throws(CommandError) -> [Effect]
    ) -> Command {
        /// The word that is meant; `.90` means the number `.9`.
        @Sendable func word(_ model: Model, _ text: String) -> String? {
            let known = words(model).map(\.text)
            if known.contains(text) { return text }
            return Double(text).flatMap { number in known.first { Double($0) == number } }
        }
        @Sendable func refusal(_ model: Model, _ text: String) -> CommandError? {
            word(model, text) == nil ? unknown(noun, text, words(model).map(\.text)) : nil
        }
        return Command(
            name, "NAME", help: help, key: key, unavailable: unavailable, candidates: { model, _ in words(model) },
            check: refusal,
            run: { (model, text) throws(CommandError) in
                guard let word = word(model, text) else { throw unknown(noun, text, words(model).map(\.text)) }
                return try choose(&model, word)
            })
    }

    /// A command that is given a whole number: `noun` says what it is, such as `a number of updates`, and `suggestions`
    /// are some that may be wanted.
    static func number(
        _ name: String, _ noun: String, help: String, key: String? = nil,
        unavailable: @escaping @Sendable (Model) -> String? = { _ in nil },
        range: @escaping @Sendable (Model) -> ClosedRange<Int>,
        suggestions: [Int], run: @escaping @Sendable (inout Model, Int) -> [Effect]
    ) -> Command {
        @Sendable func number(_ model: Model, _ text: String) throws(CommandError) -> Int {
            let range = range(model)
            guard let number = Int(text), range.contains(number) else {
                throw CommandError(
                    "\(name) takes \(noun), \(range.lowerBound) to \(range.upperBound)"
                        + (text.isEmpty ? "" : ", not \"\(text)\""))
            }
            return number
        }
        return Command(
            name, "N", help: help, key: key, isOpen: true, unavailable: unavailable,
            candidates: { model, _ in suggestions.filter(range(model).contains).map { Candidate("\($0)") } },
            check: { model, text in
                do throws(CommandError) {
                    _ = try number(model, text)
                    return nil
                } catch { return error }
            },
            run: { (model, text) throws(CommandError) in run(&model, try number(model, text)) })
    }
}
