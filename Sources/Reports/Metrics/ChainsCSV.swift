import Formats
import Training

/// `chains.csv`: the rewards along the chain in long format, one row for each meta-update, agent and joint policy, as
/// tools for plotting want them. Agent 0 is the meta-agent, joint policy 0 is before adaptation.
package enum ChainsCSV {
    package static let header = CSV.line(["update", "agent", "joint_policy", "mean_reward"])

    /// The rows of one meta-update.
    package static func rows(_ sample: UpdateSample) -> String {
        var text = ""
        for (agent, rewards) in sample.meanReward.enumerated() {
            for (joint, reward) in rewards.enumerated() {
                text += CSV.line(["\(sample.update)", "\(agent)", "\(joint)", CSV.number(reward)])
            }
        }
        return text
    }

    /// A whole file.
    package static func text(_ samples: [UpdateSample]) -> String {
        samples.reduce(into: header) { $0 += rows($1) }
    }
}
