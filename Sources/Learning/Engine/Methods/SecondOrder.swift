/// How the inner losses are differentiated a second time (docs/method.md, section 4). Both have the same expectation.
public enum SecondOrder: String, Sendable, Hashable, CaseIterable {
    /// The released code's: DiCE with a baseline in the first-order part alone.
    case dice
    /// The baseline in every part: less noise where rewards lie far from zero.
    case baselined
}
