// Unsafe here are libyaml's parser and event, which live until they are deleted in the same scope; which part of an
// event's union is read follows from its type.

internal import CYaml

/// Bounds of what YAML may ask of its reader. Aliases make a few hundred bytes stand for more values than can ever be
/// looked at, and lists within lists take the stack. The parser's events tell all of it before any value is made.
struct YAMLBounds {
    /// Lists and mappings within each other; a game of six players has nine.
    static let depth = 32
    /// Values with everything that aliases repeat; the largest game has about 40,000.
    static let values = 200_000
    /// Bytes of all these values.
    static let bytes = 1 << 22
    /// Bytes of a single word, number or text.
    static let word = 1 << 13

    private static let tooDeep = "lists and mappings are nested more than \(depth) deep"

    /// What a part of the text comes to.
    private struct Size {
        var values = 0
        var bytes = 0
        /// Lists and mappings within each other.
        var depth = 0

        /// Counts a part of this one.
        mutating func take(in part: Size) {
            values += part.values
            bytes += part.bytes
            depth = max(depth, part.depth)
        }
    }

    private var total = Size()
    /// Lists and mappings that are not at their end, with the names that aliases know them by.
    private var open: [(anchor: String?, size: Size)] = []
    private var anchored: [String: Size] = [:]

    /// What of a text is out of bounds first.
    /// - Parameter text: YAML; what is wrong with it otherwise is left to others.
    /// - Returns: Line and problem, a clause; nil if nothing is.
    static func violation(in text: String) -> (line: Int, problem: String)? {
        var text = text
        return text.withUTF8 { bytes in
            var parser = unsafe yaml_parser_t()
            guard unsafe yaml_parser_initialize(&parser) == 1 else { return (1, "there is no memory to read it") }
            defer { unsafe yaml_parser_delete(&parser) }
            unsafe yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            unsafe yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
            var bounds = YAMLBounds()
            while true {
                var event = unsafe yaml_event_t()
                guard unsafe yaml_parser_parse(&parser, &event) == 1 else {
                    // It looks ahead as far as its own bound, which is wider.
                    let isDeep =
                        unsafe parser.problem.map { unsafe String(cString: $0).hasPrefix("Maximum nesting level") }
                        ?? false
                    return unsafe isDeep ? (Int(parser.mark.line) + 1, tooDeep) : nil
                }
                defer { unsafe yaml_event_delete(&event) }
                if unsafe event.type == YAML_STREAM_END_EVENT { return nil }
                if let problem = unsafe bounds.take(event) { return unsafe (Int(event.start_mark.line) + 1, problem) }
            }
        }
    }

    /// Counts an event; what is then out of bounds, if anything is.
    private mutating func take(_ event: yaml_event_t) -> String? {
        switch unsafe event.type {
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            guard unsafe scalar.length <= YAMLBounds.word else {
                return unsafe "a single value has \(scalar.length) bytes, more than the \(YAMLBounds.word) allowed"
            }
            unsafe add(Size(values: 1, bytes: scalar.length), anchor: YAMLBounds.text(scalar.anchor))
        case YAML_SEQUENCE_START_EVENT:
            unsafe open.append((YAMLBounds.text(event.data.sequence_start.anchor), Size(values: 1)))
        case YAML_MAPPING_START_EVENT:
            unsafe open.append((YAMLBounds.text(event.data.mapping_start.anchor), Size(values: 1)))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            guard let ended = open.popLast() else { return nil }
            var size = ended.size
            size.depth += 1
            // What is within has been counted already.
            total.values += 1
            if let anchor = ended.anchor { anchored[anchor] = size }
            if !open.isEmpty { open[open.count - 1].size.take(in: size) }
        case YAML_ALIAS_EVENT:
            // An alias of what has not ended, or of nothing, is refused by the parser's user.
            unsafe add(YAMLBounds.text(event.data.alias.anchor).flatMap { anchored[$0] } ?? Size(), anchor: nil)
        default: break
        }
        if unsafe open.count + (event.type == YAML_ALIAS_EVENT ? aliasDepth(event) : 0) > YAMLBounds.depth {
            return YAMLBounds.tooDeep
        }
        guard total.values <= YAMLBounds.values, total.bytes <= YAMLBounds.bytes else {
            return "the file stands for more than \(YAMLBounds.values) values or \(YAMLBounds.bytes) bytes of them"
        }
        return nil
    }

    private func aliasDepth(_ event: yaml_event_t) -> Int {
        unsafe YAMLBounds.text(event.data.alias.anchor).flatMap { anchored[$0] }?.depth ?? 0
    }

    private mutating func add(_ size: Size, anchor: String?) {
        total.values += size.values
        total.bytes += size.bytes
        if let anchor { anchored[anchor] = size }
        if !open.isEmpty { open[open.count - 1].size.take(in: size) }
    }

    private static func text(_ name: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        unsafe name.map { unsafe String(cString: $0) }
    }
}
