// Unsafe here are C strings and what the loader gives out, which is never unloaded.

/// Shared libraries of this program's own, which it loads when they are needed.
package enum SharedObject {
    /// The paths where one may lie, first come first served.
    /// - Parameters:
    ///   - fileName: Its name.
    ///   - named: What its variable of the environment says; nil or empty if nothing.
    ///   - executable: Path of the running program.
    /// - Returns: The paths, whether they exist or not.
    package static func candidates(_ fileName: String, named: String?, executable: String) -> [String] {
        if let named, !named.isEmpty { return [named] }
        let folder = executable.lastIndex(of: "/").map { String(executable[..<$0]) } ?? "."
        // Beside the program in the source tree; below PREFIX/lib for PREFIX/bin and for a build of one processor level
        // in PREFIX/libexec/metamapg/LEVEL.
        return ["", "/../lib/metamapg", "/../../../lib/metamapg"].map { "\(folder)\($0)/\(fileName)" }
    }

    /// What is missing if none is there, as a part of a sentence: `"x", does not exist`, or that it is not installed.
    package static func absence(_ fileName: String, _ candidates: [String]) -> String {
        // One that was named is named back.
        candidates.count == 1 ? "\"\(candidates[0])\", does not exist" : "\(fileName), is not installed"
    }

    /// Why one cannot be used.
    package enum Problem: Error, Sendable, Hashable {
        /// None of the paths is there.
        case absent
        /// It cannot be loaded, for a reason of the loader's if it gives one.
        case refused(path: String, reason: String?)
        /// It has not got what is looked for.
        case foreign(path: String)
    }

    /// Loads the first object that is there, for as long as the process lives, and looks up a name in it.
    /// - Parameters:
    ///   - name: What is looked up.
    ///   - candidates: Paths where the object may lie.
    ///   - isGlobal: Whether its own names are for all objects that are loaded later.
    /// - Returns: What has the name, and the path of the object.
    /// - Throws: Why there is none.
    package static func symbol(
        _ name: String, in candidates: [String], isGlobal: Bool
    ) throws(Problem) -> (symbol: UnsafeMutableRawPointer, path: String) {
        guard let path = candidates.first(where: { unsafe access($0, F_OK) == 0 }) else { throw .absent }
        guard let handle = unsafe dlopen(path, RTLD_NOW | (isGlobal ? RTLD_GLOBAL : RTLD_LOCAL)) else {
            throw .refused(path: path, reason: unsafe dlerror().map { unsafe String(cString: $0) })
        }
        guard let symbol = unsafe dlsym(handle, name) else { throw .foreign(path: path) }
        return unsafe (symbol, path)
    }
}
