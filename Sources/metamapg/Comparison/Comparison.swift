import Foundation
import Games
import Reports
import Scales

/// Groups of runs side by side, for people and for programs.
struct Comparison {
    private let groups: [RunGroup]
    private let personas: PersonaSplit
    private let count: Int

    /// - Parameters:
    ///   - runs: At least one, all of the same game and chain length.
    ///   - personas: Who was played against.
    ///   - count: How many of them.
    init(_ runs: [ComparedRun], personas: PersonaSplit, count: Int) {
        groups = RunGroup.groups(runs)
        self.personas = personas
        self.count = count
    }

    var text: String {
        let unit =
            groups[0].configuration.game.rewardUnit == .step ? "Reward of the meta-agent per step" : "Episode return"
        let head =
            "\(unit) against \(count) \(personas.rawValue) personas; AUC is the sum after "
            + "adaptation.\nMeans over seeds and half the width of their 95 % confidence intervals."
        return ([head] + groups.indices.map(section)).joined(separator: "\n\n")
            + (groups.count > 1 ? "\n\n" + differences : "")
    }

    /// What a person should know before reading, as sentences without their full stops.
    var warnings: [String] {
        groups.indices.compactMap { index in
            guard let first = groups[..<index].first(where: { groups[index].differsInLengthAlone(from: $0) }) else {
                return nil
            }
            func names(_ group: RunGroup) -> String { group.runs.map { "\"\($0.name)\"" }.joined(separator: ", ") }
            let own = groups[index]
            return "\(names(own)) \(own.runs.count == 1 ? "was" : "were") trained for "
                + "\(Comparison.updates(own.updates)) and \(names(first)) for \(first.updates); "
                + "they are compared as different groups"
        }
    }

    private static func updates(_ count: Int) -> String { "\(count) update\(count == 1 ? "" : "s")" }

    /// One group: its rewards by joint policy and its runs.
    private func section(_ index: Int) -> String {
        let group = groups[index]
        let seeds = "\(group.runs.count) seed\(group.runs.count == 1 ? "" : "s")"
        var lines = ["\(index + 1)  \(group.name), \(seeds) of \(Comparison.updates(group.updates))"]
        if index > 0 {
            let settings = group.settings(besides: groups[0])
            if !settings.isEmpty { lines.append("   with \(settings.joined(separator: ", "))") }
        }
        var table = TextTable(numbersFrom: 1)
        table.append(["  "] + group.rewards.indices.map { "phi_\($0)" } + ["AUC"])
        let columns = group.rewards + [group.area].compactMap(\.self)
        let digits = digits
        table.append(["  mean"] + columns.map { digits.text($0.mean) })
        table.append(["  95 % +-"] + columns.map { $0.interval().map(intervalText) ?? "--" })
        lines.append(table.text)
        var runs = TextTable(numbersFrom: 3)
        for run in group.runs {
            runs.append([
                "  seed \(run.run.configuration.seed)", run.name,
                "\(run.run.choice.rawValue) policy, of update \(run.run.checkpoint.update)",
                "AUC \(digits.text(run.area))",
            ])
        }
        lines.append(runs.text)
        return lines.joined(separator: "\n")
    }

    /// How the other groups differ from the first.
    private var differences: String {
        var table = TextTable()
        for index in groups.indices.dropFirst() {
            guard let difference = difference(index) else {
                table.append(["  \(index + 1) - 1", "needs two seeds of each"])
                continue
            }
            table.append([
                "  \(index + 1) - 1",
                "\(differenceText(difference.difference)) +- \(differenceText(difference.interval()))",
                difference.probability.map { "p = \(String(format: "%.2g", $0))" } ?? "",
            ])
        }
        return "Differences of AUC, by Welch's t-test\n\(table.text)"
    }

    /// How rewards are written, the same in all groups.
    private var digits: Digits {
        Digits(of: groups.flatMap { $0.runs.flatMap(\.rewards) }, atLeast: 3)
    }

    /// Half the width of an interval: three decimals, more where those would leave less than two digits.
    private func intervalText(_ value: Double) -> String {
        Digits(from: 0, to: value, atLeast: max(digits.decimals, 3), significant: 2).text(value)
    }

    /// A difference or its interval, with digits of their own: differences may be small.
    private func differenceText(_ value: Double) -> String {
        Digits(from: 0, to: abs(value), atLeast: max(digits.decimals, 3), significant: 3).text(value)
    }

    /// A group minus the first; nil if one of them has a single seed.
    private func difference(_ index: Int) -> WelchDifference? {
        guard let other = groups[index].area, let first = groups[0].area else { return nil }
        return WelchDifference(other, first)
    }

    var json: JSON {
        .object([
            ("game", .string(groups[0].configuration.game.id)), ("personas", .string(personas.rawValue)),
            ("count", .integer(count)), ("groups", .array(groups.indices.map(object))),
        ])
    }

    private func object(_ index: Int) -> JSON {
        let group = groups[index]
        let runs = group.runs.map { run in
            JSON.object([
                ("run", .string(run.name)), ("seed", .string("\(run.run.configuration.seed)")),
                ("policy", .string(run.run.choice.rawValue)), ("update", .integer(run.run.checkpoint.update)),
                ("meanReward", .numbers(run.rewards)), ("auc", .number(run.area)),
            ])
        }
        return .object([
            ("name", .string(group.name)), ("settings", .strings(index == 0 ? [] : group.settings(besides: groups[0]))),
            ("seeds", .integer(group.runs.count)), ("updates", .integer(group.updates)),
            ("meanReward", .array(group.rewards.map(JSON.statistics))),
            ("auc", group.area.map(JSON.statistics) ?? .null), ("difference", welch(index)), ("runs", .array(runs)),
        ])
    }

    private func welch(_ index: Int) -> JSON {
        guard index > 0, let difference = difference(index) else { return .null }
        return .object([
            ("auc", .number(difference.difference)), ("interval", .number(difference.interval())),
            ("degrees", difference.degrees.map(JSON.number) ?? .null),
            ("probability", difference.probability.map(JSON.number) ?? .null),
        ])
    }
}

extension JSON {
    /// Mean and half the width of its 95 % confidence interval, null for a single seed.
    fileprivate static func statistics(_ values: SampleStatistics) -> JSON {
        .object([("mean", .number(values.mean)), ("interval", values.interval().map(JSON.number) ?? .null)])
    }
}
