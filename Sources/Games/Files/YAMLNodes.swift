import Yams

/// Reads values of the expected type out of YAML nodes, with errors that name the file and the line.
package struct YAMLNodes {
    /// What errors call the file.
    package let file: String

    package init(file: String) { self.file = file }

    /// The error for something wrong at `node`; `problem` is a clause without the full stop.
    package func error(_ problem: String, at node: Node) -> GameError {
        .file(file, line: node.mark?.line, problem: problem)
    }

    /// The only document in `text`, which must not be empty; `needs` says of what there should be something, for the
    /// error.
    package func root(of text: String, needs: String) throws(GameError) -> Node {
        let empty = GameError.file(file, line: 1, problem: "the file is empty, but \(needs)")
        let text = String(text.withoutByteOrderMark)
        if let (line, problem) = YAMLBounds.violation(in: text) { throw .file(file, line: line, problem: problem) }
        do {
            guard let root = try Yams.compose(yaml: text) else { throw empty }
            // A document that is announced but not there.
            if let scalar = root.scalar, scalar.string.isEmpty { throw empty }
            return root
        } catch let error as GameError {
            throw error
        } catch let error as YamlError {
            throw syntaxError(error)
        } catch {
            throw .file(file, line: nil, problem: "YAML cannot be read")
        }
    }

    /// The text of a scalar that is not empty; `what` is the value's name with its article, for the error.
    package func string(_ node: Node, _ what: String) throws(GameError) -> String {
        guard let scalar = node.scalar else {
            throw error("\(what) must be a single word or text, not \(description(of: node))", at: node)
        }
        guard !scalar.string.isEmpty else { throw error("\(what) is empty", at: node) }
        return scalar.string
    }

    /// A finite decimal number; `what` as above.
    package func number(_ node: Node, _ what: String) throws(GameError) -> Double {
        guard let scalar = node.scalar, scalar.style == .plain else {
            throw error("\(what) must be a number, not \(description(of: node))", at: node)
        }
        let word = scalar.string.lowercased().drop { $0 == "+" || $0 == "-" }
        let infinite = [".inf", "inf", "infinity", ".nan", "nan"].contains(word)
        // `Double` alone would also take hexadecimal digits.
        guard infinite || scalar.string.allSatisfy("0123456789+-.eE".contains) else {
            throw error("\(what) must be a number, not \(description(of: node))", at: node)
        }
        guard let number = infinite ? .infinity : Double(scalar.string) else {
            throw error("\(what) must be a number, not \(description(of: node))", at: node)
        }
        guard number.isFinite else { throw error("\(what) must be finite, not \(quoted(scalar.string))", at: node) }
        return number
    }

    /// The entries of a list; `what` as above.
    package func list(_ node: Node, _ what: String) throws(GameError) -> [Node] {
        guard let sequence = node.sequence else {
            throw error("\(what) must be a list, not \(description(of: node))", at: node)
        }
        return Array(sequence)
    }

    /// What a node is, in words.
    package func description(of node: Node) -> String {
        switch node {
        case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : quoted(scalar.string)
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }

    /// Text from the file in quotes, shortened and fit for any terminal.
    package func quoted(_ text: String) -> String {
        "\"\(text.prefix(40).visible)\(text.count > 40 ? "..." : "")\""
    }

    /// What the YAML parser found, as a sentence with its line.
    private func syntaxError(_ error: YamlError) -> GameError {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let detail = context.map { "\(problem) \($0.text)" } ?? problem
            return .file(file, line: mark.line, problem: "this is not valid YAML: \(detail)")
        case .reader(let problem, let offset, _, let yaml):
            let line = offset.map { 1 + yaml.prefix($0).count(where: \.isNewline) }
            return .file(file, line: line, problem: "this is not valid YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = enumeration(keys.map(quoted))
            return .file(file, line: context.mark.line, problem: "\(names) must be given only once, but is repeated")
        default:
            return .file(file, line: nil, problem: "this is not valid YAML")
        }
    }
}
