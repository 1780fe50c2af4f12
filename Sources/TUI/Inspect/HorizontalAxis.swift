import Engine
import Scales
import Training

/// The horizontal axis of charts over updates: what is counted, from where to where.
struct HorizontalAxis: Sendable {
    let unit: ChartWindow.Unit
    let low: Double
    let high: Double

    /// Where a value lies from left (0) to right (1).
    func share(_ value: Double) -> Double { (value - low) / (high - low) }

    /// Labelled places, at most so many.
    func ticks(atMost count: Int) -> [(share: Double, label: String)] {
        switch unit {
        case .update:
            return Ticks.nice(from: low, to: high, atMost: count).values.filter { $0 == $0.rounded() }.map {
                (share($0), "\(Int($0))")
            }
        case .step:
            let (divisor, name) = HorizontalAxis.unit(of: high)
            let ticks = Ticks.nice(from: low / divisor, to: high / divisor, atMost: count)
            return ticks.values.map { (share($0 * divisor), $0 == 0 ? "0" : ticks.label($0) + name) }
        case .time:
            let step = HorizontalAxis.timeStep(atLeast: (high - low) / Double(max(count, 1)))
            let first = (low / step - 1e-9).rounded(.up)
            let last = (high / step + 1e-9).rounded(.down)
            guard last >= first, last - first < 1000 else { return [] }
            return (0...Int(last - first)).map { (first + Double($0)) * step }.map {
                (share($0), $0 == 0 ? "0" : HorizontalAxis.duration($0))
            }
        }
    }

    /// A place on the axis in words.
    func text(_ value: Double) -> String {
        switch unit {
        case .update: "\(Int(value))"
        case .step: HorizontalAxis.steps(value)
        case .time: HorizontalAxis.duration(value)
        }
    }

    /// Steps in three or four digits: `850`, `12.3k`, `1.21M`.
    static func steps(_ value: Double) -> String {
        let (divisor, name) = unit(of: value)
        let rest = value / divisor
        return divisor == 1 ? Text.fixed(rest, 0) : Text.fixed(rest, rest < 10 ? 2 : rest < 100 ? 1 : 0) + name
    }

    /// A time span, that of less than ten seconds with a decimal.
    static func duration(_ seconds: Double) -> String {
        seconds < 9.95 && seconds != seconds.rounded() ? "\(Text.fixed(seconds, 1))s" : Text.duration(seconds)
    }

    private static func unit(of value: Double) -> (divisor: Double, name: String) {
        value >= 1e9 ? (1e9, "G") : value >= 1e6 ? (1e6, "M") : value >= 1e4 ? (1e3, "k") : (1, "")
    }

    /// Round steps of time, in seconds.
    private static func timeStep(atLeast size: Double) -> Double {
        let steps = [
            0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 10800, 21600, 43200, 86400,
        ]
        if let step = steps.first(where: { $0 >= size }) { return step }
        var days = 86400.0
        while days < size { days *= 2 }
        return days
    }
}

extension Subject {
    /// Steps of the game in the training chains of an update: M chains of L + 1 joint policies, each played in K
    /// trajectories of T steps, in which all players act at once. Validation does not count, nor do simulated updates.
    /// Nil where chains are computed without a step.
    var stepsPerUpdate: Int? {
        switch self {
        case .run(let run):
            run.estimator == .exact
                ? nil : run.chains * (run.chainLength + 1) * run.trajectories * run.horizon
        case .team(let settings, _): settings.trajectories * settings.horizon
        }
    }
}

/// Where points lie along an axis.
struct CurvePlaces: Sendable {
    let unit: ChartWindow.Unit
    let stepsPerUpdate: Double

    init(_ unit: ChartWindow.Unit, _ subject: Subject) {
        self.unit = unit
        stepsPerUpdate = Double(subject.stepsPerUpdate ?? 0)
    }

    /// `nan` where nobody knows.
    func place(of point: Bucket) -> Double {
        switch unit {
        case .update: Double(point.lastUpdate)
        case .step: Double(point.lastUpdate) * stepsPerUpdate
        case .time: point.elapsed
        }
    }
}

extension Scene {
    /// How the points of this run lie along the axis.
    var places: CurvePlaces { CurvePlaces(view.window.unit, subject) }

    /// Where an update lies; `nan` where nobody knows.
    func place(ofUpdate update: Int) -> Double {
        switch view.window.unit {
        case .update: return Double(update)
        case .step: return Double(update) * places.stepsPerUpdate
        case .time:
            if update <= 0 { return 0 }
            return history.point(at: min(update, history.lastUpdate))?.elapsed ?? .nan
        }
    }

    /// Why updates cannot be counted that way; nil if they can.
    var unitReason: String? {
        switch view.window.unit {
        case .update: nil
        case .step: subject.stepsPerUpdate == nil ? "chains are computed exactly here: no step is taken" : nil
        case .time:
            place(ofUpdate: history.lastUpdate) > 0 ? nil : "it is not known when these updates were made"
        }
    }

    /// The axis of what is shown; nil with `unitReason`.
    var horizontalAxis: HorizontalAxis? {
        let shown = shownUpdates
        let unit = view.window.unit
        guard unit != .update else {
            return HorizontalAxis(unit: unit, low: Double(shown.low), high: Double(shown.high))
        }
        guard unitReason == nil else { return nil }
        var high = place(ofUpdate: shown.high)
        if view.window.width == nil, view.window.end == nil {
            for overlay in overlays { high = max(high, overlay.lastPlace(unit)) }
        }
        let low = place(ofUpdate: shown.low)
        // What came before times were known has no place.
        return high > 0 ? HorizontalAxis(unit: unit, low: low < high ? low : 0, high: high) : nil
    }
}

extension Overlay {
    func places(_ unit: ChartWindow.Unit) -> CurvePlaces { CurvePlaces(unit, .run(configuration)) }

    /// Where it ends; 0 where nobody knows.
    fileprivate func lastPlace(_ unit: ChartWindow.Unit) -> Double {
        guard let last = history?.buckets.items.last else { return 0 }
        let place = places(unit).place(of: last)
        return place.isNaN ? 0 : place
    }

    /// The point that a place on the axis belongs to: the last one that does not lie after it; nil before the first and
    /// after the last.
    func point(at place: Double, _ unit: ChartWindow.Unit) -> Bucket? {
        guard let items = history?.buckets.items, let last = items.last else { return nil }
        let places = places(unit)
        guard places.place(of: last) >= place else { return nil }
        return items.first { places.place(of: $0) >= place }
    }
}
