import CNcurses
import Glibc

/// What is known about a terminal before it is opened.
package struct TerminalCapabilities: Sendable, Hashable {
    /// Name of its description in terminfo.
    package var name: String
    /// Colours it can show; 0 for none or an unknown terminal.
    package var colors: Int
    /// Whether the locale's encoding is UTF-8; nothing but ASCII can be shown otherwise.
    package var isUTF8: Bool

    package init(name: String, colors: Int, isUTF8: Bool) {
        self.name = name
        self.colors = colors
        self.isUTF8 = isUTF8
    }

    /// Takes over the character set of the environment's locale and looks the terminal up.
    ///
    /// - Parameters:
    ///   - environment: the process environment.
    ///   - output: the descriptor the terminal is written by.
    /// - Returns: what terminfo and the locale say.
    package static func detect(environment: [String: String], output: Int32) -> TerminalCapabilities {
        // Only the encoding: a locale's decimal comma has no place in the numbers.
        setlocale(LC_CTYPE, "")
        let encoding = String(cString: nl_langinfo(nl_item(CODESET)))
        let name = environment["TERM"] ?? ""
        var status: Int32 = 0
        var colors = 0
        if !name.isEmpty, setupterm(name, output, &status) == OK {
            colors = max(Int(tigetnum("colors")), 0)
            del_curterm(set_curterm(nil))
        }
        return TerminalCapabilities(name: name, colors: colors, isUTF8: encoding == "UTF-8")
    }
}
