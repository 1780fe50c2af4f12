import Formats
import Training

/// `metrics.csv`: one row a meta-update. The first column is `update`, then come the tags of `Metric` with `_` for `/`
/// (`reward_score`, `reward_phi_0`, ...). Missing values are empty.
package struct MetricsCSV: Sendable {
    private let metrics: [Metric]

    /// - Parameter shape: which columns there are. What samples have beyond it is left out.
    package init(_ shape: MetricShape) { metrics = Metric.all(for: shape) }

    /// The names of the columns.
    package var header: String { CSV.line(["update"] + metrics.map(MetricsCSV.column)) }

    /// What one meta-update measured.
    package func row(_ sample: UpdateSample) -> String {
        CSV.line(
            ["\(sample.update)"]
                + metrics.map { metric in
                    let value = metric.value(sample)
                    // Counts are exact far beyond any number of chains or personas.
                    return metric.isCount ? value.map { "\(Int($0))" } ?? "" : CSV.number(value)
                })
    }

    /// A whole file, with the columns that its samples fill.
    package static func text(_ samples: [UpdateSample]) -> String {
        let file = MetricsCSV(MetricShape(of: samples))
        return samples.reduce(into: file.header) { $0 += file.row($1) }
    }

    /// A name without the slash, which languages for data would have to quote.
    private static func column(_ metric: Metric) -> String {
        String(metric.tag.map { $0 == "/" ? "_" : $0 })
    }
}
