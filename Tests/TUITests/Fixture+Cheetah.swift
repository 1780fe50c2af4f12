import Engine
import Foundation
import Games
import TUI
import Training

/// A run of HalfCheetah that needs neither physics nor a file of peers.
extension Fixture {
    static let choices = Choices(
        games: GameCatalogue.matrixNames.map { .catalogue(name: $0, players: nil) }
            + [.catalogue(name: HalfCheetah.id, players: nil)],
        resolve: { try $0.game.name == HalfCheetah.id ? cheetah($0) : $0.resolved() },
        populations: { $0.name == HalfCheetah.id ? ["left"] : Choices.catalogue.populations($0) })

    static func cheetah(_ request: RunRequest) -> RunConfiguration {
        var stand = RunRequest(
            algorithm: request.algorithm, policy: PolicyClass.lstm.rawValue, overrides: request.overrides)
        stand.overrides.chainLength = request.overrides.chainLength ?? 2
        stand.overrides.horizon = 200
        stand.overrides.opponentModel = nil
        var configuration = configuration(stand)
        configuration.game = .halfCheetah(HalfCheetah())
        configuration.population = Population(
            id: "left", title: "A team", team: TeamSource(digest: "0", hidden: 64, counts: [.train: 46]))
        return configuration
    }

    /// The watched chain as far as `played` joint policies: a team that learns to gallop to the right.
    static func cheetahChain(_ configuration: RunConfiguration, played: Int) -> ChainRecord {
        let rewards = (0..<played).map { step in -40.5 + 94.2 * Double(min(step, 4)) }
        let agents = (0..<HalfCheetah.playerCount).map { agent in
            ChainRecord.Agent(
                name: agent == 0 ? "meta" : "left#12", meanReward: rewards, probabilities: [],
                normals: (0..<played).map { step in
                    let joints = 0..<HalfCheetah.actionCount
                    return ActionNormal(
                        means: joints.map { 2.2 * noise(17 * agent + 5 * $0 + step + 3) - 1.1 },
                        deviations: joints.map { 1.05 - 0.2 * Double(step) - 0.1 * noise($0 + 9 * agent) })
                },
                drift: (0..<played).map { 0.0021 * Double($0 * $0) })
        }
        return ChainRecord(
            agents: agents, visits: [], jointActions: [],
            innerRates: (0..<min(played, configuration.chainLength)).map { 0.005 + 0.0002 * Double($0) },
            motions: (0..<played).map { motion(speed: -1 + 1.9 * Double($0), frames: configuration.horizon + 1).frames }
        )
    }

    /// A gallop by sines.
    static func motion(speed: Double, frames: Int) -> HalfCheetahMotion {
        let swings = [0.35, 0.5, 0.3, -0.45, -0.4, 0.3]
        return HalfCheetahMotion(
            positions: (0..<frames).flatMap { frame -> [Float] in
                let time = Double(frame) * HalfCheetahMotion.frameSeconds
                let phase = 9 * time
                let trunk = [speed * time, 0.04 * sin(phase) - 0.05, 0.12 * sin(phase + 1)]
                let joints = swings.enumerated().map { $0.element * sin(phase + 0.7 * Double($0.offset)) }
                return (trunk + joints).map(Float.init)
            })
    }
}
