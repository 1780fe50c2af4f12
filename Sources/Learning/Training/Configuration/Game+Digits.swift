import Games
import Scales

extension Game {
    /// How rewards and scores are written for people: by how far the game's rewards can lie apart, so that texts do not change
    /// their form while a run learns. Where nothing bounds rewards, with three decimals for means per step, which are small,
    /// and two for returns of episodes.
    package var rewardDigits: Digits {
        let bounds = rewardBounds ?? (rewardUnit == .step ? 0...0.5 : 0...0)
        return Digits(from: bounds.lowerBound, to: bounds.upperBound)
    }
}

extension RunConfiguration {
    /// How its rewards and scores are written for people.
    package var rewardDigits: Digits { game.rewardDigits }
}
