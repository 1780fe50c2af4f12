import Engine
import Games
import Kernels
import Testing
import Training

struct DrawTests {
    @Test func `numbers below a bound are drawn evenly`() {
        let random = Philox(key: SIMD2(1, 2), stream: SIMD3(3, 4, 5))
        var counts = Array(repeating: 0, count: 7)
        for block in 0..<7_000 { counts[random.number(below: 7, block: UInt32(block))] += 1 }
        // Six standard deviations of a binomial count.
        for count in counts { #expect(abs(count - 1_000) < 180) }
    }

    @Test func `training meets all personas, a new one in every chain`() throws {
        let configuration = try RunRequest(game: .catalogue(name: "rps", players: 3)).resolved()
        var names: [[String]] = []
        for update in 0..<200 {
            for chain in 0..<16 {
                names.append(configuration.trainingPersonas(update: update, chain: chain).map(\.name))
            }
        }
        for seat in 0..<2 {
            // Of 600 personas drawn 3200 times all but about three are met.
            #expect(Set(names.map { $0[seat] }).count > 580)
            for kind in ["rock", "paper", "scissors"] {
                let share = Double(names.count { $0[seat].hasPrefix(kind) }) / Double(names.count)
                #expect(abs(share - 1.0 / 3) < 0.05)
            }
        }
        #expect(names.count { $0[0] == $0[1] } < 30)
    }

    @Test func `projections come in every order`() {
        let orders = (0..<200).map { row in
            PCGrad.permutation(of: 4, Philox(key: SIMD2(1, 2), stream: SIMD3(3, 4, 5)), row: row)
        }
        #expect(Set(orders).count == 24)
        for order in orders { #expect(order.sorted() == [0, 1, 2, 3]) }
    }
}
