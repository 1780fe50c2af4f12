import Games
import Scales

extension Game {
    /// How rewards and scores are written for people: by how far the game's rewards can lie apart, so that texts do not change
    /// their form while a run learns. With two decimals where nothing bounds rewards.
    package var rewardDigits: Digits {
        let bounds = rewardBounds ?? 0...0
        return Digits(from: bounds.lowerBound, to: bounds.upperBound)
    }
}

extension RunConfiguration {
    /// How its rewards and scores are written for people.
    package var rewardDigits: Digits { game.rewardDigits }
}
