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

    /// Begins the branch that is asked for, unless its line says nothing or something wrong: the question then stays.
    mutating func beginBranch() -> [Effect] {
        guard let question = dialog as? BranchQuestion, let run = subject.run else { return [] }
        var wanted = request
        do {
            try wanted.change(by: question.text)
            _ = try wanted.resolved()
        } catch {
            notify(.note, question.remark(request, run).text)
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
            unavailable: \.branchReason, action: { model, _ in model.open(BranchQuestion()) }),
    ]
}
