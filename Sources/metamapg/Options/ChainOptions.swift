import ArgumentParser
import Training

/// Sizes of a chain.
struct ChainOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Trajectories per joint policy, 1 to 65536 (preset 64; halfcheetah 16).", valueName: "count")
    )
    var trajectories: Int?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Steps per trajectory, 1 to 10000 (preset 150; rps 50, lstm 150; halfcheetah 200).", valueName: "steps"))
    var horizon: Int?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Inner updates per chain, 1 to 64 (preset 7; halfcheetah 2).", valueName: "updates"))
    var chainLength: Int?

    /// Says what was chosen.
    func apply(to overrides: inout RunRequest.Overrides) {
        overrides.trajectories = trajectories
        overrides.horizon = horizon
        overrides.chainLength = chainLength
    }
}
