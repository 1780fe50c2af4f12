import TUI
import Testing

/// What is written where there is no screen: lines for pipes, and what stays after leaving.
struct PlainTextTests {
    @Test
    func `a line for pipes has no escapes`() {
        let line = PlainLine.text(Fixture.model(.ipd, .failed))
        #expect(line.hasPrefix("time=15:00:29 run=ipd/all/meta-mapg/tabular/seed3 state=failed update=421 target=5000"))
        #expect(
            line.contains(" best=") && line.contains(" peer_name=cooperating#12 ") && line.contains("meta=0.43,1.48,"))
        #expect(line.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value < 127 })
    }

    @Test
    func `the summary tells what remains`() {
        let text = ExitSummary.text(Fixture.model(), checkpoint: "runs/ipd", resume: "metamapg watch --resume runs/ipd")
        #expect(text.contains("run      ipd/all/meta-mapg/tabular/seed3\n"))
        #expect(text.contains("updates  421 of 5000, run\n") && text.contains("AUC 10.03  meta"))
        #expect(text.contains("saved    runs/ipd\n") && text.contains("at update 400 on held-out peers"))
        #expect(ExitSummary.text(Fixture.model(.ipd, .empty)).contains("best     not measured\n"))
    }
}
