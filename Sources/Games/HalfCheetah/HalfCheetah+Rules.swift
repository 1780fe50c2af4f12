extension HalfCheetah: GameRules {
    package var id: String { HalfCheetah.id }
    package var title: String { HalfCheetah.title }
    package var players: Int { HalfCheetah.playerCount }
    package var observationSpace: Space { .reals(HalfCheetah.observationCount) }
    package var actionSpace: Space { .reals(HalfCheetah.actionCount) }
    package var rewardUnit: RewardUnit { .episode(scale: HalfCheetah.rewardScale) }
    package var paysTogether: Bool { true }
    package var actionSummary: String { "\(HalfCheetah.actionCount) torques each" }
    package var joints: Joints? { HalfCheetah.joints }
    package var unavailability: String? { HalfCheetah.unavailability }
    package var comparison: Comparison? { HalfCheetah.experiment }
    package var published: PublishedResult? { HalfCheetah.paper }
    package var physics: (any Physics)? { HalfCheetahPhysics() }

    package var mechanics: Mechanics {
        .simulated(
            Simulated(frameSize: HalfCheetah.freedomCount) { (count) throws(SimulationError) in
                try HalfCheetahPhysics().bodies(paid: direction, count: count)
            })
    }

    /// The paper's peers learned to run the other way.
    package var peers: PeerSource {
        let left = HalfCheetah(direction: .left)
        return .teams(
            Pretraining(
                game: Game(left), variant: left.direction.rawValue, aim: "to run the other way",
                usual: HalfCheetah.usualPopulation))
    }
}

extension Game {
    /// 2-Agent HalfCheetah as the paper plays it.
    package static let cheetah = Game(HalfCheetah())

    package static func halfCheetah(_ game: HalfCheetah) -> Game { Game(game) }

    /// The body that its picture draws; nil for any other game.
    package var body: HalfCheetah? { rules as? HalfCheetah }
}

extension SimulationError {
    /// - Parameter problem: What is wrong with HalfCheetah, as the end of a sentence.
    package init(_ problem: String) { self.init(problem, of: "HalfCheetah") }
}
