import TUI
import Testing
import Training

struct BranchQuestionTests {
    private func press(_ model: inout Model, _ keys: [Key]) -> [Effect] {
        keys.flatMap { model.update(.key($0, now: 40)) }
    }

    private func type(_ model: inout Model, _ text: String) {
        for scalar in text.unicodeScalars { _ = model.update(.key(.character(scalar), now: 40)) }
    }

    private func screen(_ model: inout Model) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text
    }

    @Test func `a line of names and values begins a branch`() {
        var model = Fixture.model()
        #expect(press(&model, [.character("B")]).isEmpty && model.dialog is BranchQuestion)
        #expect(screen(&model).contains("goes on from update 421"))
        type(&model, "outer-rate 0.25 algorithm meta-pg")
        let shown = screen(&model)
        #expect(shown.contains("Meta-PG instead of Meta-MAPG") && shown.contains("outer-rate 0.25 instead of"))
        var wanted = model.request
        wanted.algorithm = "meta-pg"
        wanted.overrides.outerRate = 0.25
        #expect(press(&model, [.enter]) == [.trainer(.branch(wanted))])
        #expect(model.dialog == nil && model.request == wanted)
    }

    @Test func `what is wrong is said and nothing begins`() {
        var model = Fixture.model()
        _ = press(&model, [.character("B")])
        for (line, problem) in [
            ("outer-rat 1", "did you mean"), ("outer-rate", "outer-rate needs a value"),
            ("chains x", "chains must be a whole number"), ("chains 0", "chains must"),
            ("stratify perhaps", "stratify must be yes or no"), ("algorithm lola", "There is no algorithm"),
            ("inner-rate 2", "inner-rate must stay"), ("chain-length 3", "chain-length must stay"),
        ] {
            type(&model, line)
            #expect(screen(&model).contains(problem), "\(line)")
            #expect(press(&model, [.enter]).isEmpty && model.dialog is BranchQuestion)
            _ = press(&model, [.control("u")])
        }
        #expect(press(&model, [.escape]).isEmpty && model.dialog == nil)
    }

    @Test func `names are completed as far as they agree`() throws {
        var model = Fixture.model()
        _ = press(&model, [.character("B")])
        type(&model, "outer-r")
        _ = press(&model, [.tab])
        #expect((model.dialog as? BranchQuestion)?.text == "outer-rate ")
        // A value is not a name.
        type(&model, "in")
        _ = press(&model, [.tab])
        #expect((model.dialog as? BranchQuestion)?.text == "outer-rate in")
        _ = press(&model, [.control("w")])
        type(&model, "1 adj")
        _ = press(&model, [.tab])
        #expect((model.dialog as? BranchQuestion)?.text == "outer-rate 1 adjoint-")
    }

    @Test func `a branch is drawn over the run that it left`() {
        var model = Fixture.model()
        var configuration = model.configuration
        configuration.origin = Origin(run: "parent", update: 421, digest: "0123456789abcdef")
        var snapshot = model.snapshot
        snapshot.folder = "/runs/parent"
        _ = model.update(.feed(TrainerFeed(snapshot: snapshot), now: 41))
        snapshot.folder = "/runs/branch"
        let sample = Fixture.sample(422, configuration)
        _ = model.update(
            .feed(TrainerFeed(newSubject: .run(configuration), samples: [sample], snapshot: snapshot), now: 42))
        #expect(model.overlays.map(\.path) == ["/runs/parent"] && model.overlays[0].history?.lastUpdate == 421)
        #expect(model.history.lastUpdate == 422)
        let shown = screen(&model)
        #expect(shown.contains("parent until @421") && shown.contains("branch @421"))
        #expect(shown.split(separator: "\n").count { $0.contains("┊") } > 5)
        // Another run that it did not leave is not.
        _ = model.update(.feed(TrainerFeed(newSubject: .run(model.configuration), snapshot: snapshot), now: 43))
        #expect(model.overlays.count == 1)
    }

    @Test func `a run begins anew with its seed or the next`() {
        var model = Fixture.model()
        let request = model.request
        _ = press(&model, [.character("R")])
        #expect(screen(&model).contains("Begin anew?"))
        #expect(press(&model, [.character("s")]) == [.trainer(.restart(request))])
        _ = press(&model, [.character("R")])
        var next = request
        next.overrides.seed = model.subject.seed + 1
        #expect(press(&model, [.character("n")]) == [.trainer(.restart(next))] && model.request == next)
    }

    @Test func `where nothing can begin the key says why`() {
        var attached = Fixture.model(isAttached: true)
        #expect(press(&attached, [.character("B")]).isEmpty && attached.dialog == nil)
        #expect(attached.flash?.text.contains("read-only") == true)
        var empty = Fixture.model(.ipd, .empty)
        #expect(press(&empty, [.character("B")]).isEmpty)
        #expect(empty.flash?.text.contains("learned nothing yet") == true)
    }
}
