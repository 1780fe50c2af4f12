import Games
import Platform

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

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
            store.add(path: wanted)
            if store.theme(named: wanted) == nil { store.report("the default theme is used instead of \(wanted)") }
        }
        if let directory, names(in: directory) == nil {
            store.report("themes folder \(directory) cannot be read; expected a folder with NAME.theme files")
        }
        let folders = searchPath(directory: directory, environment: environment, executable: executable)
        for folder in folders {
            for name in (names(in: folder) ?? []).sorted() where name.hasSuffix(".theme") {
                store.add(path: "\(folder)/\(name)")
            }
        }
        if store.theme(named: wanted) == nil, !wanted.contains("/") {
            let known = store.themes.map(\.name).joined(separator: ", ")
            store.report("no theme called \(wanted); there are \(known)")
        }
        return store
    }

    /// The folders in which themes are looked for, first come first served.
    package static func searchPath(directory: String?, environment: [String: String], executable: String) -> [String] {
        (directory.map { [$0] } ?? [])
            + SearchPath.folders("themes", environment: environment, executable: executable)
    }

    /// Names of a folder's entries; nil if it cannot be read.
    private static func names(in folder: String) -> [String]? {
        guard let stream = unsafe opendir(folder) else { return nil }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            unsafe names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                    unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
                })
        }
        return names
    }

    /// The largest theme file, in bytes; those that come with the program have 2,000.
    private static let byteLimit = 65_536

    /// Adds the theme of a file, or a sentence on why not.
    private mutating func add(path: String) {
        do {
            let data = try PlainFile.contents(path, limit: ThemeStore.byteLimit)
            guard let text = String(validating: data, as: UTF8.self) else {
                return leaveOut(path, "\(path): the text is not in UTF-8")
            }
            add(text: text, name: ThemeStore.stem(path), path: path)
        } catch {
            leaveOut(path, "\(path): \(error)")
        }
    }
}
