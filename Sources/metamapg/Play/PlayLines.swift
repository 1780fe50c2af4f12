import Games
import Scales
import TUI
import Training

/// A play without a screen: actions are read as words, and what happens is printed as lines.
struct PlayLines {
    private var session: PlaySession
    private let policy: TrainedPolicy
    private let file: PlayFile
    private let digits: Digits
    private var problem: String?

    /// - Parameters:
    ///   - session: What is played.
    ///   - policy: Who plays with the person.
    ///   - file: Where it is kept.
    init(_ session: PlaySession, with policy: TrainedPolicy, in file: PlayFile) {
        self.session = session
        self.policy = policy
        self.file = file
        digits = policy.configuration.rewardDigits
    }

    private var record: PlayRecord { session.record }
    private var game: MatrixGame { record.game }

    /// Plays until the chain or the input is over, or a word says `quit`.
    /// - Parameter next: The next line of the input; nil at its end.
    /// - Throws: `OutputError`.
    mutating func play(_ next: () -> String?) throws(OutputError) {
        try StandardOutput.print(
            """
            You are the peer in \(game.id): \(record.chainLength + 1) joint policies, each of \(trajectories) of \
            \(record.horizon) steps. After each but the last the meta-agent learns from what you both did.
            Actions: \(names). Ends with the input, or with quit.
            """)
        try ask()
        while record.stage == .action, let line = next() {
            for word in line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "," }).map(String.init) {
                guard record.stage == .action else { break }
                if let action = action(word) {
                    try act(action)
                } else if word.lowercased() == "quit" {
                    return try finish()
                } else {
                    try StandardOutput.print("There is no action \"\(word)\": say one of \(names).")
                }
            }
        }
        try finish()
    }

    private var trajectories: String {
        record.trajectories == 1 ? "one trajectory" : "\(record.trajectories) trajectories"
    }

    private var names: String {
        game.actions.indices.map { index in
            game.symbols[index] == game.actions[index]
                ? game.actions[index] : "\(game.symbols[index]) (\(game.actions[index]))"
        }.joined(separator: ", ")
    }

    /// The action that a word means: its letter, in either case, or its name.
    private func action(_ word: String) -> Int? {
        game.symbols.firstIndex(of: word) ?? game.symbols.firstIndex { $0.lowercased() == word.lowercased() }
            ?? game.actions.firstIndex { $0.lowercased() == word.lowercased() }
    }

    private mutating func act(_ action: Int) throws(OutputError) {
        guard let step = session.act(action) else { return }
        file.append(PlayTable.row(step, of: record), record)
        if problem != file.problem, let problem = file.problem { StandardError.print("Warning: \(problem).") }
        problem = file.problem
        let others = step.actions.indices.filter { $0 != record.seat }.map { agent in
            "\(name(agent)) \(game.actions[step.actions[agent]]) \(digits.text(step.rewards[agent]))"
        }
        try StandardOutput.print(
            "  you \(game.actions[step.actions[record.seat]]) \(digits.text(step.rewards[record.seat])), "
                + others.joined(separator: ", "))
        if record.stage == .update {
            let rewards = (0..<game.players).map { agent in
                "\(name(agent)) \(digits.text(record.rewards(of: agent)[record.jointPolicy]))"
            }
            let rate = record.innerRates[record.jointPolicy]
            try StandardOutput.print(
                "phi_\(record.jointPolicy) is over: \(rewards.joined(separator: ", ")) a step. "
                    + "The meta-agent learns, inner rate \(Digits(of: [rate]).text(rate)).")
            session.learn()
        }
        if record.stage == .action { try ask() }
    }

    /// Where the chain stands, and what the meta-agent will do with which probability.
    private func ask() throws(OutputError) {
        let trajectory = record.trajectories > 1 ? " trajectory \(record.trajectory + 1)" : ""
        let chances = zip(game.symbols, record.probabilities).map { "\($0) \(Text.percent($1)) %" }
        try StandardOutput.print(
            "phi_\(record.jointPolicy)\(trajectory) step \(record.step + 1) of \(record.horizon), after "
                + "\(game.label(ofObservation: record.observation)): meta plays \(chances.joined(separator: ", ")). You?"
        )
    }

    private func name(_ agent: Int) -> String {
        agent == 0 ? "meta" : agent == record.seat ? "you" : "peer \(agent)"
    }

    /// Everybody's rewards along the chain, beside what others got.
    private func finish() throws(OutputError) {
        guard !record.steps.isEmpty else { return try StandardOutput.print("Nothing was played.") }
        var table = TextTable(numbersFrom: 1)
        let length = record.chainLength
        table.append(
            ["reward a step"] + (0...length).map { "phi_\($0)" } + [length == 1 ? "mean 1" : "mean 1-\(length)"])
        func row(_ name: String, _ rewards: [Double]) {
            let texts = (0...length).map { $0 < rewards.count ? digits.text(rewards[$0]) : "--" }
            let mean = rewards.dropFirst().reduce(0, +) / Double(length)
            table.append([name] + texts + [rewards.count > length ? digits.text(mean) : "--"])
        }
        for agent in 0..<game.players { row(name(agent), record.rewards(of: agent)) }
        // What others got says little beside a chain that was broken off, and may take a while.
        if record.stage == .end {
            var measured: PlayReference?
            PlayReference.measure(policy) { reference in
                measured = reference
                return true
            }
            for reference in [measured].compactMap(\.self) + PlayReference.published(policy.configuration) {
                row(reference.name, reference.rewards)
            }
        }
        try StandardOutput.print("\n\(table.text)")
        if let path = file.path { try StandardOutput.print("kept in \(path)") }
    }
}
