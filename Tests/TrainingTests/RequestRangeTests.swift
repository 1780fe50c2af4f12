import Testing
import Training

/// What settings may be, as their entries say.
struct RequestRangeTests {
    /// A request small enough that every setting can go to its bounds.
    static func small() -> RunRequest {
        var request = RunRequest()
        request.overrides.trajectories = 1
        request.overrides.horizon = 1
        request.overrides.chainLength = 1
        return request
    }

    /// The run that has this value of a setting.
    static func run(_ key: String, _ value: SettingValue) throws -> RunConfiguration {
        var request = small()
        request.overrides[key] = value
        return try request.resolved()
    }

    /// Values of a kind that are allowed, the bounds included, and some that are not, with what the answer must say.
    static func samples(
        _ kind: Setting.Kind
    ) -> (accepted: [SettingValue], refused: [SettingValue], bounds: [String]) {
        switch kind {
        case .word(let words): return (words.map(SettingValue.word), [.word("nemo")], words)
        case .whole(let range):
            let (low, high) = (range.lowerBound, range.upperBound)
            return (
                [low, low + 1, high].map(SettingValue.whole),
                [low - 1, high + 1, -1_000_000_000, 1_000_000_000_000_000_000].map(SettingValue.whole),
                ["\(low)", "\(high)"]
            )
        case .real(let range):
            let (low, high) = (range.lowerBound, range.upperBound)
            return (
                [low, high / 3, high].map(SettingValue.real),
                [low.nextDown, high.nextUp, -1, 1e300, .infinity, -.infinity, .nan].map(SettingValue.real),
                ["\(low)", "\(high)"]
            )
        case .flag: return ([.flag(false), .flag(true)], [], [])
        case .seed: return ([.seed(0), .seed(.max)], [], [])
        }
    }

    @Test(arguments: Setting.all.map(\.key))
    func `values within the range are taken`(key: String) throws {
        let setting = try #require(Setting.named(key))
        for value in Self.samples(setting.kind).accepted {
            #expect(setting.value(try Self.run(key, value)) == value)
        }
    }

    @Test(arguments: Setting.all.map(\.key))
    func `values outside are answered with the range`(key: String) throws {
        let setting = try #require(Setting.named(key))
        let samples = Self.samples(setting.kind)
        for value in samples.refused {
            var request = Self.small()
            request.overrides[key] = value
            let refusal = try #require(RequestTests.refusal(request), "\(value) was accepted")
            let words = refusal.split { $0 == " " || $0 == "," || $0 == ";" }.map { $0.trimmingSuffix(".") }
            if case .word = setting.kind {} else { #expect(words.contains(key)) }
            for bound in samples.bounds { #expect(words.contains(bound), "\(refusal) does not say \(bound)") }
        }
    }
}

extension Substring {
    /// Without that end.
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        String(hasSuffix(suffix) ? dropLast(suffix.count) : self)
    }
}
