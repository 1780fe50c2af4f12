import Store
import Testing

struct RereadScheduleTests {
    /// Times of looks, every quarter of a second, at which something is read that changed at `changes`.
    private func reads(until end: Double, changes: Set<Double>) -> [Double] {
        var schedule = RereadSchedule(interval: 0.25)
        return stride(from: 100, to: 100 + end, by: 0.25).filter { schedule.isDue(changes.contains($0 - 100), at: $0) }
            .map { $0 - 100 }
    }

    @Test func `what changed is read at once, soon again, and ever more rarely`() {
        #expect(reads(until: 40, changes: [0]) == [0, 0.25, 0.5, 1, 2, 4, 8, 16, 32])
    }

    @Test func `another change begins anew`() {
        #expect(
            reads(until: 12, changes: [0, 0.25, 5]) == [0, 0.25, 0.5, 0.75, 1.25, 2.25, 4.25, 5, 5.25, 5.5, 6, 7, 9])
        #expect(reads(until: 5, changes: []).isEmpty)
    }
}
