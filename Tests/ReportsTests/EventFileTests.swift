import Foundation
import Reports
import TestTools
import Testing

struct EventFileTests {
    @Test func `TensorBoard reads what is appended`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let writer = try TensorBoardWriter(folder: "\(folder.path)/run", wallTime: 1000, host: "a b", process: 7)
        try writer.append(samples[0], wallTime: 1001.5)
        try writer.append(samples[1], wallTime: 1002)
        #expect(try folder.entries("run") == ["events.out.tfevents.0000001000.a_b.7.0"])
        let output = try await Python.run(
            """
            from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
            events = EventAccumulator("run", size_guidance={"scalars": 0})
            events.Reload()
            print(events.FirstEventTimestamp())
            for tag in sorted(events.Tags()["scalars"]):
                print(tag, [(event.wall_time, event.step, event.value) for event in events.Scalars(tag)])
            """, in: folder)
        #expect(
            output == """
                1000.0
                critic/loss [(1001.5, 1, 0.75)]
                gradient/clipped_chains [(1001.5, 1, 3.0), (1002.0, 20, 0.0)]
                gradient/cosine_current_own [(1001.5, 1, -0.5)]
                gradient/cosine_current_peer [(1001.5, 1, 0.0)]
                gradient/current [(1001.5, 1, 1.0)]
                gradient/largest_chain [(1001.5, 1, 2.0), (1002.0, 20, 0.0)]
                gradient/norm [(1001.5, 1, 1.5), (1002.0, 20, inf)]
                gradient/own [(1001.5, 1, 0.5)]
                gradient/peer [(1001.5, 1, 0.25)]
                inner_rate/0 [(1001.5, 1, 0.10000000149011612), (1002.0, 20, 0.30000001192092896)]
                reward/phi_0 [(1001.5, 1, 0.10000000149011612), (1002.0, 20, 0.0)]
                reward/phi_1 [(1001.5, 1, 0.5), (1002.0, 20, -0.5)]
                reward/score [(1001.5, 1, 0.5), (1002.0, 20, -0.5)]
                reward_peer_1/phi_0 [(1001.5, 1, -0.25), (1002.0, 20, nan)]
                reward_peer_1/phi_1 [(1001.5, 1, 1.0000000116860974e-07), (1002.0, 20, 0.3333333432674408)]
                validation/best [(1001.5, 1, 1.0)]
                validation/personas [(1001.5, 1, 8.0)]
                validation/score [(1001.5, 1, 0.625)]

                """)
    }

    @Test func `TensorBoard reads while the file grows, and shows what curves mean`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        var records = EventRecords()
        var data = EventRecords.opening(wallTime: 1)
        data.append(records.record(samples[1], wallTime: 2))
        let whole = data.count
        // Measured for the first time in the second record, so it is only there that it can be explained.
        data.append(records.record(samples[0], wallTime: 3))
        try data.write(to: URL(fileURLWithPath: "\(folder.path)/all"))
        let output = try await Python.run(
            """
            import os
            from tensorboard.backend.event_processing.event_file_loader import EventFileLoader
            from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
            data = open("all", "rb").read()
            os.mkdir("live")
            with open("live/x.tfevents", "wb", buffering=0) as file:
                file.write(data[:\(whole + 5)])
                events = EventAccumulator("live")
                events.Reload()
                print(len(events.Scalars("reward/score")))
                file.write(data[\(whole + 5):])
                events.Reload()
                print(len(events.Scalars("reward/score")))
            for event in EventFileLoader("all").Load():
                for value in event.summary.value:
                    if value.tag in ("reward/score", "validation/score"):
                        print(event.step, value.tag, value.metadata.plugin_data.plugin_name,
                              repr(value.metadata.summary_description))
            """, in: folder)
        #expect(
            output == """
                1
                2
                20 reward/score scalars "the meta-agent's mean reward after adaptation"
                1 reward/score scalars ''
                1 validation/score scalars "the meta-agent's mean reward after adaptation to validation personas"

                """)
    }

    @Test func `a second file of the same second has another name`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for _ in 0..<2 { _ = try TensorBoardWriter(folder: folder.path, wallTime: 1, host: "h", process: 2) }
        #expect(
            try folder.entries() == [
                "events.out.tfevents.0000000001.h.2.0", "events.out.tfevents.0000000001.h.2.1",
            ])
    }

    @Test func `a folder that cannot be made is named`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.write("", to: "file")
        let error = #expect(throws: ExportError.self) {
            try TensorBoardWriter(folder: "\(folder.path)/file/run", wallTime: 1, host: "h", process: 2)
        }
        #expect(error?.description.hasPrefix("cannot create the folder \"\(folder.path)/file/run\": ") == true)
    }

    @Test func `equal samples give equal bytes`() {
        var (first, second) = (EventRecords(), EventRecords())
        #expect(first.record(samples[0], wallTime: 1) == second.record(samples[0], wallTime: 1))
    }
}
