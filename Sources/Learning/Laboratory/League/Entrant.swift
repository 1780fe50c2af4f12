/// Somebody in a league: a learner, or one who was trained for each opponent, for each seat, or both.
package struct Entrant: Sendable {
    /// Steps after which a cell with a learner is looked at, as in the literature.
    package static let usualSteps = 300

    package let name: String
    package let summary: String
    package let source: String
    /// Steps of learning after which its cells are looked at.
    package let steps: Int
    private var inRow: Choice
    private var inColumn: Choice

    /// Who plays against whom, in one of the seats.
    private struct Choice: Sendable {
        var learners: [String: Learner]
        var otherwise: Learner
    }

    /// The same against everybody.
    package init(_ learner: Learner, steps: Int = Entrant.usualSteps) {
        self.init(trained: [:], otherwise: learner, steps: steps)
    }

    /// Trained for some opponents.
    /// - Parameters:
    ///   - learners: By the name of the opponent.
    ///   - partners: Who sit in the row and the column when it plays itself; nil for the same as against all others.
    ///   - otherwise: Against all others, and who gives the name.
    ///   - steps: Of learning, after which its cells are looked at.
    package init(
        trained learners: [String: Learner], partners: (row: Learner, column: Learner)? = nil, otherwise: Learner,
        steps: Int
    ) {
        precondition(steps >= 0, "steps of learning are counted from zero")
        name = otherwise.name
        summary = otherwise.summary
        source = otherwise.source
        self.steps = steps
        inRow = Choice(learners: learners, otherwise: otherwise)
        inColumn = inRow
        if let partners {
            inRow.learners[otherwise.name] = partners.row
            inColumn.learners[otherwise.name] = partners.column
        }
    }

    /// The same in the row, another in the column: for games whose seats differ, where what was trained in one is no good
    /// in the other. Trainings for the column are trainings in `ExactGame.swapped`.
    /// - Precondition: Both have the same name and steps.
    package func seated(column other: Entrant) -> Entrant {
        precondition(other.name == name && other.steps == steps, "an entrant is one in both seats")
        var entrant = self
        entrant.inColumn = other.inColumn
        return entrant
    }

    /// Who plays against somebody of that name.
    package func learner(against name: String, inColumn isColumn: Bool) -> Learner {
        let choice = isColumn ? inColumn : inRow
        return choice.learners[name] ?? choice.otherwise
    }
}
