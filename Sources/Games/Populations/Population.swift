/// A distribution of peers, split into training, validation and test personas.
package struct Population: Sendable, Hashable {
    /// Short name used on the command line, such as `all`, `cooperating` or `tit-for-tat`.
    package let id: String
    /// One sentence for people.
    package let title: String
    /// The kinds of personas in it, in the order in which persona numbers alternate between them.
    package let kinds: [PersonaKind]
    /// How many personas each split has, over all kinds.
    package let counts: [PersonaSplit: Int]
}
