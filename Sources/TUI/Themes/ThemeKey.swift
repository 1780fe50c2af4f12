/// The keys of theme files and what stands in for a missing one.
package enum ThemeKey {
    /// Keys tried in order when a key is missing; the built-in default theme comes last.
    static let fallbacks: [String: [String]] = {
        var table: [String: [String]] = [
            "main_bg": [], "main_fg": [], "title": [], "hi_fg": [], "selected_bg": [], "selected_fg": [],
            "inactive_fg": [], "div_line": [],
            "graph_text": ["inactive_fg"], "meter_bg": ["inactive_fg"],
            "border": ["div_line"], "border_focus": ["hi_fg"],
            "reward_box": ["cpu_box", "border", "div_line"], "policy_box": ["mem_box", "border", "div_line"],
            "chain_box": ["net_box", "border", "div_line"], "grad_box": ["proc_box", "border", "div_line"],
            "event_box": ["border", "div_line"], "game_box": ["border", "div_line"],
            "meta": ["series_1"], "peer": ["series_2"], "val": ["series_3"], "baseline": ["series_4"],
            "term_current": ["series_1"], "term_own": ["series_3"], "term_peer": ["series_2"],
            "ghost": ["inactive_fg"], "ema_raw": ["inactive_fg"],
            "ok": [], "info": [], "warn": [], "error": [], "paused": [], "banner_bg": [], "banner_fg": [],
        ]
        for number in 1...6 { table["series_\(number)"] = [] }
        return table
    }()

    /// Gradients and the ones that stand in for them, whole.
    static let gradients: [String: [String]] = [
        "heat": ["cpu"], "div": [], "chain": ["heat", "cpu"], "meter": ["temp"],
    ]

    /// Every key that has a meaning here, those of btop that stand in for ours among them.
    private static let known: Set<String> = {
        var keys = Set(fallbacks.keys).union(fallbacks.values.joined())
        for (name, others) in gradients {
            for prefix in [name] + others { keys.formUnion(["_start", "_mid", "_end"].map { prefix + $0 }) }
        }
        return keys
    }()

    static func isKnown(_ key: String) -> Bool { known.contains(key) }
}
