import Games

/// The classes of policies the meta-agent can have: a table, or a class of networks.
package struct PolicyClass: Sendable, Hashable {
    /// The class of its networks; nil for a table.
    package let network: NetworkClass?

    /// A table of logits, `[S, A]`.
    package static let tabular = PolicyClass(network: nil)
    /// A recurrent network, the paper's.
    package static let lstm = PolicyClass(network: .lstm)

    /// The kind of policy with that many hidden units, if it has any, that plays with such actions.
    package func kind(hidden: Int, actions: Space) -> PolicyKind {
        network.map { PolicyKind($0, hidden: hidden, head: HeadKind(actions)) } ?? .tabular
    }

    /// The classes that can play a game, the usual one first.
    package static func playing(_ game: Game) -> [PolicyClass] {
        allCases.filter {
            $0.kind(hidden: 1, actions: game.actionSpace)
                .fits(observations: game.observationSpace, actions: game.actionSpace)
        }
    }

    /// The classes of networks, the usual one first.
    package static var networks: [PolicyClass] { NetworkClass.all.map { PolicyClass(network: $0) } }
}

extension PolicyClass: CaseIterable {
    package static var allCases: [PolicyClass] { [.tabular] + networks }
}

/// Its name on the command line and in files.
extension PolicyClass: RawRepresentable {
    package var rawValue: String { network?.id ?? "tabular" }

    package init?(rawValue: String) {
        guard let found = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = found
    }
}

extension PolicyClass: CustomStringConvertible {
    package var description: String { rawValue }

    /// Names with what they mean, such as `tabular, a table, or lstm, a network of long short-term memory`.
    package static var help: String {
        let all = allCases.map { "\($0), \($0.network?.summary ?? "a table")" }
        return "\(all.dropLast().joined(separator: "; ")); or \(all.last ?? "")"
    }
}
