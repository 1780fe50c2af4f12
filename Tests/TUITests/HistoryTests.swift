import TUI
import Testing
import Training

struct HistoryTests {
    @Test(arguments: Smoothing.weights)
    func `smoothing equals the direct formula`(_ weight: Double) {
        var smoothing = Smoothing(weight: weight)
        #expect(smoothing.value == nil)
        let samples = (0..<500).map { Fixture.noise($0) * 3 - 1 }
        for (last, sample) in samples.enumerated() {
            smoothing.add(sample)
            // Weighted mean with weights weight^(age), which sum to (1 - weight^t) / (1 - weight).
            var (sum, total, factor) = (0.0, 0.0, 1.0)
            for index in stride(from: last, through: 0, by: -1) {
                sum += factor * samples[index]
                total += factor
                factor *= weight
            }
            #expect(abs((smoothing.value ?? .nan) - sum / total) < 1e-12)
        }
    }

    @Test
    func `values that are no numbers are passed over`() {
        var smoothing = Smoothing(weight: 0.9)
        smoothing.add(.nan)
        #expect(smoothing.value == nil)
        smoothing.add(2)
        smoothing.add(.infinity)
        #expect(smoothing.value == 2)
    }

    @Test
    func `buckets hold the whole run in bounded memory`() {
        var buckets = Buckets(capacity: 64)
        let count = 10_000
        for update in 1...count {
            let raw = update % 977 == 0 ? Double.nan : Fixture.noise(update)
            buckets.append(ScorePoint(update: update, raw: raw, smoothed: SIMD8(repeating: Float(update))))
            #expect(buckets.items.count <= 64)
        }
        #expect(buckets.items.reduce(0) { $0 + $1.count } == count)
        #expect(buckets.items.reduce(0) { $0 + $1.bad } == count / 977)
        #expect(buckets.items.first?.firstUpdate == 1 && buckets.items.last?.lastUpdate == count)
        for (left, right) in zip(buckets.items, buckets.items.dropFirst()) {
            #expect(right.firstUpdate == left.lastUpdate + 1 && left.count == buckets.span)
        }
        for bucket in buckets.items {
            let values = (bucket.firstUpdate...bucket.lastUpdate).filter { $0 % 977 != 0 }.map { Fixture.noise($0) }
            #expect(bucket.low == values.min() && bucket.high == values.max())
            #expect(abs(bucket.mean - values.reduce(0, +) / Double(values.count)) < 1e-12)
            #expect(bucket.smoothed[0] == Float(bucket.lastUpdate))
        }
    }

    @Test
    func `a ring keeps the latest`() {
        var ring = Ring<Int>(capacity: 3)
        for number in 1...7 { ring.append(number) }
        #expect(ring.count == 3 && (0..<3).map { ring[$0] } == [5, 6, 7] && ring.last == 7)
    }

    @Test
    func `a short run is drawn exactly, a gap is marked`() {
        let configuration = Fixture.configuration(Fixture.request(.ipd))
        var history = History()
        for update in 1...100 { history.append(Fixture.sample(update, configuration, isBroken: update == 50)) }
        let columns = history.columns(from: 0, to: 100, count: 101, weight: 0)
        for update in 1...100 where update != 50 {
            let score = Fixture.sample(update, configuration).score
            #expect(columns.low[update] == score && columns.high[update] == score)
            #expect(abs(columns.smoothed[update] - score) < 1e-6)
        }
        #expect(columns.low[0].isNaN && columns.low[50].isNaN && columns.isBad[50])
        #expect(columns.isBad.count { $0 } == 1 && history.badCount == 1)
    }

    @Test
    func `a narrow window of a long run shows raw points`() {
        let configuration = Fixture.configuration(Fixture.request(.ipd))
        var history = History()
        for update in 1...20_000 { history.append(Fixture.sample(update, configuration)) }
        #expect(history.buckets.span > 1)
        let columns = history.columns(from: 19_950, to: 20_000, count: 51, weight: 3)
        for update in 19_950...20_000 {
            #expect(columns.low[update - 19_950] == Fixture.sample(update, configuration).score)
        }
        let whole = history.columns(from: 0, to: 20_000, count: 200, weight: 3)
        #expect(whole.low.dropFirst().allSatisfy { !$0.isNaN })
    }

    @Test
    func `the best validation survives thinning`() {
        let configuration = Fixture.configuration(Fixture.request(.ipd))
        var history = History()
        for update in 1...10_000 {
            var sample = Fixture.sample(update, configuration)
            sample.validation = .init(score: update == 77 ? 9 : 0, personas: 1, isBest: update == 77)
            history.append(sample)
        }
        #expect(history.marks.count <= 2048 && history.best == .init(update: 77, score: 9))
        #expect(history.lastMark?.update == 10_000)
        #expect(history.marks.map(\.update) == history.marks.map(\.update).sorted())
    }
}
