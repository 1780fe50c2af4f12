import Foundation
import Testing

extension EndToEnd {
    /// Palette, options, layouts and files of the screen, in the whole program.
    @Suite struct SteeringTests {
        private func settings(_ session: TmuxSession, _ name: String, _ text: String) throws {
            let folder = session.home.appendingPathComponent(".config/metamapg")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            // As editors do: another file, put in the place of the first.
            try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }

        @Test func `commands are typed, completed and run`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            let count = try session.pause()
            try session.press(":")
            try session.wait(for: "the palette") { $0.contains("[Command]") && $0.contains("game NAME") }
            try session.type(Array("step 5".utf8))
            try session.press("Enter")
            try session.wait(for: "five updates") { $0.state == "PAUSED" && $0.update == count + 5 }
            try session.press("C-p")
            try session.type(Array("metapg".utf8))
            try session.wait(for: "a command with what it is given") { $0.contains("> algorithm meta-pg") }
            try session.press("Enter")
            try session.wait(for: "Meta-PG") { $0.contains("Meta-PG tabular") && $0.update == 0 }
        }

        @Test func `a changed setting begins another run, and the old one is kept`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            let count = try session.pause()
            try session.press("o")
            try session.wait(for: "the options") { $0.contains("[Options]") && $0.contains("Settings of the run") }
            try session.press("Escape")
            // At once, a terminal could not tell it from Alt and the next key.
            try session.wait(for: "no options") { !$0.contains("[Options]") }
            try session.press(":")
            try session.wait(for: "the palette") { $0.contains("[Command]") }
            try session.type(Array("set outer-rate 11".utf8))
            try session.press("Enter")
            try session.wait(for: "a refusal") { $0.contains("outer-rate must lie between") && $0.update == count }
            try session.press("C-u")
            try session.type(Array("set outer-rate 5e-4".utf8))
            try session.press("Enter")
            try session.wait(for: "another run") { $0.contains("kept at \(count)") && $0.update == 0 }
        }

        @Test func `hidden panels and the theme are found again the next time`() throws {
            let session = try TmuxSession()
            try session.startDashboard()
            try session.type([27, UInt8(ascii: "5")])
            try session.wait(for: "no events") { !$0.contains("5 Events]") && $0.contains("1 Reward]") }
            try session.press("t")
            let theme = try session.wait(for: "a theme") { $0.contains("theme ") }
            try session.press("C-c", "C-c")
            #expect(try session.exitStatus() == 0)
            let kept = session.home.appendingPathComponent(".local/state/metamapg/screen.conf")
            #expect(try String(contentsOf: kept, encoding: .utf8).contains("hide = events"))
            let name = try #require(theme.text.firstMatch(of: /theme ([\w-]+)/)).1
            try session.enter("clear")
            try session.startDashboard()
            let again = try session.wait(for: "the layout") { $0.contains("1 Reward]") && $0.contains("\(name)/256/") }
            #expect(!again.contains("5 Events]"))
        }

        @Test func `saved files count at once, and what is wrong in them is named`() throws {
            let session = try TmuxSession()
            try settings(session, "metamapg.conf", "theme = mono\n")
            try settings(session, "keys.conf", "pause = F5\n")
            try session.startDashboard()
            try session.wait(for: "the theme of the file") { $0.contains("mono/256/") && $0.contains("F5 pause") }
            try settings(session, "metamapg.conf", "theme = nord\n")
            try session.wait(for: "the other theme") { $0.contains("nord/256/") }
            try settings(session, "keys.conf", "# mine\npause = s\nstop = x\n")
            try session.wait(for: "what is wrong") {
                $0.contains("keys.conf, line 2, pause: s is the key of step-update already")
                    && $0.contains("keys.conf, line 3, stop: there is nothing of this name")
                    && $0.contains("Space pause")
            }
        }
    }
}
