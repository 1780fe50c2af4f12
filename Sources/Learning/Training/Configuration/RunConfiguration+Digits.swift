import Games
import Scales

extension RunConfiguration {
    /// How rewards and scores are written for people: by how far the game's payoffs lie apart, so that texts do not change
    /// their form while a run learns. With two decimals where nothing bounds rewards.
    package var rewardDigits: Digits {
        guard let game = game.matrix else { return Digits(from: 0, to: 0) }
        return Digits(of: game.payoffs.joined())
    }
}
