import Engine
import Games
import Training

extension Experiment {
    /// All experiments that take runs, for a class of policies. Sources of the paper's numbers: `PaperResults`.
    package static func all(_ policy: PolicyClass) -> [Experiment] {
        let matrix = [
            fourMethods("ipd", policy), fourMethods("rps", policy), trajectories(policy), opponentModelling(policy),
            outOfDistribution(policy), players(policy), ablation(policy),
        ]
        return matrix + GameCatalogue.names.compactMap { comparison($0, policy) }
    }

    /// Names of all experiments, in the order of `all`, and the one that takes no runs.
    package static var names: [String] { all(.lstm).map(\.id) + [ZeroSumExperiment.id, LeagueReport.id] }

    /// The class of policies that an experiment is about unless another is asked for.
    package static func usualPolicy(_ name: String) -> PolicyClass {
        game(name).flatMap { PolicyClass.playing($0).first } ?? .tabular
    }

    /// The game that has an experiment of its own, by its name; nil if there is none.
    package static func game(_ name: String) -> Game? {
        guard let game = try? GameCatalogue.game(name, players: nil), game.comparison != nil else { return nil }
        return game
    }

    private static func request(
        _ game: String, players: Int? = nil, _ method: Method, _ policy: PolicyClass,
        _ change: (inout RunRequest.Overrides) -> Void = { _ in }
    ) -> RunRequest {
        var request = RunRequest(
            game: .catalogue(name: game, players: players), algorithm: method.id, policy: policy.rawValue)
        // Measuring them takes time and changes nothing.
        request.overrides.termsEvery = 0
        change(&request.overrides)
        return request
    }

    /// Adaptation along the chain in a game that has an experiment of its own; nil if it has none, or if such policies do
    /// not play it.
    private static func comparison(_ name: String, _ policy: PolicyClass) -> Experiment? {
        guard let game = game(name), let comparison = game.comparison, PolicyClass.playing(game).contains(policy) else {
            return nil
        }
        var experiment = Experiment(
            id: game.id, title: game.title, question: comparison.question,
            arms: methods.map { method in
                var arm = Arm(method.title, request(game.id, method, policy))
                arm.request.population = comparison.peers
                return arm
            }, reportsGroups: comparison.reportsGroups)
        experiment.note = comparison.note
        return experiment
    }

    private static let methods: [Method] = [.metaMAPG, .metaPG, .lolaDiCE, .reinforce]

    /// Figure 5: adaptation along the chain.
    private static func fourMethods(_ game: String, _ policy: PolicyClass) -> Experiment {
        let isDilemma = game == "ipd"
        var experiment = Experiment(
            id: game, title: isDilemma ? "Iterated prisoner's dilemma" : "Rock-paper-scissors",
            question: """
                How well does each method do along the chain against peers it has never met, who learn at the same time? \
                (Figure 5 of the paper.)
                """,
            arms: methods.map { Arm($0.title, request(game, $0, policy)) }, reportsGroups: isDilemma)
        if !isDilemma { experiment.networkUpdates = rockPaperScissorsUpdates }
        return experiment
    }

    private static let rockPaperScissorsUpdates = 600

    /// Figure 6a: how many trajectories a joint policy plays.
    private static func trajectories(_ policy: PolicyClass) -> Experiment {
        var arms: [Arm] = []
        for method in [Method.metaMAPG, .metaPG] {
            for count in [4, 8, 16, 32, 64] {
                var arm = Arm(
                    "\(method.title), K = \(count)",
                    request("ipd", method, policy) {
                        $0.trajectories = count
                        $0.testTrajectories = 0
                    })
                arm.series = method.title
                arm.x = Double(count)
                arm.paperArea = method == .metaMAPG ? PaperResults.areaByTrajectories[count] : nil
                arm.isPaperComparable = false
                arms.append(arm)
            }
        }
        return Experiment(
            id: "trajectories", title: "Trajectories per joint policy",
            question: "How much does it hurt to learn from fewer trajectories? (Figure 6a of the paper.)", arms: arms,
            xLabel: "trajectories per joint policy, K", note: scaleNote)
    }

    /// Figure 6b: peers whose parameters are not known.
    private static func opponentModelling(_ policy: PolicyClass) -> Experiment {
        var seen = Arm("Meta-MAPG, peers seen", request("ipd", .metaMAPG, policy))
        seen.paperArea = PaperResults.areaCentralised
        var modelled = Arm(
            "Meta-MAPG, peers modelled",
            request("ipd", .metaMAPG, policy) { $0.opponentModel = PolicyClass.tabular.rawValue })
        modelled.paperArea = PaperResults.areaModelled
        var without = Arm("Meta-PG", request("ipd", .metaPG, policy))
        without.paperArea = PaperResults.areaMetaPG
        let arms = [seen, modelled, without].map { arm in
            var arm = arm
            arm.isPaperComparable = false
            return arm
        }
        return Experiment(
            id: "opponent-modelling", title: "Opponent modelling",
            question: """
                What is left of the peer-learning term if the peers' parameters are not known, but fitted to what they do? \
                (Figure 6b of the paper.)
                """,
            arms: arms, note: scaleNote)
    }

    private static func outOfDistribution(_ policy: PolicyClass) -> Experiment {
        let arms = methods.map { method in
            var arm = Arm(method.title, request("ipd", method, policy))
            arm.testPeers = "out-of-distribution"
            arm.paperArea = PaperResults.areaOutOfDistribution[method.id]
            arm.isPaperComparable = false
            return arm
        }
        return Experiment(
            id: "out-of-distribution", title: "Peers out of distribution",
            question: "How well does each method do against kinds of peers that are unlike all it was trained with?",
            arms: arms, reportsGroups: true,
            note: scaleNote + """
                 The paper does not say from which ranges its personas come. Here they cooperate with a probability uniform \
                on [3/4, 1] in the observations after one action of the other player and on [0, 1/4] after the other one, \
                so that no persona of training is like them: in those, the probabilities of all observations lie on one \
                side of 1/2.
                """)
    }

    private static func players(_ policy: PolicyClass) -> Experiment {
        var arms: [Arm] = []
        for method in [Method.metaMAPG, .metaPG] {
            for count in 2...4 {
                var arm = Arm("\(method.title), \(count) players", request("rps", players: count, method, policy))
                arm.series = method.title
                arm.x = Double(count)
                arm.paperArea = PaperResults.areaByPlayers[method.id]?[count]
                arms.append(arm)
            }
        }
        var experiment = Experiment(
            id: "players", title: "Two to four players",
            question: "Does it still pay to shape peers when there are more of them? (Rock-paper-scissors.)",
            arms: arms,
            xLabel: "players, n",
            note: """
                For more than two players the paper does not say how rewards are made up; here they are means over the \
                other players.
                """)
        experiment.networkUpdates = rockPaperScissorsUpdates
        return experiment
    }

    private static func ablation(_ policy: PolicyClass) -> Experiment {
        let arms = [
            ("All terms (Meta-MAPG)", Method.metaMAPG), ("Without peer learning (Meta-PG)", .metaPG),
            ("Without own learning", .withoutOwnLearning),
        ].map { name, method in
            var arm = Arm(name, request("rps", method, policy))
            arm.paperArea = PaperResults.areaByAblation[method.id]
            return arm
        }
        var experiment = Experiment(
            id: "ablation", title: "Terms left out",
            question: "Which terms of the meta-gradient are needed? (Rock-paper-scissors.)", arms: arms)
        experiment.networkUpdates = rockPaperScissorsUpdates
        return experiment
    }

    private static let scaleNote = """
        The paper's areas for the prisoner's dilemma exceed what the payoffs allow, 7 x 1.5 = 10.5: some scale is unstated, \
        and only rankings can be compared.
        """
}
