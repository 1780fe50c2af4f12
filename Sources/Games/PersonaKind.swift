/// How the action probabilities of a kind of persona are drawn.
package struct PersonaKind: Sendable, Hashable {
    /// Name of the kind, such as `cooperating`.
    package let name: String
}
