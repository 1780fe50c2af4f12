import Cluster
import Testing

struct ShareTests {
    @Test(arguments: [[1], [1, 1], [2, 2, 2], [4, 1], [1, 3, 2, 8]], [0, 1, 7, 64])
    func `each piece belongs to one rank`(threads: [Int], count: Int) {
        let share = Share(threads: threads)
        let all = threads.indices.flatMap { share.pieces(of: $0, count: count) }
        #expect(all.sorted() == Array(0..<count))
    }

    @Test(arguments: [[1, 1], [2, 2, 2], [4, 1], [1, 3, 2, 8]])
    func `no thread has more than one piece more than another`(threads: [Int]) {
        let share = Share(threads: threads)
        for count in 0..<50 {
            let most = threads.indices.map { rank in
                let pieces = share.pieces(of: rank, count: count).count
                return (fewest: pieces / threads[rank], most: (pieces + threads[rank] - 1) / threads[rank])
            }
            #expect((most.map(\.most).max() ?? 0) - (most.map(\.fewest).min() ?? 0) <= 1)
        }
    }

    @Test func `pieces of a rank ascend by turns`() {
        let share = Share(threads: [2, 1])
        #expect(share.pieces(of: 0, count: 8) == [0, 1, 3, 4, 6, 7])
        #expect(share.pieces(of: 1, count: 8) == [2, 5])
    }
}
