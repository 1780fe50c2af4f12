import Launcher
import Testing

/// Which build of a package is started on which processor.
struct LevelTests {
    /// Registers of an AMD EPYC 9004.
    private static let newest = Processor(
        features: 0xfffa_3203, extensions: 0xf1bf_07ab, extended: 0x40_03f3, saved: 0xe7)

    private func choice(_ level: Int32, _ wanted: String?, builds: UInt32 = 0b11100) -> (Int32, String) {
        var message = [CChar](repeating: 0, count: 300)
        let chosen = chosenLevel(level, wanted, builds, &message, Int32(message.count))
        return (chosen, String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }

    @Test func `levels follow from what the processor has`() {
        #expect(levelOf(Processor(features: 0, extensions: 0, extended: 0, saved: 0)) == 1)
        #expect(levelOf(LevelTests.newest) == 4)
        let levels = thisProcessor()
        #expect((1...4).contains(levelOf(levels)))
    }

    @Test(
        arguments: [
            // Each without one flag: SSE3, SSE4.2, POPCNT, FMA, MOVBE, OSXSAVE, AVX, F16C.
            (0, 1), (20, 1), (23, 1), (12, 2), (22, 2), (27, 2), (28, 2), (29, 2),
        ] as [(UInt32, Int32)])
    func `one missing feature of leaf 1 takes a level away`(bit: UInt32, level: Int32) {
        var processor = LevelTests.newest
        processor.features &= ~(1 << bit)
        #expect(levelOf(processor) == level)
    }

    @Test(
        arguments: [
            // BMI1, AVX2, BMI2, AVX512F, DQ, CD, BW, VL.
            (3, 2), (5, 2), (8, 2), (16, 3), (17, 3), (28, 3), (30, 3), (31, 3),
        ] as [(UInt32, Int32)])
    func `one missing extension takes a level away`(bit: UInt32, level: Int32) {
        var processor = LevelTests.newest
        processor.extensions &= ~(1 << bit)
        #expect(levelOf(processor) == level)
    }

    @Test func `registers that the system does not save do not count`() {
        for (saved, level) in [(0, 2), (0x3, 2), (0x7, 3), (0x67, 3), (0xe7, 4)] as [(UInt32, Int32)] {
            var processor = LevelTests.newest
            processor.saved = saved
            #expect(levelOf(processor) == level, "\(saved)")
        }
        for (extended, level) in [(0x40_03f2, 1), (0x40_03d3, 2)] as [(UInt32, Int32)] {
            var processor = LevelTests.newest
            processor.extended = extended
            #expect(levelOf(processor) == level, "\(extended)")
        }
    }

    @Test func `the best build that the machine can run is started`() {
        for level: Int32 in 2...4 {
            for wanted in [nil, "", "native"] { #expect(choice(level, wanted) == (level, "")) }
        }
        #expect(choice(4, nil, builds: 0b01100).0 == 3)
        #expect(choice(3, nil, builds: 0b10100).0 == 2)
    }

    @Test func `METAMAPG_CPU asks for a level that the machine has`() {
        #expect(choice(4, "x86-64-v2").0 == 2)
        #expect(choice(4, "x86-64-v3").0 == 3)
        #expect(choice(4, "x86-64-v4").0 == 4)
        #expect(
            choice(3, "x86-64-v4")
                == (0, "METAMAPG_CPU is x86-64-v4, but this machine has no more than x86-64-v3."))
        for word in ["v3", "x86-64-v1", "x86-64-v5", "x86-64-v33", "NATIVE", "portable"] {
            #expect(
                choice(4, word)
                    == (0, "METAMAPG_CPU is \"\(word)\"; it may be native, x86-64-v2, x86-64-v3 or x86-64-v4."))
        }
        #expect(
            choice(4, "x86-64-v3", builds: 0b10100)
                == (0, "METAMAPG_CPU is x86-64-v3, but the program's build for it is not installed."))
    }

    @Test func `what cannot be started is told why`() {
        #expect(choice(1, nil).1.contains("needs a processor of level x86-64-v2"))
        #expect(choice(4, nil, builds: 0).1.contains("are not installed"))
        // However long a word is.
        #expect(choice(4, String(repeating: "x", count: 9_999)).1.count < 300)
    }
}
