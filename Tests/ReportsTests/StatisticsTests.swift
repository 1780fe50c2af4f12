import Reports
import Testing

/// Expected numbers by scipy 1.17.1 (`scipy.stats.t`, `sem`, `ttest_ind(equal_var=False)`); the tails marked so by
/// mpmath 1.3 with 40 digits, since scipy's differ from those in the fifteenth digit.
struct StatisticsTests {
    @Test(
        arguments: [
            (0.5, [1.5537739740300383, 41.1360000928783, 164.55767348048818, 4113.964588804174]),
            (1, [1.0000000000000002, 6.313751514675045, 12.706204736174694, 63.656741162871526]),
            (2, [0.8164965809277261, 2.9199855803537265, 4.302652729749462, 9.924843200918287]),
            (3, [0.7648923284043444, 2.3533634348018246, 3.1824463052837078, 5.840909309733355]),
            (3.7, [0.7464851534824539, 2.1824938039146016, 2.8675207071911895, 4.8692522532278275]),
            (4, [0.7406970841126829, 2.131846786326651, 2.7764451051977934, 4.604094871349992]),
            (9, [0.7027221467513264, 1.8331129326562374, 2.262157162798205, 3.249835541592126]),
            (29, [0.6830438608216131, 1.699127026533498, 2.045229642132703, 2.756385903670605]),
            (100, [0.6769510430114717, 1.6602343260853394, 1.9839715185235518, 2.6258905214380173]),
            (1e4, [0.6745142844835927, 1.645006018069243, 1.960201239890626, 2.5763210466685282]),
            (1e6, [0.6744899955310875, 1.6448551507220412, 1.959966356814107, 2.5758342201053344]),
        ] as [(Double, [Double])]) func `critical values of Student's t`(degrees: Double, expected: [Double])
    {
        for (level, value) in zip([0.5, 0.9, 0.95, 0.99], expected) {
            #expect(relativeError(StudentT(degrees: degrees).critical(level: level), value) < tolerance(degrees))
        }
    }

    @Test(
        arguments: [
            (
                0.5,
                [0.9994606476684875, 0.7573180729294365, 0.4455148901831313, 0.20267735277133117, 0.101409799929494356]
            ),
            (
                1,
                [0.9993633804398159, 0.7048327646991335, 0.2951672353008665, 0.06345103486110713, 0.015912179824051624]
            ),
            (
                4,
                [
                    0.99925000015625, 0.6433299631818633, 0.11611652351681556, 0.000562003622715991,
                    2.3340163226012686e-6,
                ]
            ),
            (
                100,
                [
                    0.9992041077601035, 0.6181735658308866, 0.04821217873113365, 9.90168898459413e-17,
                    2.462107602140071e-63,
                ]
            ),
            (1e6, [0.9992021157716492, 0.617075187472371388, 0.04550053385131924, 1.52786107681782496e-23, 0]),
        ] as [(Double, [Double])]) func `tails of Student's t`(degrees: Double, expected: [Double])
    {
        for (size, value) in zip([1e-3, 0.5, 2, 10, 40], expected) {
            #expect(relativeError(StudentT(degrees: degrees).tail(beyond: size), value) < tolerance(degrees))
        }
    }

    @Test func `tails at the ends`() {
        let one = StudentT(degrees: 1)
        #expect(one.tail(beyond: 0) == 1)
        #expect(one.tail(beyond: .infinity) == 0)
        #expect(one.tail(beyond: 1e200) == 0)
        #expect(one.tail(beyond: .nan).isNaN)
    }

    private let first = [0.52, 0.47, 0.55, 0.49, 0.51]
    private let second = [0.31, 0.44, 0.28, 0.39, 0.35, 0.30, 0.41]

    @Test func `mean, deviation and interval over seeds`() throws {
        let statistics = try #require(SampleStatistics(first))
        #expect(statistics.count == 5)
        #expect(relativeError(statistics.mean, 0.508) < 1e-15)
        #expect(relativeError(try #require(statistics.deviation), 0.030331501776206228) < 1e-14)
        #expect(relativeError(try #require(statistics.interval()), 0.037661533766968805) < 1e-12)
    }

    @Test func `few values say less`() throws {
        #expect(SampleStatistics([]) == nil)
        let single = try #require(SampleStatistics([2]))
        #expect(single.mean == 2 && single.deviation == nil && single.interval() == nil)
        let equal = try #require(SampleStatistics([3, 3]))
        #expect(equal.deviation == 0 && equal.interval() == 0)
    }

    @Test func `a large common part does not drown the spread`() throws {
        let statistics = try #require(SampleStatistics([1e9 + 1, 1e9 + 2, 1e9 + 3]))
        #expect(statistics.mean == 1e9 + 2 && statistics.deviation == 1)
    }

    @Test func `difference between methods`() throws {
        let (one, other) = (try #require(SampleStatistics(first)), try #require(SampleStatistics(second)))
        let welch = try #require(WelchDifference(one, other))
        #expect(relativeError(welch.difference, 0.15371428571428575) < 1e-14)
        #expect(relativeError(try #require(welch.degrees), 9.229642581718384) < 1e-13)
        #expect(relativeError(welch.interval(), 0.06012912190440061) < 1e-12)
        #expect(relativeError(try #require(welch.probability), 0.0002476458859592037) < 1e-11)
    }

    @Test func `methods that do not vary differ for certain`() throws {
        let (two, three) = (try #require(SampleStatistics([2, 2])), try #require(SampleStatistics([3, 3])))
        let welch = try #require(WelchDifference(two, three))
        #expect(welch.difference == -1 && welch.interval() == 0 && welch.probability == nil)
        let single = try #require(SampleStatistics([1]))
        #expect(WelchDifference(two, single) == nil)
    }

    @Test func `curves of seeds meet where all have a point`() throws {
        let curves = [
            [CurvePoint(x: 1, y: 1), CurvePoint(x: 2, y: 2), CurvePoint(x: 3, y: 3)],
            [CurvePoint(x: 1, y: 3), CurvePoint(x: 3, y: 5), CurvePoint(x: 4, y: 9)],
        ]
        let mean = SeedCurves.mean(curves)
        #expect(mean.map(\.x) == [1, 3])
        #expect(mean.map(\.y) == [2, 4])
        // Two values that differ by 2: deviation sqrt 2, standard error 1.
        #expect(relativeError(try #require(mean[0].interval), 12.706204736174694) < 1e-12)
    }

    @Test func `neighbours are joined within a seed`() throws {
        let curves = (0..<2).map { seed in
            (0..<10).map { CurvePoint(x: Double($0), y: Double(seed) + ($0 % 2 == 0 ? 5 : -5)) }
        }
        let mean = SeedCurves.mean(curves, atMost: 5)
        #expect(mean.map(\.x) == [0.5, 2.5, 4.5, 6.5, 8.5])
        #expect(mean.map(\.y) == [0.5, 0.5, 0.5, 0.5, 0.5])
        // The swing within a seed is none between seeds.
        #expect(relativeError(try #require(mean[0].interval), 12.706204736174694 / 2) < 1e-12)
        #expect(SeedCurves.mean([]).isEmpty)
    }

    /// What `StudentT` promises.
    private func tolerance(_ degrees: Double) -> Double { degrees > 1e4 ? 2e-11 : 1e-12 }

    private func relativeError(_ value: Double, _ expected: Double) -> Double {
        value == expected ? 0 : abs(value - expected) / abs(expected)
    }
}
