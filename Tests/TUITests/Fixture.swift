import Engine
import Games
import TUI
import Training

/// Models in every state, the same on every machine.
enum Fixture {
    /// A game nobody ships.
    static let customGame = MatrixGame(
        id: "chores", title: "Doing the dishes", players: 2, actions: ["wash up", "leave it"], symbols: ["W", "L"],
        payoffs: [[2, 0, 3, -4], [2, 3, 0, -4]])

    /// A game in letters of two cells, one of which is cut where names are.
    static let wideGame = MatrixGame(
        id: "dilemma", title: "囚人のジレンマ", players: 2, actions: ["協力する", "e\u{301}裏切ってから黙って去る"], symbols: ["A", "B"],
        payoffs: [[2, 0, 3, -4], [2, 3, 0, -4]])

    /// A game of many actions, whose payoffs do not fit side by side.
    static func manyGame(_ count: Int) -> MatrixGame {
        let letters = (0..<count).compactMap { Unicode.Scalar(65 + $0).map { String($0) } }
        let payoffs = (0..<count * count).map { Double($0 * 7919 % 2001 - 1000) / 100 }
        return MatrixGame(
            id: "many", title: "Many actions", players: 2, actions: letters.map { "action \($0)" }, symbols: letters,
            payoffs: [payoffs, payoffs.map { -$0 }])
    }

    enum Game: String, Sendable { case ipd, modelled, rps2, rps3, custom, wide, many12, many16, cheetah }
    enum State: String, Sendable { case running, paused, stepping, done, interrupted, failed, empty, nan }

    /// Games of ours, and the dilemma with models of the peers.
    static func request(_ game: Game, algorithm: String = Method.metaMAPG.id) -> RunRequest {
        var overrides = RunRequest.Overrides()
        overrides.seed = 3
        let source: RunRequest.GameSource =
            switch game {
            case .ipd, .modelled: .catalogue(name: "ipd", players: nil)
            case .rps2: .catalogue(name: "rps", players: 2)
            case .rps3: .catalogue(name: "rps", players: 3)
            case .custom: .custom(customGame)
            case .wide: .custom(wideGame)
            case .many12: .custom(manyGame(12))
            case .many16: .custom(manyGame(16))
            case .cheetah: .catalogue(name: HalfCheetah.id, players: nil)
            }
        if game == .modelled { overrides.opponentModel = PolicyClass.tabular.rawValue }
        if game == .cheetah {
            return RunRequest(
                game: source, population: "left", algorithm: algorithm, policy: PolicyClass.lstm.rawValue,
                overrides: overrides)
        }
        let population = [.custom, .wide, .many12, .many16].contains(game) ? "random" : "all"
        return RunRequest(game: source, population: population, algorithm: algorithm, overrides: overrides)
    }

    static func configuration(_ request: RunRequest) -> RunConfiguration {
        if request.game.name == HalfCheetah.id { return cheetah(request) }
        do {
            return try request.resolved()
        } catch {
            fatalError("the fixture's run must be right: \(error)")
        }
    }

    static func model(
        _ game: Game = .ipd, _ state: State = .running, columns: Int = 120, rows: Int = 36,
        symbols: Symbols = .braille, depth: ColorDepth = .colors256, algorithm: String = Method.metaMAPG.id,
        panels: PanelList? = nil, isAttached: Bool = false
    ) -> Model {
        let request = request(game, algorithm: algorithm)
        let configuration = configuration(request)
        var model = Model(
            columns: columns, rows: rows, subject: .run(configuration), request: request,
            options: ViewOptions(depth: depth, symbols: symbols, clock: WallClock(offset: 54_000)),
            themes: .builtIn, choices: game == .cheetah ? choices : .catalogue, panels: panels,
            isAttached: isAttached, now: 0)
        if state != .empty { feed(&model, state) }
        model.needsFrame = false
        return model
    }

    /// Brings a model into a state as a trainer would: news every second.
    private static func feed(_ model: inout Model, _ state: State) {
        let configuration = model.configuration
        let updates = 421
        for (index, first) in stride(from: 1, through: updates, by: 20).enumerated() {
            let last = min(first + 19, updates)
            let samples = (first...last).map { sample($0, configuration, isBroken: state == .nan && $0 > 300) }
            let snapshot = snapshot(configuration, state: .running, update: last)
            _ = model.update(.feed(TrainerFeed(samples: samples, snapshot: snapshot), now: Double(index + 1)))
        }
        let now = 23.0
        _ = model.update(.usage(cpu: 187.4, memory: 88_000_000))
        let events = [
            TrainingEvent(time: 54_000, kind: .run, text: "started \(configuration.name)"),
            TrainingEvent(time: 54_011, kind: .validation, text: "update 400: mean 1.213 on 40 held-out peers"),
        ]
        var last = snapshot(configuration, state: .running, update: updates)
        switch state {
        case .running, .nan, .empty: break
        case .paused: last.state = .paused
        case .stepping:
            last.state = .stepping(remaining: 3)
            last.phaseDone = .rollout(4)
            last.chain = chain(configuration, played: 5)
        case .done:
            last.state = .done
            last.update = 5000
        case .interrupted: last.state = .interrupted
        case .failed: last.state = .failed("parameters are not numbers after update 421")
        }
        _ = model.update(.feed(TrainerFeed(events: events, snapshot: last), now: now))
        // What flashes in the key line has a golden screen of its own.
        if state != .running { _ = model.update(.tick(now: now + 6)) }
    }

    /// What a library of saved runs answers.
    static func news(of request: RunLibrary.Request) -> [RunLibrary.News] {
        switch request {
        case .list(let game): [.list(savedRuns(game))]
        case .load(let runs):
            runs.map { run in
                var history = History(rawCapacity: 1)
                let shift = 40 * (savedRuns(run.configuration.game).firstIndex(of: run) ?? 0)
                for update in 1...max(run.info.updates, 1) {
                    history.append(sample(update + shift, run.configuration, at: update))
                }
                return .scores(run.path, .success(history))
            }
        }
    }

    /// What a player of tournaments answers after some chains of each pair.
    ///
    /// - Parameters:
    ///   - request: what was asked for.
    ///   - rounds: chains of each pair.
    ///   - more: chains of the first pairs after that.
    ///   - isBroken: whether a reward is not a number.
    /// - Returns: the news.
    static func news(
        of request: TournamentPlayer.Request, rounds: Int = 3, more: Int = 0, isBroken: Bool = false
    ) -> TournamentPlayer.News {
        let names =
            ["this run"] + request.rivals.map(\.name) + Contestant.usual(request.configuration).map(\.name)
        var tally = TournamentTally(contestants: names.count)
        let pairs = names.indices.flatMap { first in (first..<names.count).map { (first, $0) } }
        func rewards(_ one: Int, _ other: Int) -> [Double] {
            (0...request.configuration.chainLength).map { step in
                if isBroken && other == 1 { return .nan }
                let level = 2.4 * noise(31 * one + other + 5) - 1.2
                return one == 0 ? level + 0.09 * Double(step) : level * (1 - 0.08 * Double(step))
            }
        }
        for round in 0...rounds {
            for (first, second) in pairs.prefix(round < rounds ? pairs.count : more) {
                tally.add(first, second, [rewards(first, second), rewards(second, first)])
            }
        }
        return TournamentPlayer.News(names: names, runs: 1 + request.rivals.count, update: 421, tally: tally)
    }

    /// Runs of a game, of every algorithm and some seeds.
    static func savedRuns(_ game: Games.Game) -> [SavedRun] {
        Method.all.enumerated().flatMap { index, method in
            (1...2).map { seed in
                var configuration = configuration(request(.ipd, algorithm: method.id))
                configuration.game = game
                configuration.seed = UInt64(seed)
                let name = "\(game.id)-all-\(method.id)-tabular-seed\(seed)"
                let place = 2 * index + seed
                return SavedRun(
                    path: "/runs/\(name)", name: name, configuration: configuration,
                    info: RunInfo(
                        status: RunStatus.allCases[place % 4], updates: 100 * place,
                        best: place % 3 == 0 ? nil : .init(update: 100, score: 0.1 * Double(place)),
                        modified: 54_000 - Double(place * place) * 1000))
            }
        }
    }

    /// Keys that choose the first runs of the list and draw them.
    static func choosing(_ count: Int) -> [Key] {
        [.character("c")] + Array(repeating: [.character(" "), .down], count: count).joined() + [.enter]
    }

    static func snapshot(_ configuration: RunConfiguration, state: TrainerState, update: Int) -> TrainerSnapshot {
        TrainerSnapshot(
            state: state, update: update, targetUpdates: 5000, watched: .pinned(index: 12), trainingPersonas: 400,
            chain: chain(configuration, played: configuration.chainLength + 1), chainUpdate: update, threads: 2)
    }

    /// A sample of a run that learns slowly.
    ///
    /// - Parameters:
    ///   - update: how far it has learned.
    ///   - configuration: of the run.
    ///   - number: of the meta-update if that is another one.
    ///   - isBroken: whether its reward is not a number.
    /// - Returns: the sample.
    static func sample(
        _ update: Int, _ configuration: RunConfiguration, at number: Int? = nil, isBroken: Bool = false
    ) -> UpdateSample {
        let progress = Double(update) / Double(update + 120)
        let level = -0.45 + 1.6 * progress + 0.25 * (noise(update) - 0.5)
        let steps = configuration.chainLength + 1
        let rewards = (0..<configuration.game.players).map { agent in
            (0..<steps).map { step in agent == 0 ? level * Double(step + 4) / 8 : -level / 2 }
        }
        var sample = UpdateSample(
            update: number ?? update, meanReward: isBroken ? rewards.map { $0.map { _ in Double.nan } } : rewards,
            gradientNorm: 1.25, largestChainNorm: 3, clippedChains: update % 7 == 0 ? 1 : 0,
            innerRates: (0..<configuration.chainLength).map { 1.04 - 0.02 * Double($0) }, criticLoss: 0.5)
        if update % 40 == 0 {
            sample.validation = .init(score: level * 0.9 - 0.03, personas: 40, isBest: update == 400)
        }
        if update % 10 == 0 {
            let terms = configuration.method.outer.terms
            let (hasOwn, hasPeer) = (terms.contains(.own), terms.contains(.peer))
            sample.terms = GradientTerms(
                current: 0.21, own: hasOwn ? 0.4 + 0.3 * noise(update) : nil,
                peer: hasPeer ? 0.6 + 0.4 * noise(update + 1) : nil,
                cosineCurrentOwn: hasOwn ? 0.31 : nil,
                cosineCurrentPeer: hasPeer ? -0.12 : nil,
                cosineOwnPeer: hasOwn && hasPeer ? 0.58 : nil)
        }
        return sample
    }

    /// The watched chain as far as `played` joint policies.
    static func chain(_ configuration: RunConfiguration, played: Int) -> ChainRecord {
        guard let game = configuration.game.table else { return cheetahChain(configuration, played: played) }
        let agents = (0..<game.players).map { agent -> ChainRecord.Agent in
            let isMeta = agent == 0
            let meta = [0.43, 1.48, 1.50, 1.47, 1.45, 1.42, 1.38, 1.33]
            let peer = [-0.11, -1.49, -1.50, -1.49, -1.48, -1.46, -1.44, -1.42]
            return ChainRecord.Agent(
                name: isMeta ? "meta" : game.id == "ipd" ? "cooperating#12" : "rock#\(agent + 11)",
                meanReward: (0..<played).map { step in (isMeta ? meta : peer)[min(step, 7)] / Double(max(agent, 1)) },
                probabilities: (0..<played).map { step in table(game, agent: agent, step: step) },
                drift: (0..<played).map { step in step == 0 ? 0 : 0.19 - 0.01 * Double(step) },
                modelError: isMeta || configuration.opponentModel == nil
                    ? nil : (0..<played).map { step in 0.4 / Double(step * step + 1) })
        }
        return ChainRecord(
            agents: agents,
            visits: (0..<played).map { step in shares(game.observationCount, seed: step + 3) },
            jointActions: (0..<played).map { step in shares(game.jointActionCount, seed: step) },
            innerRates: (0..<min(played, configuration.chainLength)).map { 1.04 - 0.02 * Double($0) })
    }

    private static func table(_ game: MatrixGame, agent: Int, step: Int) -> [Double] {
        (0..<game.observationCount).flatMap { observation -> [Double] in
            var row = (0..<game.actionCount).map { action in
                0.02 + noise(agent * 977 + observation * 31 + action * 7 + 1) * (agent == 0 && step > 0 ? 0.05 : 1)
            }
            row[game.actionCount - 1] += agent == 0 ? Double(step) : 0.3 / Double(step + 1)
            let sum = row.reduce(0, +)
            return row.map { $0 / sum }
        }
    }

    private static func shares(_ count: Int, seed: Int) -> [Double] {
        let weights = (0..<count).map { index in
            let value = noise(seed + index * 13)
            return value * value * value
        }
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }

    /// A number from 0 to 1 that looks random.
    static func noise(_ seed: Int) -> Double {
        var generator = SplitMix(state: UInt64(bitPattern: Int64(seed)))
        return Double(generator.next() >> 11) / Double(1 << 53)
    }
}

/// The generator of Steele, Lea and Flood (2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}

extension Model {
    /// The run that is shown; fixtures show nothing else.
    var configuration: RunConfiguration {
        guard let run = subject.run else { fatalError("the fixture shows a run") }
        return run
    }
}
