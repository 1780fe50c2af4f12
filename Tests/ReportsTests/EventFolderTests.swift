import Foundation
import Reports
import TestTools
import Testing
import Training

/// Event files as TensorBoard's own loader reads them.
struct EventFolderTests {
    /// What TensorBoard shows of the folder `run`, and whatever it complains about.
    private static let script = """
        import logging
        from tensorboard.util import tb_logging
        complaints = []
        class Handler(logging.Handler):
            def emit(self, record):
                if record.levelno >= logging.WARNING: complaints.append(record.getMessage())
        tb_logging.get_logger().addHandler(Handler())
        from tensorboard.backend.event_processing import plugin_event_accumulator
        from tensorboard.util import tensor_util
        events = plugin_event_accumulator.EventAccumulator("run", size_guidance={"tensors": 0})
        events.Reload()
        def steps(tag): return [(e.step, float(tensor_util.make_ndarray(e.tensor_proto))) for e in events.Tensors(tag)]
        """

    private func sample(_ update: Int) -> UpdateSample {
        var sample = samples[0]
        sample.update = update
        sample.meanReward = [[0, Double(update) / 4], [0, 0]]
        return sample
    }

    @Test func `TensorBoard knows what every curve is and means, and has nothing to complain about`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let writer = try TensorBoardWriter(folder: "\(folder.path)/run", wallTime: 1000, host: "h", process: 7)
        for update in 1...3 { try writer.append(sample(update), wallTime: 1000) }
        let output = try await Python.run(
            """
            \(Self.script)
            print(len(complaints), complaints[:1])
            print(len(events.PluginTagToContent("scalars")) == len(events.Tags()["tensors"]))
            print(events.SummaryMetadata("reward/score").summary_description)
            print(events.SummaryMetadata("critic/loss").data_class)
            print(steps("reward/score"))
            """, in: folder)
        #expect(
            output == """
                0 []
                True
                the meta-agent's mean reward after adaptation
                1
                [(1, 0.25), (2, 0.5), (3, 0.75)]

                """)
    }

    @Test func `a further file goes on at a step, and what others say from there on is forgotten`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let first = try TensorBoardWriter(folder: path, wallTime: 1000, host: "h", process: 10)
        for update in 1...5 { try first.append(sample(update), wallTime: 1000) }
        // Broken off in the midst of a record.
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: first.path))
        try handle.truncate(atOffset: try handle.seekToEnd() - 3)
        var written = try WrittenEvents(folder: path)
        #expect(written.steps.map(\.number) == [1, 2, 3, 4] && written.steps.last?.score == 1)
        #expect(written.nextTime == 1001)
        // Of the same second and with an earlier name, were it not for that.
        let second = try TensorBoardWriter(
            folder: path, wallTime: max(1000, written.nextTime), host: "h", process: 9, continuingAt: 3)
        for update in 3...6 { try second.append(sample(update * 10), wallTime: 1002) }
        written = try WrittenEvents(folder: path)
        #expect(written.steps.map(\.number) == [1, 2, 30, 40, 50, 60] && written.names.count == 2)
        let output = try await Python.run("\(Self.script)\nprint(steps(\"reward/score\"))", in: folder)
        #expect(output == "[(1, 0.25), (2, 0.5), (30, 7.5), (40, 10.0), (50, 12.5), (60, 15.0)]\n")
    }

    @Test func `what is no event file is named`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        #expect(try WrittenEvents(folder: "\(folder.path)/none").steps.isEmpty)
        let path = "\(folder.path)/events.out.tfevents.0000000001.h.1.0"
        try #require(mkfifo(path, 0o600) == 0)
        let error = #expect(throws: ExportError.self) { try WrittenEvents(folder: folder.path) }
        #expect(error?.description == "\"\(path)\" is no plain file, as an event file must be")
    }
}
