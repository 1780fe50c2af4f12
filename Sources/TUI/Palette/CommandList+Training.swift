import Training

/// How training goes on, and who is watched.
extension CommandList {
    static let training: [Command] = [
        .number(
            "step", "a number of meta-updates", help: "run so many meta-updates, then pause", key: "step-update",
            unavailable: \.finishedReason, range: { _ in 1...PendingCount.largest }, suggestions: [1, 10, 100, 1000],
            run: { model, count in model.step(count, isPhase: false) }),
        .number(
            "phase", "a number of phases", help: "run so many phases of a meta-update, then pause", key: "step-phase",
            unavailable: \.finishedReason, range: { _ in 1...PendingCount.largest }, suggestions: [1, 2, 4, 8],
            run: { model, count in model.step(count, isPhase: true) }),
        throttle,
        .number(
            "watch", "the number of a peer", help: "watch a peer by its number; training does not notice",
            key: "watched-peer", unavailable: \.watchReason,
            range: { 0...max($0.snapshot.trainingPersonas - 1, 0) }, suggestions: [0, 1, 2],
            run: { model, number in model.watch(.pinned(index: number)) }),
    ]

    /// The highest rate that can be asked for, in updates per second.
    private static let fastest = 1000.0

    private static let throttle = Command(
        "throttle", "N", help: "at most so many meta-updates a second, or full speed", key: "throttle", isOpen: true,
        unavailable: \.readOnlyReason,
        candidates: { _, _ in
            Model.throttles.map { $0.map { Candidate(Text.trimmed($0, 1), "updates a second") } ?? Candidate("full") }
        },
        check: { _, text in
            do throws(CommandError) {
                _ = try rate(text)
                return nil
            } catch { return error }
        },
        run: { (model, text) throws(CommandError) in model.throttle(to: try rate(text)) })

    /// Updates per second; nil for full speed.
    private static func rate(_ text: String) throws(CommandError) -> Double? {
        if text == "full" { return nil }
        guard let rate = Double(text), rate > 0, rate <= fastest else {
            throw CommandError(
                "throttle takes updates a second, up to 1000, or the word full\(text.isEmpty ? "" : ", not \"\(text)\"")"
            )
        }
        return rate
    }
}
