import Laboratory

/// The speed of the exact laboratory on one thread, in the prisoner's dilemma, which `bench` shows after everything else.
struct LaboratorySpeeds {
    /// Seconds in which 1,024 pairs of LOLA learners make 300 steps: a cell of a league. `Tests/Peers/lola_jax.py` does
    /// the same in JAX.
    private let pairingSeconds: Double
    /// Seconds for each 1,000 meta-updates of exact Meta-MAPG against 64 opponents of 300 steps: a training.
    private let trainingSeconds: Double

    /// Meta-updates that are measured.
    private static let updates = 200

    /// Measures both three times; the medians count.
    init() {
        let clock = ContinuousClock()
        func median(_ work: () -> Void) -> Double {
            (0..<3).map { _ in clock.measure(work) / .seconds(1) }.sorted()[1]
        }
        let league = League(.prisonersDilemma, [Entrant(.lola)], seed: 1)
        pairingSeconds = median { precondition(league.cell(0).meanReturn.isFinite, "LOLA learns") }
        let measured = median {
            var training = MetaTraining(peerLearning: true, seed: 1)
            training.train(.prisonersDilemma, updates: Self.updates)
            precondition(training.objective.isFinite, "Meta-MAPG learns")
        }
        trainingSeconds = measured * 1_000 / Double(Self.updates)
    }

    var json: [(key: String, value: JSON)] {
        [("lolaPairingSeconds1", .number(pairingSeconds)), ("exactMetaMAPGSeconds1", .number(trainingSeconds))]
    }

    var text: String {
        var table = TextTable()
        table.append(["LOLA against LOLA, exact, 1,024 pairs, 300 steps, 1 thread", "\(pairingSeconds.places(4)) s"])
        table.append(["exact Meta-MAPG, each 1,000 meta-updates, 1 thread", "\(trainingSeconds.places(2)) s"])
        return table.text
    }
}
