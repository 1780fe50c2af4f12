/// A player who follows a rule and learns nothing: a measure for those who learn.
package protocol Script: Sendable {
    /// Short name on the command line, such as `always-selfish`.
    var name: String { get }
    /// What it does, as the end of a sentence that begins with its name.
    var summary: String { get }

    /// Says how it plays.
    /// - Parameters:
    ///   - seen: What is seen, `[S]`; where observations are choices, one number.
    ///   - player: In whose place it plays, in `0..<n`.
    ///   - probabilities: Receives how likely each action is, `[A]`.
    func answer(_ seen: [Double], player: Int, into probabilities: inout [Double])
}
