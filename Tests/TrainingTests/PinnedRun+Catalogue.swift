import Training

/// Runs whose digits no release may change: the numbers are those of version 0.1.0.
extension PinnedRun {
    static let methods: [PinnedRun] = [
        PinnedRun(
            "the prisoner's dilemma", 0x033e_2ce8_73d0_249d, 0.1571429, 1.247477),
        PinnedRun(
            "Meta-PG", method: "meta-pg", 0x8c70_3317_23e9_9750, 0.1714286, 0.8824133),
        PinnedRun(
            "Meta-MAPG without own learning", method: "no-own-learning", 0x8686_aecc_564c_fe56, 0.1619048, 0.9012496),
        PinnedRun(
            "LOLA-DiCE", method: "lola-dice", 0xf901_2ead_1ce7_02f7, 0.147619, 1.746595),
        PinnedRun(
            "REINFORCE", method: "reinforce", 0xae17_a585_2b08_1246, 0.1714286, 0.8490102),
        PinnedRun(
            "second order as in the paper's code", 0x5780_0801_aa8b_d654, 0.1809524, 2.212815
        ) { $0.secondOrder = "dice" },
        PinnedRun(
            "conflicts projected, kinds in turn, means", 0xebd1_740d_4903_c435, 0.152381, 1.041178
        ) { ($0.projectsConflicts, $0.stratifies, $0.averaging, $0.outerDecay) = (true, true, 0.5, 2) },
    ]
    static let estimators: [PinnedRun] = [
        PinnedRun(
            "pathwise", 0x7112_f489_825e_4573, 0.1714286, 1.371619
        ) { $0.estimator = "pathwise" },
        PinnedRun(
            "unbiased", 0x2dd4_6344_4bd1_ac12, 0.2, 4.364235
        ) { $0.estimator = "unbiased" },
        PinnedRun(
            "exact", 0x673e_b4e9_ebec_e392, 0.07095458, 0.8769373
        ) { $0.estimator = "exact" },
    ]
    static let games: [PinnedRun] = [
        PinnedRun(
            "rock-paper-scissors", game: "rps", players: 2, 0x0b56_c754_7c5c_f7f4, 0.03809524, 0.6935662),
        PinnedRun(
            "rock-paper-scissors of three", game: "rps", players: 3, 0x4884_fa39_dd8c_93b1, 0.06190476, 0.4037969),
        PinnedRun(
            "rock-paper-scissors of four", game: "rps", players: 4, 0x992d_56f8_e009_feaa, 0.01428571, 0.5850995),
        PinnedRun(
            "matching pennies, a zero-sum game", game: "matching-pennies", 0xe7db_fad3_cf49_bc3b, 0.1809524, 1.293282),
    ]
    static let networks: [PinnedRun] = [
        PinnedRun("a network", policy: "lstm", 0x215a_4def_97e1_065f, 0.09047619, 2.438607),
        PinnedRun(
            "a network that learns as networks did", policy: "lstm", 0x9924_af35_71dc_ac2c, 0.1857143, 3.995407,
            asBefore),
        PinnedRun(
            "a network by LOLA-DiCE", method: "lola-dice", policy: "lstm", 0x3579_53aa_6d2e_9dca, 0.1428571, 1.029125,
            asBefore),
        PinnedRun(
            "a network in rock-paper-scissors", game: "rps", policy: "lstm", 0x4d30_a12a_d13d_0818, 0.0, 0.4094504
        ) {
            asBefore(&$0)
            $0.innerRate = 0.01
            $0.entropyWeight = 0
            $0.adjointLimit = 0.5
        },
        PinnedRun(
            "a network of gated recurrent units", policy: "gru", 0xfe51_9443_a2e8_8077, 0.1047619, 2.445315, asBefore),
    ]
    static let models: [PinnedRun] = [
        PinnedRun(
            "peers modelled by tables", 0xc6e8_1a3a_6d03_9962, 0.1666667, 1.372819
        ) { $0.opponentModel = "tabular" },
        PinnedRun(
            "peers modelled by networks", policy: "lstm", 0xd17e_65f6_359c_2217, 0.1857143, 1.046018
        ) {
            asBefore(&$0)
            $0.opponentModel = "lstm"
        },
    ]

    /// The settings that recurrent meta-agents had in the prisoner's dilemma before they had those of today: with
    /// conflicts projected away, a fixed limit on adjoints and a hard bound on chains.
    private static func asBefore(_ overrides: inout RunRequest.Overrides) {
        let settings: [(String, SettingValue)] = [
            ("estimator", .word("paper")), ("inner-rate", .real(0.1)), ("outer-rate", .real(3e-4)),
            ("inner-rate-step", .real(1e-4)), ("entropy", .real(0.5)), ("adjoint-limit", .real(300)),
            ("adjoint-gain", .real(0)), ("center-advantages", .flag(false)), ("project-conflicts", .flag(true)),
            ("clip", .real(10)), ("clip-power", .real(1)), ("whitening", .real(0)), ("risk-aversion", .real(0)),
            ("stratify", .flag(false)), ("outer-decay", .whole(0)), ("return-after", .whole(0)),
            ("averaging", .real(0)), ("test-trajectories", .whole(0)), ("test-horizon", .whole(0)),
            ("weight-scale", .real(1)), ("forget-bias", .real(0)),
        ]
        for (key, value) in settings { overrides[key] = value }
    }
}
