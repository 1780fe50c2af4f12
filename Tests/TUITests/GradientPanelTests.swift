import Foundation
import TUI
import Testing
import Training

/// What panel 4 says of its numbers.
struct GradientPanelTests {
    @Test(
        arguments: [
            (["clip": .real(10)], "before clipping"), (["clip": .real(0)], ""),
            (["clip": .real(10), "whitening": .real(1)], "before whitening"),
            (["clip": .real(10), "whitening": .real(1), "project-conflicts": .flag(true)], "before projection"),
        ] as [([String: SettingValue], String)])
    func `its remark is what is done to gradients next`(settings: [String: SettingValue], remark: String) throws {
        var request = Fixture.request(.ipd)
        for (key, value) in settings { request.overrides[key] = value }
        let model = Model(
            columns: 120, rows: 36, subject: .run(Fixture.configuration(request)), request: request,
            options: ViewOptions(depth: .mono, symbols: .ascii, clock: WallClock(offset: 0)), themes: .builtIn,
            choices: .catalogue, now: 0)
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        let title = try #require(buffer.text.split(separator: "\n").first { $0.contains("Gradient terms") })
        let words = title.components(separatedBy: "Gradient terms").last ?? ""
        #expect(words.filter { $0.isLetter || $0 == " " }.trimmingCharacters(in: .whitespaces) == remark)
    }
}
