/// Parts of the outer loss. The adjoint is linear in them: each can be walked back alone.
public struct OuterTerms: OptionSet, Sendable, Hashable {
    /// A bit for each part.
    public let rawValue: UInt8
    /// The parts whose bits are set.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Log-probabilities of the meta-agent at joint policy 0.
    public static let current = OuterTerms(rawValue: 1)
    /// Log-probabilities of the meta-agent at joint policies 1..L.
    public static let own = OuterTerms(rawValue: 2)
    /// Log-probabilities of the peers at joint policies 1..L.
    public static let peer = OuterTerms(rawValue: 4)
    /// Entropy at joint policy 0.
    public static let entropy = OuterTerms(rawValue: 8)
}

extension ChainSettings {
    /// The terms that the method and the estimator have.
    public var terms: OuterTerms {
        var terms: OuterTerms = [.current]
        if ownLearning { terms.insert(.own) }
        if peerLearning && differentiatesData { terms.insert(.peer) }
        if entropyWeight != 0 { terms.insert(.entropy) }
        return terms
    }

    /// Whether the inner losses are differentiated through the data they were made from (second-order weights).
    var differentiatesData: Bool { outerRule != .unbiased }
}
