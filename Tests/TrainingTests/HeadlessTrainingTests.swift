import Games
import RunFixtures
import Testing
import Training

struct HeadlessTrainingTests {
    @Test func `stopping ends training and keeps what there is`() throws {
        let stopper = HeadlessTraining.Stopper()
        let training = try HeadlessTraining(try smallRequest().resolved(), threads: 2, stopper: stopper)
        #expect(try training.advance()?.update == 1)
        stopper.stop()
        #expect(try training.advance() == nil)
        #expect(training.state.update == 1)
    }

    @Test func `a run that diverges stands where it stood`() throws {
        // Rewards of this size overflow in single precision.
        let request = smallRequest { request in
            request.game = .custom(
                .init(
                    id: "huge", title: "Huge", players: 2, actions: ["a", "b"], symbols: ["a", "b"],
                    payoffs: [[1e39, -1e39, 1e39, 0], [1, 2, 3, 4]]))
        }
        let training = try HeadlessTraining(try request.resolved(), threads: 1)
        let message = errorMessage { while try training.advance() != nil, training.state.update < 50 {} }
        #expect(message.contains("no finite gradient"))
        let isFinite = training.state.parameters.policy.allSatisfy(\.isFinite)
        #expect(isFinite)
    }
}
