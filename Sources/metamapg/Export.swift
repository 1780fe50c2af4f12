import ArgumentParser
import Foundation
import Reports
import Store
import Training

/// `metamapg export`.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a run's metrics for other programs: TensorBoard, or tables of comma-separated values.",
        discussion: """
            Also while the run is trained; what is there then is written. docs/formats/exports.md explains names and \
            columns. Numbers are written in full in tables, and in single precision for TensorBoard, which has no other.
            """)

    @Argument(help: ArgumentHelp("Folder of a run, or the name of one of those that runs lists.", valueName: "run"))
    var name: String
    @Option(
        help: ArgumentHelp(
            "Folder of TensorBoard's runs; this one goes into a folder of its name there.", valueName: "dir"))
    var tensorboard: String?
    @Option(help: ArgumentHelp("A row for each meta-update; - for standard output.", valueName: "file"))
    var csv: String?
    @Option(
        name: .customLong("chains-csv"),
        help: ArgumentHelp(
            "A row for each meta-update, agent and joint policy; - for standard output.", valueName: "file"))
    var chainsCSV: String?
    @Flag(help: "Replace files that are there.")
    var force = false

    func validate() throws {
        guard tensorboard != nil || csv != nil || chainsCSV != nil else {
            throw ValidationError("Say what to write: --tensorboard, --csv or --chains-csv.")
        }
    }

    func run() throws {
        let path = try RunStore.standard.path(of: name)
        let reader = try RunReader(path)
        let updates = try reader.info.updates
        guard updates > 0 else { throw Failure("\"\(path)\" has no meta-updates yet") }
        // Before anything is written: a command writes all of its files or none.
        for file in [csv, chainsCSV].compactMap({ $0 }) { try OutputFile.check(file, force: force) }
        // What is recorded meanwhile is in none of the files.
        if let csv {
            let metrics = MetricsCSV(MetricShape(of: reader.configuration))
            try write(reader, until: updates, to: csv, header: metrics.header, metrics.row)
        }
        if let chainsCSV {
            try write(reader, until: updates, to: chainsCSV, header: ChainsCSV.header, ChainsCSV.rows)
        }
        if let tensorboard {
            let run = URL(fileURLWithPath: path).standardized.lastPathComponent
            let log = try EventFolder.begin("\(tensorboard)/\(run)", force: force)
            try reader.forEachPiece(until: updates) { samples in
                let times = try reader.times(after: samples[0].update - 1, limit: samples.count)
                for (sample, time) in zip(samples, times) { try log.append(sample, wallTime: time) }
            }
            try StandardOutput.print("Wrote \(log.path)")
        }
    }

    /// Writes a table piece by piece, as a run may be longer than memory.
    private func write(
        _ reader: RunReader, until last: Int, to path: String, header: String, _ rows: (UpdateSample) -> String
    ) throws {
        let file = try OutputFile(path, force: force)
        try file.write(header)
        try reader.forEachPiece(until: last) { samples in
            try file.write(samples.reduce(into: "") { $0 += rows($1) })
        }
        try file.finish()
        // A stream may be the one that this would be printed to.
        if file.isPlain { try StandardOutput.print("Wrote \(path)") }
    }
}
