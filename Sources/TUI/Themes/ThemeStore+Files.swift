import Games
import Glibc

extension ThemeStore {
    /// Reads every theme of the search path: `directory`, the user's folder, those of the system, the bundled one. What
    /// comes first wins; unreadable files are left out and reported in `problems`.
    ///
    /// - Parameters:
    ///   - directory: a folder that comes before all others.
    ///   - wanted: the theme asked for; when it is a path to a file, that file is read too.
    ///   - environment: the process environment.
    ///   - executable: path of the running program, near which the bundled folder lies.
    /// - Returns: a store that holds at least the themes compiled in.
    package static func load(
        directory: String?, wanted: String = "default", environment: [String: String], executable: String
    ) -> ThemeStore {
        var store = ThemeStore()
        if wanted.contains("/") {
            if let text = read(wanted) {
                store.add(text: text, name: stem(wanted), path: wanted)
            } else {
                store.report("theme file \(wanted) cannot be read; the default theme is used")
            }
        }
        if let directory, names(in: directory) == nil {
            store.report("themes folder \(directory) cannot be read; expected a folder with NAME.theme files")
        }
        let folders = searchPath(directory: directory, environment: environment, executable: executable)
        for folder in folders {
            for name in (names(in: folder) ?? []).sorted() where name.hasSuffix(".theme") {
                let path = "\(folder)/\(name)"
                if let text = read(path) { store.add(text: text, name: stem(name), path: path) }
            }
        }
        if store.theme(named: wanted) == nil {
            let known = store.themes.map(\.name).joined(separator: ", ")
            store.report("no theme called \(wanted); there are \(known)")
        }
        return store
    }

    /// The folders in which themes are looked for, first come first served.
    static func searchPath(directory: String?, environment: [String: String], executable: String) -> [String] {
        (directory.map { [$0] } ?? [])
            + SearchPath.folders("themes", environment: environment, executable: executable)
    }

    /// Names of a folder's entries; nil if it cannot be read.
    private static func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                    tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names
    }

    /// A file's text, at most 64 KiB of it; nil if it cannot be read.
    private static func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, file)
        guard ferror(file) == 0 else { return nil }
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
