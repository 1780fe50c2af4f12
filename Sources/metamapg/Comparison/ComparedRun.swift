import Foundation
import Reports
import Store
import Training

/// A run's policy as it did against the personas.
struct ComparedRun {
    /// As it was named on the command line.
    let name: String
    let run: PlayedRun
    /// Mean reward per step of the meta-agent at each joint policy, `[L + 1]`.
    let rewards: [Double]

    /// The sum of the rewards over joint policies 1..L.
    var area: Double { rewards.dropFirst().reduce(0, +) }
}

/// Runs that differ in nothing but their seed, trained for as many meta-updates: a mean over others would be that of no
/// experiment.
struct RunGroup {
    let runs: [ComparedRun]

    /// Of the first run; its seed says nothing about the others.
    var configuration: RunConfiguration { runs[0].run.configuration }
    /// As `game/population/algorithm/policy`.
    var name: String { configuration.name.split(separator: "/").dropLast().joined(separator: "/") }

    /// Meta-updates that each was trained for.
    var updates: Int { runs[0].run.updates }

    /// Over seeds, at each joint policy.
    var rewards: [SampleStatistics] {
        runs[0].rewards.indices.compactMap { step in SampleStatistics(runs.map { $0.rewards[step] }) }
    }

    /// Over seeds.
    var area: SampleStatistics? { SampleStatistics(runs.map(\.area)) }

    /// Runs by group, both in the order in which they came.
    static func groups(_ runs: [ComparedRun]) -> [RunGroup] {
        struct Key: Hashable {
            var configuration: RunConfiguration
            var updates: Int
        }
        var keys: [Key] = []
        var members: [Key: [ComparedRun]] = [:]
        for run in runs {
            var key = Key(configuration: run.run.configuration, updates: run.run.updates)
            key.configuration.seed = 0
            if members[key] == nil { keys.append(key) }
            members[key, default: []].append(run)
        }
        return keys.map { RunGroup(runs: members[$0] ?? []) }
    }

    /// Whether it has the same settings as another group, so that the lengths of training alone tell them apart.
    func differsInLengthAlone(from other: RunGroup) -> Bool {
        var (own, others) = (configuration, other.configuration)
        (own.seed, others.seed) = (0, 0)
        return own == others && updates != other.updates
    }

    /// Settings that another group has not, as lines of a configuration file.
    func settings(besides other: RunGroup) -> [String] {
        func lines(_ group: RunGroup) -> [String] {
            var configuration = group.configuration
            configuration.seed = 0
            return ConfigurationFile.text(of: configuration).split(separator: "\n").map(String.init)
        }
        let others = Set(lines(other))
        return lines(self).filter { !others.contains($0) }.map { line in
            // Without what a comment says.
            String(line.prefix { $0 != "#" }).trimmingCharacters(in: .whitespaces)
        }.filter { !$0.isEmpty }
    }
}
