/// Terminals that are drawn on as another one when their own description is not installed: new ones come with theirs,
/// but a machine that one logs in to has not.
enum TerminalAlias {
    /// Names, or beginnings of names that end in a star, and descriptions that fit, the best first. Whatever speaks
    /// ANSI is understood by a VT100's description, in the end.
    private static let families: [(names: [String], fitting: [String])] = [
        (["tmux", "tmux-*"], ["tmux-256color", "screen-256color", "screen"]),
        (["screen", "screen-*", "screen.*"], ["screen-256color", "screen"]),
        (["rxvt", "rxvt-*", "urxvt*"], ["rxvt-unicode-256color", "rxvt-unicode", "rxvt-basic", "xterm"]),
        (["linux", "linux-*"], ["linux"]),
        (["vt2*", "vt3*", "vt4*", "vt5*"], ["vt220"]),
        (
            [
                "xterm", "xterm-*", "alacritty*", "contour*", "foot*", "ghostty*", "gnome*", "iterm*", "kitty*",
                "konsole*", "mintty*", "ms-terminal", "putty*", "rio*", "st", "st-*", "vscode*", "vte*", "warp*",
                "wezterm*",
            ], ["xterm-256color", "xterm"]
        ),
    ]

    /// Descriptions that fit a terminal by its name, the best first; none if the name says nothing.
    static func fitting(_ name: String) -> [String] {
        guard let family = families.first(where: { $0.names.contains { matches(name, $0) } }) else { return [] }
        let isPoor = ["-mono", "-basic", "-8color", "-16color", "-88color"].contains { name.hasSuffix($0) }
        return (isPoor ? family.fitting.filter { !$0.hasSuffix("256color") } : family.fitting) + ["vt100"]
    }

    /// What to do about a terminal whose description is not installed.
    static func advice(for name: String) -> String {
        "TERM=\(name) is unknown here: try TERM=xterm-256color, which most terminals understand, or install its "
            + "terminfo description"
    }

    private static func matches(_ name: String, _ pattern: String) -> Bool {
        pattern.last == "*" ? name.hasPrefix(pattern.dropLast()) : name == pattern
    }
}
