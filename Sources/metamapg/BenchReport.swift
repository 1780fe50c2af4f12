import Engine
import Foundation
import Games
import Store
import TUI
import Threads
import Training

/// What `bench` measures.
struct BenchReport {
    let threads: Int
    /// A recurrent chain with the paper's settings, on one thread.
    let network: NetworkBenchmark
    /// Seconds per recurrent chain on all threads.
    let lstmChainSecondsAll: Double
    /// Most memory that the process had when recurrent chains were trained on all threads, in millions of bytes.
    let lstmPeakMegabytes: Double
    /// Seconds of a chain on one thread, by the name of the network, of those that are not measured in parts.
    let otherNetworks: [(name: String, chainSeconds: Double)]
    /// Chains per second on one thread.
    let chainsPerSecond1: Double
    /// Chains per second on all threads.
    let chainsPerSecondAll: Double
    /// 99 % of frames take less, in milliseconds.
    let frameMilliseconds: Double
    /// The median frame.
    let bytesPerFrame: Int
    /// 99 % of keys reach the screen sooner, in milliseconds.
    let keyLatencyP99Milliseconds: Double
    /// The first game of the catalogue that has physics; nil where it cannot be played.
    let bodies: Bodies?

    /// The speed of a game with physics.
    struct Bodies {
        let physics: any Physics
        let speed: PhysicsBenchmark
        /// A chain with the paper's settings, on one thread, and seconds per chain on all.
        let chain: NetworkBenchmark
        let chainSecondsAll: Double

        init(_ game: Game, _ physics: any Physics, threads: Int, seconds: Double) throws {
            self.physics = physics
            speed = try PhysicsBenchmark(game, physics, seconds: seconds)
            var settings = RunSettings()
            settings.game = .named(game.id)
            settings.preset = PresetName.paper.rawValue
            settings.overrides.chains = threads
            let configuration = try settings.request().configuration
            chain = try NetworkBenchmark(configuration, chains: max(Int(seconds * 4), 1))
            chainSecondsAll =
                1 / (try ChainBenchmark(configuration).chainsPerSecond(threads: threads, seconds: seconds))
        }
    }

    /// Measures.
    /// - Parameters:
    ///   - threads: How many are all.
    ///   - seconds: How long each measurement takes.
    /// - Throws: What keeps a run or a pseudo-terminal from being made, as a sentence.
    init(threads: Int, seconds: Double) throws {
        // First, so that the peak of memory is that of recurrent training.
        var recurrent = try RunRequest(policy: PolicyClass.lstm.rawValue).resolved()
        recurrent.chains = 2 * threads
        let chains = max(Int(seconds * 10), 1)
        lstmChainSecondsAll = 1 / (try ChainBenchmark(recurrent).chainsPerSecond(threads: threads, seconds: seconds))
        lstmPeakMegabytes = Double(try PeakMemory.bytes()) / 1e6
        network = try NetworkBenchmark(recurrent, chains: chains)
        otherNetworks = try PolicyClass.networks.filter { $0 != .lstm }.map { policy in
            var configuration = try RunRequest(policy: policy.rawValue).resolved()
            configuration.chains = 1
            let rate = try ChainBenchmark(configuration).chainsPerSecond(threads: 1, seconds: seconds)
            return (policy.rawValue, 1 / rate)
        }
        let request = RunRequest()
        let configuration = try request.resolved()
        let benchmark = ChainBenchmark(configuration)
        self.threads = threads
        chainsPerSecond1 = try benchmark.chainsPerSecond(threads: 1, seconds: seconds)
        chainsPerSecondAll =
            threads == 1 ? chainsPerSecond1 : try benchmark.chainsPerSecond(threads: threads, seconds: seconds)
        bodies = try GameCatalogue.playableNames.lazy.map { try GameCatalogue.game($0, players: nil) }
            .first { $0.physics != nil }
            .flatMap { game in
                try game.physics.map { try Bodies(game, $0, threads: threads, seconds: seconds) }
            }
        let wake = WakePipe()
        let trainer = try Trainer(request, .init(threads: threads), onNews: { wake.signal() })
        var probe = DashboardProbe()
        probe.presses = max(Int(6 * seconds / probe.interval), 10)
        let looks = ViewOptions(depth: .colors256, symbols: .braille)
        let model = Model(
            columns: probe.columns, rows: probe.rows, subject: .run(configuration), request: request, options: looks,
            themes: .builtIn, choices: Choices(games: []) { _ in [] }, now: Monotonic.now)
        let report = try probe.run(trainer: trainer, model: model, wake: wake, start: trainer.start)
        trainer.finish()
        frameMilliseconds = report.frames.duration(percentile: 0.99) * 1_000
        bytesPerFrame = report.frames.bytes(percentile: 0.5)
        keyLatencyP99Milliseconds = report.keyLatency(percentile: 0.99) * 1_000
    }

    var json: JSON {
        let others = otherNetworks.map { ("\($0.name)ChainSeconds1", JSON.number($0.chainSeconds)) }
        return .object(
            others + [
                ("tabularChainsPerSecond1", .number(chainsPerSecond1)),
                ("tabularChainsPerSecondAll", .number(chainsPerSecondAll)),
                ("lstmChainSeconds1", .number(network.chainSeconds)),
                ("lstmChainSecondsAll", .number(lstmChainSecondsAll)),
                ("lstmPeakMegabytes", .number(lstmPeakMegabytes)),
                ("fmaPeakGflops1", .number(network.peakGigaflops)),
                ("lstmGflops1", .number(network.gigaflops)),
                ("lstmShares", .object(network.shares.map { ($0.part, .number($0.share)) })),
                ("threads", .integer(threads)),
                ("frameMilliseconds", .number(frameMilliseconds)),
                ("bytesPerFrame", .integer(bytesPerFrame)),
                ("keyLatencyP99Milliseconds", .number(keyLatencyP99Milliseconds)),
                (
                    "cheetahSimulationStepsPerSecond1",
                    bodies.map { .number($0.speed.simulationStepsPerSecond) } ?? .null
                ),
                ("mjStepRate1", bodies.map { .number($0.speed.bareStepsPerSecond) } ?? .null),
                ("cheetahChainSeconds1", bodies.map { .number($0.chain.chainSeconds) } ?? .null),
                ("cheetahChainSecondsAll", bodies.map { .number($0.chainSecondsAll) } ?? .null),
                (
                    "cheetahShares",
                    bodies.map { .object($0.chain.shares.map { ($0.part, .number($0.share)) }) } ?? .null
                ),
            ])
    }

    var text: String {
        var table = TextTable()
        table.append(["chains per second, 1 thread", chainsPerSecond1.places(0)])
        table.append([
            "chains per second, \(threads) threads",
            "\(chainsPerSecondAll.places(0)) (\((chainsPerSecondAll / chainsPerSecond1).places(2)) times one)",
        ])
        let share = network.gigaflops / network.peakGigaflops
        table.append(["recurrent chain, 1 thread", "\(network.chainSeconds.places(3)) s"])
        table.append([
            "recurrent chain, \(threads) threads",
            "\(lstmChainSecondsAll.places(3)) s (\((network.chainSeconds / lstmChainSecondsAll).places(2)) times one)",
        ])
        table.append(["  memory at most", "\(lstmPeakMegabytes.places(0)) MB"])
        table.append([
            "  multiplying and adding",
            "\(network.gigaflops.places(0)) of at most \(network.peakGigaflops.places(0)) Gflop/s "
                + "(\((100 * share).places(0)) %)",
        ])
        for (part, share) in network.shares { table.append(["  \(part)", "\((100 * share).places(0)) %"]) }
        for network in otherNetworks {
            table.append(["\(network.name) chain, 1 thread", "\(network.chainSeconds.places(3)) s"])
        }
        table.append(["frame at 120x36, p99", "\(frameMilliseconds.places(2)) ms"])
        table.append(["frame at 120x36, median", "\(bytesPerFrame) bytes"])
        table.append(["key to screen while training, p99", "\(keyLatencyP99Milliseconds.places(1)) ms"])
        if let bodies {
            let (name, speed) = (bodies.physics.name, bodies.speed)
            let share = speed.simulationStepsPerSecond / speed.bareStepsPerSecond
            table.append([
                "steps of \(name) per second",
                "\(speed.simulationStepsPerSecond.places(0)) of \(speed.bareStepsPerSecond.places(0)) "
                    + "by \(bodies.physics.library) alone (\((100 * share).places(0)) %)",
            ])
            table.append(["chain of \(name), 1 thread", "\(bodies.chain.chainSeconds.places(3)) s"])
            let ratio = bodies.chain.chainSeconds / bodies.chainSecondsAll
            table.append([
                "chain of \(name), \(threads) threads",
                "\(bodies.chainSecondsAll.places(3)) s (\(ratio.places(2)) times one)",
            ])
            for (part, share) in bodies.chain.shares {
                table.append(["  \(part)", "\((100 * share).places(0)) %"])
            }
        }
        return table.text
    }
}
