import Training

/// Beginning a run anew, or a branch of it.
extension Model {
    /// Why the run can be neither begun anew nor branched; nil if it can.
    var beginReason: String? {
        readOnlyReason ?? (subject.run == nil ? "a team is pretrained in one go" : nil)
    }

    /// Why there can be no branch; nil if there can.
    var branchReason: String? {
        if let beginReason { return beginReason }
        if snapshot.update == 0 { return "the run has learned nothing yet to begin a branch with" }
        return switching == nil ? nil : "another run is about to be shown"
    }

    /// Begins the run anew, with its seed or one after it.
    mutating func restart(addingToSeed step: UInt64) -> [Effect] {
        var wanted = request
        wanted.overrides.seed = subject.seed &+ step
        // A seed that is the usual one is not chosen.
        if step == 0, request.overrides.seed == nil { wanted.overrides.seed = nil }
        request = wanted
        remember(wanted)
        return closeDialog() + [.trainer(.restart(wanted))]
    }

    mutating func askForBranch() -> [Effect] { open(BranchQuestion(branchRemark(""))) }

    /// What a line makes of the run, in words: changes with what they were, or what is wrong.
    func branchRemark(_ line: String) -> BranchQuestion.Remark {
        guard let run = subject.run, line.contains(where: { $0 != " " }) else {
            return BranchQuestion.Remark(text: "such as: outer-rate 1e-4 peers \(subject.run?.population.id ?? "")")
        }
        do {
            let next = try branch(line).configuration
            let changes = Setting.all.filter { $0.value(next) != $0.value(run) }
                .map { "\($0.key) \($0.value(next)) instead of \($0.value(run))" }
            let others = [
                (next.game.title, run.game.title), (next.peers, run.peers), (next.method.title, run.method.title),
                (next.policy.rawValue, run.policy.rawValue),
            ].filter { $0.0 != $0.1 }.map { "\($0.0) instead of \($0.1)" }
            let all = others + changes
            return BranchQuestion.Remark(text: all.isEmpty ? "nothing would be different" : all.joined(separator: ", "))
        } catch {
            return BranchQuestion.Remark(text: "\(error)", isWrong: true)
        }
    }

    /// What a line asks for.
    private func branch(_ line: String) throws -> (request: RunRequest, configuration: RunConfiguration) {
        var wanted = request
        try wanted.change(by: line)
        let configuration = try choices.resolve(wanted)
        if let run = subject.run { try configuration.checkBranch(from: run, named: run.name) }
        return (wanted, configuration)
    }

    /// Begins the branch that is asked for, unless its line says something wrong: the question then stays.
    mutating func beginBranch() -> [Effect] {
        guard let question = dialog as? BranchQuestion else { return [] }
        guard let wanted = try? branch(question.text).request else {
            notify(.note, question.remark.text)
            return []
        }
        request = wanted
        remember(wanted)
        return closeDialog() + [.trainer(.branch(wanted))]
    }
}

extension KeyTable {
    static let begin: [KeyBinding<Model>] = [
        KeyBinding(
            "restart", [.character("R")], .run, help: "begin the run anew, with the same or the next seed; it is kept",
            unavailable: \.beginReason, action: { model, _ in model.open(RestartQuestion()) }),
        KeyBinding(
            "branch", [.character("B")], .run,
            help: "branch: go on from here in another run, with other settings; this one is kept",
            unavailable: \.branchReason, action: { model, _ in model.askForBranch() }),
    ]
}
