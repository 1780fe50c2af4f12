import Engine
import Games
import Reports
import Store
import Testing
import Training

struct ExperimentTests {
    @Test(arguments: PolicyClass.allCases)
    func `every experiment makes runs that differ in what it compares`(policy: PolicyClass) throws {
        let experiments = Experiment.all(policy)
        #expect(
            Experiment.names == [
                "ipd", "rps", "trajectories", "opponent-modelling", "out-of-distribution", "players", "ablation",
                "coin-game", "halfcheetah", "zero-sum", "league",
            ])
        for id in ["halfcheetah", "coin-game"] {
            #expect(experiments.contains { $0.id == id } == (policy.network != nil))
        }
        for experiment in experiments where experiment.id != HalfCheetah.id || HalfCheetah.unavailability == nil {
            let reproduction = try Reproduction(experiment, policy: policy, updates: 5, seeds: 2)
            let all = reproduction.runs.flatMap { $0 }
            #expect(all.count == 2 * experiment.arms.count)
            #expect(Set(all.map(\.configuration)).count == all.count)
            #expect(all.allSatisfy { $0.configuration.policy == policy && $0.configuration.termsEvery == 0 })
            // Nothing is there, so all are missing, the first seeds first.
            let missing = reproduction.missing(from: RunStore("/nonexistent/runs"))
            #expect(missing.count == all.count)
            #expect(missing.prefix(experiment.arms.count).allSatisfy { $0.configuration.seed == 1 })
        }
    }

    @Test func `an experiment can be cut down to some algorithms`() throws {
        let ipd = try #require(Experiment.all(.lstm).first)
        #expect(try ipd.only(["meta-pg", "meta-mapg"]).arms.map(\.name) == ["Meta-MAPG", "Meta-PG"])
        let refusal = #expect(throws: ExportError.self) { try ipd.only(["no-own-learning"]) }
        #expect(refusal?.description.contains("it compares meta-mapg, meta-pg, lola-dice, reinforce") == true)
    }

    @Test(.enabled(if: HalfCheetah.unavailability == nil))
    func `HalfCheetah has other peers if they are asked for, and the paper's curves for whole episodes`() throws {
        let experiment = try #require(Experiment.all(.lstm).first { $0.id == HalfCheetah.id })
        #expect(Experiment.usualPolicy(experiment.id) == .lstm && Experiment.usualPolicy("ipd") == .tabular)
        #expect(Budget.quick.updates(.lstm, experiment) < Budget.full.updates(.lstm, experiment))
        let run = try Reproduction(experiment, policy: .lstm, updates: 1, seeds: 1).runs[0][0].configuration
        #expect(run.population.id == "left" && PaperResults.curve(of: run, peers: "overall") == [200, 204, 207])
        let single = try Reproduction(experiment.with(peers: "left#1"), policy: .lstm, updates: 1, seeds: 1)
        #expect(single.runs.flatMap { $0 }.allSatisfy { $0.configuration.singlePersona == 1 })
        var shorter = run
        shorter.horizon = 100
        #expect(PaperResults.curve(of: shorter, peers: "overall") == nil)
    }

    /// Runs that are trained for another number of meta-updates are not found again.
    @Test(arguments: PolicyClass.allCases, [Budget.quick, .full])
    func `experiments that share runs train them for as long`(policy: PolicyClass, budget: Budget) throws {
        var updates: [RunConfiguration: Set<Int>] = [:]
        for experiment in Experiment.all(policy) where Experiment.game(experiment.id) == nil {
            let count = budget.updates(policy, experiment)
            let reproduction = try Reproduction(experiment, policy: policy, updates: count, seeds: 1)
            for job in reproduction.runs.joined() { updates[job.configuration, default: []].insert(job.updates) }
        }
        #expect(updates.count > 10)
        #expect(updates.values.allSatisfy { $0.count == 1 })
    }

    @Test func `experiments share runs`() throws {
        let experiments = Experiment.all(.tabular)
        func runs(_ id: String) throws -> Set<RunConfiguration> {
            let experiment = try #require(experiments.first { $0.id == id })
            let reproduction = try Reproduction(experiment, policy: .tabular, updates: 5, seeds: 1)
            return Set(reproduction.runs.flatMap { $0.map(\.configuration) })
        }
        #expect(try runs("out-of-distribution") == runs("ipd"))
        #expect(try runs("trajectories").intersection(runs("ipd")).count == 2)
        #expect(try runs("ablation").intersection(runs("rps")).count == 2)
        #expect(try runs("players").intersection(runs("rps")).count == 2)
    }

    @Test func `the paper's curves are found for the prisoner's dilemma and rock-paper-scissors alone`() throws {
        let ipd = try RunRequest().resolved()
        let curve = try #require(PaperResults.curve(of: ipd, peers: "cooperating"))
        #expect(abs(curve.dropFirst().reduce(0, +) - 10.11) < 1e-9)
        #expect(PaperResults.curve(of: ipd, peers: "reciprocating") == nil)
        let rps = try RunRequest(game: .catalogue(name: "rps", players: 2)).resolved()
        #expect(PaperResults.curve(of: rps, peers: "overall")?.count == 8)
        let three = try RunRequest(game: .catalogue(name: "rps", players: 3)).resolved()
        #expect(PaperResults.curve(of: three, peers: "overall") == nil)
        var longer = ipd
        longer.chainLength = 8
        #expect(PaperResults.curve(of: longer, peers: "cooperating") == nil)
    }

    @Test func `a digest is the configuration's alone`() throws {
        let run = try RunRequest().resolved()
        var other = run
        other.seed = 2
        #expect(run.digest == (try RunRequest().resolved().digest) && run.digest.count == 16)
        #expect(run.digest != other.digest)
        // No release changes it, as reports name runs by it.
        #expect(run.digest == "a8ddc58de4ccb696")
        // The run of seed 1 in docs/results/ipd-tabular, and what it is not.
        var reported = run
        reported.termsEvery = 0
        #expect(reported.digest == "ec129e23f9f659e7")
        reported.outerDecay = 1
        #expect(reported.digest != "ec129e23f9f659e7")
    }
}
