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
}
