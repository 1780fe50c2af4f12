/// Where files of the screen lie, by the XDG Base Directory specification: what a person writes in the configuration
/// folder, what the program keeps (view and layout) in the folder of states.
package struct ScreenFolders: Sendable, Hashable {
    /// Holds `metamapg.conf` and `keys.conf`; nil without a home.
    package let configuration: String?
    /// Holds `screen.conf`; nil without a home.
    package let state: String?

    private let home: String?

    package init(environment: [String: String]) {
        home = environment["HOME"].flatMap { $0.count > 1 ? $0 : nil }
        func folder(_ variable: String, _ place: String) -> String? {
            // The specification: paths that are not absolute are ignored.
            if let home = environment[variable], home.hasPrefix("/") { return "\(home)/metamapg" }
            return environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/\(place)/metamapg" : nil }
        }
        configuration = folder("XDG_CONFIG_HOME", ".config")
        state = folder("XDG_STATE_HOME", ".local/state")
    }

    /// A path as sentences have it, with `~` for the home.
    func name(_ path: String) -> String {
        home.flatMap { path.hasPrefix("\($0)/") ? "~" + path.dropFirst($0.count) : nil } ?? path
    }

    var looks: String? { configuration.map { "\($0)/metamapg.conf" } }
    var keys: String? { configuration.map { "\($0)/keys.conf" } }
    var kept: String? { state.map { "\($0)/screen.conf" } }
}
