/// Where files are looked for that come with the program or that a person adds to it.
package enum SearchPath {
    /// The folders for one kind of files, first come first served: the user's, those of the system, the bundled one.
    /// - Parameters:
    ///   - kind: Name of the folders, such as `themes`.
    ///   - environment: The process environment.
    ///   - executable: Path of the running program, near which the bundled folder lies.
    /// - Returns: Their paths, whether they exist or not.
    package static func folders(_ kind: String, environment: [String: String], executable: String) -> [String] {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        var folders: [String] = []
        for (variable, place) in [("XDG_CONFIG_HOME", ".config"), ("XDG_DATA_HOME", ".local/share")] {
            guard let home = value(variable) ?? value("HOME").map({ "\($0)/\(place)" }) else { continue }
            folders.append("\(home)/metamapg/\(kind)")
        }
        let data = value("XDG_DATA_DIRS") ?? "/usr/local/share:/usr/share"
        folders += data.split(separator: ":").map { "\($0)/metamapg/\(kind)" }
        // The program lies in PREFIX/bin once installed, builds for levels of processors in
        // PREFIX/libexec/metamapg/LEVEL, and in .build/TARGET/release of the source tree before.
        var place = parent(executable)
        folders += ["", "/../share/metamapg", "/../../../share/metamapg"].map { "\(place)\($0)/\(kind)" }
        for _ in 0..<3 where place.contains("/") {
            place = parent(place)
            folders.append("\(place)/\(kind)")
        }
        return folders
    }

    private static func parent(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return String(path[..<slash])
    }
}
