import ArgumentParser
import Foundation
import Learning
import Reports

/// `metamapg export`.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a run's metrics for other programs: TensorBoard, or tables of comma-separated values.",
        discussion: """
            Also while the run is trained; what is there then is written. Documentation/exports.md explains names and \
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
        let samples = try reader.samples()
        guard !samples.isEmpty else { throw Failure("\"\(path)\" has no meta-updates yet") }
        if let csv { try write(MetricsCSV.text(samples), to: csv) }
        if let chainsCSV { try write(ChainsCSV.text(samples), to: chainsCSV) }
        if let tensorboard {
            let run = URL(fileURLWithPath: path).standardized.lastPathComponent
            let log = try EventFolder.begin("\(tensorboard)/\(run)", force: force)
            for (sample, time) in zip(samples, try reader.times()) { try log.append(sample, wallTime: time) }
            print("Wrote \(log.path)")
        }
    }

    private func write(_ text: String, to path: String) throws {
        if path == "-" { return Descriptor.write(text, to: STDOUT_FILENO) }
        if !force, FileManager.default.fileExists(atPath: path) {
            throw UsageError("\"\(path)\" exists; choose another file, or replace it with --force")
        }
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Failure("cannot write \"\(path)\": \(systemReason(error))")
        }
        print("Wrote \(path)")
    }
}
