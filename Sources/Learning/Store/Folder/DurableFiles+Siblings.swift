import Files
import Foundation

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

extension DurableFiles {
    /// Creates an empty folder beside `path` whose name nobody else uses.
    /// - Returns: Its path.
    static func createSibling(of path: String, named what: Leftovers.Purpose) throws(RunFileError) -> String {
        while true {
            let sibling = freeSibling(of: path, named: what)
            if unsafe mkdir(sibling, 0o777) == 0 { return sibling }
            guard errno == EEXIST else { throw .system("cannot create a folder in \"\(parent(of: path))\"") }
        }
    }

    /// Bytes of a name that are kept in those of siblings; a file name has at most 255.
    static let longestName = 200

    /// A path beside `path` that is most likely free, hidden from plain listings.
    static func freeSibling(of path: String, named what: Leftovers.Purpose) -> String {
        let name = String(decoding: lastComponent(of: path).utf8.prefix(longestName), as: UTF8.self)
        let suffix = String(UInt32.random(in: 0...(.max)), radix: 16)
        return "\(parent(of: path))/.\(name).\(what.rawValue)-\(suffix)".replacingOccurrences(of: "//", with: "/")
    }
}
