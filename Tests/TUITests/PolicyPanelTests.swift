import Engine
import TUI
import Testing
import Training

/// What the policy panel knows.
struct PolicyPanelTests {
    private func row(_ model: Model, _ name: String) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text.split(separator: "\n").first { $0.contains("│ \(name) ") }.map {
            $0.drop { $0 != "│" }.split(separator: "│").last { $0.contains(name) }.map(String.init) ?? ""
        } ?? ""
    }

    private func model(_ policy: PolicyClass) throws -> Model {
        var request = Fixture.request(.ipd)
        request.policy = policy.rawValue
        let configuration = try request.resolved()
        var model = Fixture.model(.ipd, .paused)
        var snapshot = Fixture.snapshot(configuration, state: .paused, update: 3)
        // At the second joint policy nobody gets to CD.
        snapshot.chain?.visits[1][2] = 0
        _ = model.update(.feed(TrainerFeed(newSubject: .run(configuration), snapshot: snapshot), now: 28))
        return model
    }

    @Test(arguments: PolicyClass.allCases)
    func `a network is not known where it never got`(policy: PolicyClass) throws {
        let model = try model(policy)
        let cells = row(model, "CD").split(separator: " ")
        #expect(cells.first == "CD" && cells.count == 10, "\(cells)")
        #expect((cells[2] == "--") == (policy.network != nil))
        #expect(!cells.dropFirst(3).contains("--") && cells[1] != "--")
    }
}
