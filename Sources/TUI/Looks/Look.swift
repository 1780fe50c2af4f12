import Training

/// Something about the screen that can be chosen, whatever is trained: all that palette, options and files know of it.
package struct Look: Sendable {
    /// One word, by which commands and files call it.
    package let key: String
    /// What one of its words is called in sentences.
    let noun: String
    /// What it is, in a sentence's beginning.
    let summary: String
    /// The id of the keys that change it; nil for none.
    let binding: String?
    /// Whether it is kept for the next time: what belongs to a person, not to a terminal.
    let isKept: Bool
    /// Why a file cannot ask for one of the words here; nil if it can.
    let limit: @Sendable (Model, String) -> String?
    /// What can be chosen, in order.
    let words: @Sendable (Model) -> [String]
    /// What is chosen.
    let word: @Sendable (Model) -> String
    /// Chooses one of the words.
    let choose: @Sendable (inout Model, String) -> Void

    init(
        _ key: String, _ noun: String, _ summary: String, binding: String? = nil,
        isKept: Bool = true, limit: @escaping @Sendable (Model, String) -> String? = { _, _ in nil },
        words: @escaping @Sendable (Model) -> [String], word: @escaping @Sendable (Model) -> String,
        choose: @escaping @Sendable (inout Model, String) -> Void
    ) {
        (self.key, self.noun, self.summary, self.binding) = (key, noun, summary, binding)
        (self.isKept, self.limit) = (isKept, limit)
        self.words = words
        self.word = word
        self.choose = choose
    }
}

extension Look {
    /// All looks. A new one is an entry here.
    package static let all: [Look] = [theme, symbols, colors, smoothing, scale, layout, mouse]

    package static func named(_ key: String) -> Look? { all.first { $0.key == key } }

    private static let theme = Look(
        "theme", "theme", "colours of the screen", binding: "theme", words: { $0.themes.themes.map(\.name) },
        word: { $0.theme.name }, choose: { model, name in model.useTheme(name) })

    private static let symbols = Look(
        "symbols", "set of symbols", "characters that pictures are made of", binding: "symbols", isKept: false,
        limit: { model, name in beyond(Symbols.self, name, model.options.symbols, "symbols") },
        words: { _ in Symbols.allCases.map(\.rawValue) }, word: { $0.symbols.rawValue },
        choose: { model, name in model.symbols = Symbols(rawValue: name) ?? model.symbols })

    private static let colors = Look(
        "colors", "number of colours", "how many colours are used", isKept: false,
        limit: { model, name in beyond(ColorDepth.self, name, model.options.depth, "colours") },
        words: { _ in ColorDepth.allCases.map(\.rawValue) }, word: { $0.theme.depth.rawValue },
        choose: { model, name in
            let theme = model.themes.theme(named: model.theme.name) ?? BuiltInThemes.standard
            model.theme = ResolvedTheme(theme, depth: ColorDepth(rawValue: name) ?? model.theme.depth)
        })

    private static let smoothing = Look(
        "ema", "weight", "weight of the running mean that smooths the reward", binding: "smoothing",
        words: { _ in Smoothing.weights.map { Text.trimmed($0, 2) } },
        word: { Text.trimmed(Smoothing.weights[$0.view.smoothing], 2) },
        choose: { model, weight in
            let words = Smoothing.weights.map { Text.trimmed($0, 2) }
            model.view.smoothing = words.firstIndex(of: weight) ?? model.view.smoothing
        })

    private static let mouse = Look(
        "mouse", "word", "whether the mouse is heeded; text is then selected with Shift", binding: "mouse",
        words: { _ in ["off", "on"] }, word: { $0.usesMouse ? "on" : "off" },
        choose: { model, word in
            guard model.usesMouse != (word == "on") else { return }
            model.usesMouse.toggle()
            model.later.append(.mouse(model.usesMouse))
        })

    private static let layout = Look(
        "layout", "layout", "choice of panels", binding: "layout", isKept: false,
        words: { $0.layouts.map(\.name) }, word: \.layoutName, choose: { model, name in model.useLayout(name) })

    /// What a ladder that begins with the most has above what the terminal can show.
    private static func beyond<Step: RawRepresentable<String> & CaseIterable & Equatable>(
        _: Step.Type, _ word: String, _ most: Step?, _ noun: String
    ) -> String? {
        let steps = Array(Step.allCases)
        guard let most, let top = steps.firstIndex(of: most) else { return nil }
        guard let wanted = steps.firstIndex(where: { $0.rawValue == word }), wanted < top else { return nil }
        return "this terminal shows \(most.rawValue) \(noun) at most"
    }

    private static let scale = Look(
        "scale", "scale", "axis of the reward", binding: "scale", words: { _ in ["linear", "logarithmic"] },
        word: { $0.view.isLogarithmic ? "logarithmic" : "linear" },
        choose: { model, name in model.view.isLogarithmic = name == "logarithmic" })
}
