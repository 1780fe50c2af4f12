import CNcurses
import Platform

// Unsafe here are terminfo's strings, copied before the entry is deleted.

/// What is known about a terminal before it is opened.
package struct TerminalCapabilities: Sendable, Hashable {
    /// Name of its description in terminfo.
    package var name: String
    /// The terminal's own name, if that description is not its own, which is not installed.
    package var unknownName: String?
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
        unsafe setlocale(LC_CTYPE, "")
        let encoding = unsafe String(cString: nl_langinfo(nl_item(CODESET)))
        let name = environment["TERM"] ?? ""
        var result = TerminalCapabilities(name: name, colors: 0, isUTF8: encoding == "UTF-8")
        for candidate in name.isEmpty ? [] : [name] + TerminalAlias.fitting(name) {
            guard let colors = colors(candidate, output) else { continue }
            result.name = candidate
            result.colors = colors
            result.unknownName = candidate == name ? nil : name
            break
        }
        return result
    }

    /// The colours of a terminal by its name; nil if it is unknown.
    private static func colors(_ name: String, _ output: Int32) -> Int? {
        var status: Int32 = 0
        guard unsafe setupterm(name, output, &status) == OK else { return nil }
        defer { unsafe del_curterm(set_curterm(nil)) }
        return unsafe max(Int(tigetnum("colors")), 0)
    }

    /// What a person should know about how the terminal is drawn on; nil if there is nothing.
    package var remark: String? {
        unknownName.map { "TERM=\($0) is unknown here; drawing as for \(name)" }
    }
}
