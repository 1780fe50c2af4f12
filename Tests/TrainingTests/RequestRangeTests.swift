import Testing
import Training

/// The ranges of settings that are numbers.
struct RequestRangeTests {
    /// A setting and what it may be.
    struct Setting: Sendable, CustomTestStringConvertible {
        /// Its name on the command line.
        let option: String
        /// Its name in `Overrides`.
        let property: String
        /// Bounds as they stand in a sentence.
        let bounds: [String]
        /// Values to accept, the bounds included.
        let accepted: [Double]
        let refused: [Double]
        let set: @Sendable (inout RunRequest.Overrides, Double) -> Void
        let get: @Sendable (RunConfiguration) -> Double
        var testDescription: String { option }

        static func whole(
            _ option: String, _ property: String, _ range: ClosedRange<Int>,
            _ override: WritableKeyPath<RunRequest.Overrides, Int?> & Sendable,
            _ value: KeyPath<RunConfiguration, Int> & Sendable
        ) -> Setting {
            let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
            return Setting(
                option: option, property: property, bounds: ["\(range.lowerBound)", "\(range.upperBound)"],
                accepted: [low, (low + 1), high], refused: [low - 1, high + 1, -1_000_000_000, 1e18],
                set: { $0[keyPath: override] = Int($1) }, get: { Double($0[keyPath: value]) })
        }

        static func real(
            _ option: String, _ property: String, _ range: ClosedRange<Double>,
            _ override: WritableKeyPath<RunRequest.Overrides, Double?> & Sendable,
            _ value: KeyPath<RunConfiguration, Double> & Sendable
        ) -> Setting {
            Setting(
                option: option, property: property, bounds: ["\(range.lowerBound)", "\(range.upperBound)"],
                accepted: [range.lowerBound, range.upperBound / 3, range.upperBound],
                refused: [
                    range.lowerBound.nextDown, range.upperBound.nextUp, -1, 1e300, .infinity, -.infinity, .nan,
                ],
                set: { $0[keyPath: override] = $1 }, get: { $0[keyPath: value] })
        }
    }

    static let settings: [Setting] = [
        .whole("hidden", "hidden", 1...1_024, \.hidden, \.hidden),
        .whole("chains", "chains", 1...1_024, \.chains, \.chains),
        .whole("trajectories", "trajectories", 1...65_536, \.trajectories, \.trajectories),
        .whole("horizon", "horizon", 1...10_000, \.horizon, \.horizon),
        .whole("chain-length", "chainLength", 1...64, \.chainLength, \.chainLength),
        .real("discount", "discount", 0...1, \.discount, \.discount),
        .real("gae-lambda", "gaeLambda", 0...1, \.gaeLambda, \.gaeLambda),
        .real("inner-rate", "innerRate", 0...1_000, \.innerRate, \.innerRate),
        .real("peer-rate", "peerRate", 0...1_000, \.peerRate, \.peerRate),
        .real("outer-rate", "outerRate", 0...10, \.outerRate, \.outerRate),
        .real("inner-rate-step", "innerRateStep", 0...10, \.innerRateStep, \.innerRateStep),
        .real("critic-rate", "criticRate", 0...10, \.criticRate, \.criticRate),
        .whole("outer-decay", "outerDecay", 0...1_000_000, \.outerDecay, \.outerDecay),
        .real("averaging", "averaging", 0...0.9999, \.averaging, \.averaging),
        .real("entropy", "entropyWeight", 0...1_000, \.entropyWeight, \.entropyWeight),
        .real("model-rate", "modelRate", 0...1_000, \.modelRate, \.modelRate),
        .real("adjoint-limit", "adjointLimit", 0...1e9, \.adjointLimit, \.adjointLimit),
        .real("clip", "clip", 0...1e9, \.clip, \.clip),
        .real("whitening", "whitening", 0...1_000, \.whitening, \.whitening),
        .whole("look-ahead", "lookAhead", 1...8, \.lookAhead, \.lookAhead),
        .whole("terms-every", "termsEvery", 0...1_000_000, \.termsEvery, \.termsEvery),
        .whole("validate-every", "validateEvery", 0...1_000_000, \.validateEvery, \.validateEvery),
    ]

    /// Settings that are not ranges; `RequestTests` has them.
    static let others = ["estimator", "opponentModel", "secondOrder", "projectsConflicts", "stratifies", "seed"]

    /// A request small enough that every setting can go to its bounds.
    static func small() -> RunRequest {
        var request = RunRequest()
        request.overrides.trajectories = 1
        request.overrides.horizon = 1
        request.overrides.chainLength = 1
        return request
    }

    @Test func `every setting is in the table`() {
        let properties = Mirror(reflecting: RunRequest.Overrides()).children.compactMap(\.label)
        #expect(properties.sorted() == (Self.settings.map(\.property) + Self.others).sorted())
    }

    @Test(arguments: settings)
    func `values within the range are taken`(setting: Setting) throws {
        for value in setting.accepted {
            var request = Self.small()
            setting.set(&request.overrides, value)
            #expect(setting.get(try request.resolved()) == value)
        }
    }

    @Test(arguments: settings)
    func `values outside are answered with the range`(setting: Setting) throws {
        for value in setting.refused {
            var request = Self.small()
            setting.set(&request.overrides, value)
            let refusal = try #require(RequestTests.refusal(request), "\(value) was accepted")
            let words = refusal.split { $0 == " " || $0 == "," }.map(String.init)
            #expect(words.contains(setting.option))
            for bound in setting.bounds { #expect(words.contains(bound), "\(refusal) does not say \(bound)") }
        }
    }
}
