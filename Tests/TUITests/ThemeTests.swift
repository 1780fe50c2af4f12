import Foundation
import TUI
import Testing

struct ThemeTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("themes")

    @Test
    func `values of every form are read, unknown keys skipped`() throws {
        let theme = try Theme.parse(
            """
            # a comment
            theme[main_bg]="#102030"
              theme[main_fg] = "#80"
            theme[title]="1 2 255"
            theme[hi_fg]=""
            theme[inactive_fg]='#abcdef'
            theme[cpu_start]="#ff0000"

            theme[no_such_key]="whatever this is"
            """, name: "test")
        #expect(theme.colors["main_bg"] == .some(RGB(16, 32, 48)))
        #expect(theme.colors["main_fg"] == .some(RGB(128, 128, 128)))
        #expect(theme.colors["title"] == .some(RGB(1, 2, 255)))
        #expect(theme.colors["hi_fg"] == .some(nil))
        #expect(theme.colors["inactive_fg"] == .some(RGB(hex: 0xabcdef)))
        #expect(theme.colors["no_such_key"] == nil)
        #expect(theme.colors.count == 6)
    }

    @Test(arguments: [
        ("theme[title]=\"#12345\"", "title"), ("theme[title]=\"1 2 256\"", "title"), ("theme[title]=\"red\"", "title"),
        ("theme[title]=\"#-1\"", "title"), ("theme[title]=\"1 2\"", "title"), ("colour = blue", nil),
        ("theme[title \"#ffffff\"", nil),
    ])
    func `an error names file, line and key`(_ line: String, _ key: String?) throws {
        let error = #expect(throws: ThemeError.self) {
            try Theme.parse("# first\n\n\(line)\n", name: "broken", path: "/tmp/broken.theme")
        }
        #expect(error?.line == 3 && error?.key == key)
        #expect(error?.description.hasPrefix("/tmp/broken.theme, line 3") == true)
        #expect(error?.description.contains("expected") == true)
    }

    @Test
    func `a theme of btop gives a usable screen`() throws {
        let text = """
            theme[main_bg]="#1e1e2e"
            theme[main_fg]="#cdd6f4"
            theme[title]="#ffffff"
            theme[hi_fg]="#89b4fa"
            theme[selected_bg]="#45475a"
            theme[selected_fg]="#89b4fa"
            theme[inactive_fg]="#7f849c"
            theme[graph_text]="#f5e0dc"
            theme[meter_bg]="#45475a"
            theme[proc_misc]="#f5e0dc"
            theme[cpu_box]="#cba6f7"
            theme[mem_box]="#a6e3a1"
            theme[net_box]="#eba0ac"
            theme[proc_box]="#89b4fa"
            theme[div_line]="#6c7086"
            theme[temp_start]="#a6e3a1"
            theme[temp_mid]="#f9e2af"
            theme[temp_end]="#f38ba8"
            theme[cpu_start]="#94e2d5"
            theme[cpu_mid]="#74c7ec"
            theme[cpu_end]="#b4befe"
            """
        let theme = ResolvedTheme(try Theme.parse(text, name: "btop"), depth: .colors256)
        func ink(_ hex: UInt32) -> Ink { ColorMap.ink(RGB(hex: hex), .colors256) }
        #expect(theme[.rewardBox].foreground == ink(0xcba6f7))
        #expect(theme[.policyBox].foreground == ink(0xa6e3a1))
        #expect(theme[.eventBox].foreground == ink(0x6c7086))
        #expect(theme[.borderFocus].foreground == ink(0x89b4fa))
        #expect(theme[.ghost].foreground == ink(0x7f849c))
        #expect(theme.heat(0).background == ink(0x94e2d5) && theme.heat(1).background == ink(0xb4befe))
        #expect(theme.heat(0.5).background == ink(0x74c7ec))
        #expect(theme.meter(0).foreground == ink(0xa6e3a1))
        #expect(theme.divergent(0).background == ink(0x1e1e2e))
        #expect(Role.allCases.allSatisfy { theme[$0].background != -1 })
    }

    @Test
    func `gradients with one or two stops`() throws {
        let flat = ResolvedTheme(try Theme.parse("theme[heat_start]=\"#ff0000\"", name: "flat"), depth: .colors256)
        #expect(flat.heat(0).background == 196 && flat.heat(1).background == 196)
        let two = ResolvedTheme(
            try Theme.parse(
                "theme[heat_start]=\"#000000\"\ntheme[heat_mid]=\"\"\ntheme[heat_end]=\"#ffffff\"", name: "two"),
            depth: .colors256)
        #expect(two.heat(0).background == 16 && two.heat(1).background == 231)
        #expect((232...255).contains(two.heat(0.5).background))
    }

    @Test
    func `entries of the cube and the greys are found exactly`() {
        for entry in 16...255 {
            let color = ColorMap.indexed(entry)
            #expect(ColorMap.indexed(Int(ColorMap.ink(color, .colors256))) == color)
        }
        #expect(ColorMap.indexed(16) == RGB(0, 0, 0) && ColorMap.indexed(231) == RGB(255, 255, 255))
        #expect(ColorMap.indexed(196) == RGB(255, 0, 0) && ColorMap.indexed(244) == RGB(128, 128, 128))
    }

    @Test(arguments: [
        (0xff0000, 1), (0xcd0000, 1), (0x00ff00, 2), (0x00cd00, 2), (0xffff00, 3), (0x0000ee, 4), (0x5c5cff, 4),
        (0xff00ff, 5), (0x00ffff, 6), (0xffaf5f, 3), (0x88c0d0, 6), (0x5e81ac, 4), (0xa3be8c, 2), (0xbf616a, 1),
    ])
    func `sixteen colours keep the hue`(_ hex: UInt32, _ base: Ink) {
        let ink = ColorMap.ink(RGB(hex: hex), .colors16)
        #expect(ink % 8 == base && (0...15).contains(ink))
        #expect(ColorMap.ink(RGB(hex: hex), .colors8) == base)
    }

    @Test
    func `greys stay grey, mono has no ink`() {
        #expect(ColorMap.ink(RGB(hex: 0x000000), .colors16) == 0 && ColorMap.ink(RGB(hex: 0xffffff), .colors16) == 15)
        #expect(ColorMap.ink(RGB(hex: 0x767676), .colors16) == 8 && ColorMap.ink(RGB(hex: 0xc6c6c6), .colors16) == 7)
        #expect(ColorMap.ink(RGB(hex: 0x767676), .colors8) == 7 && ColorMap.ink(RGB(hex: 0x123456), .mono) == -1)
    }

    @Test
    func `mono uses attributes only`() {
        let theme = ResolvedTheme(ThemeStore.builtIn.theme(after: "default", by: 0), depth: .mono)
        for role in Role.allCases { #expect(theme[role].foreground == -1 && theme[role].background == -1) }
        #expect(theme.heat(0.1) != theme.heat(0.9))
        #expect(theme[.selected].attributes.contains(.reverse) && theme[.ghost].attributes.contains(.dim))
    }

    @Test
    func `shipped themes are complete, and those compiled in equal their files`() throws {
        let store = ThemeStore.load(directory: Self.folder.path, environment: [:], executable: "/nowhere/bin/metamapg")
        #expect(store.problems.isEmpty)
        let names: Set = [
            "default", "tty", "mono", "nord", "dracula", "gruvbox_dark", "gruvbox_light", "solarized_dark",
            "solarized_light", "tokyo-night", "onedark", "everforest", "kanagawa", "monokai", "greyscale",
            "deuteranopia", "protanopia", "tritanopia", "viridis",
        ]
        #expect(Set(store.themes.map(\.name)) == names && store.themes.count == names.count)
        let every = Set(store.theme(named: "default")?.colors.keys.map { $0 } ?? [])
        for theme in store.themes { #expect(Set(theme.colors.keys) == every, "\(theme.name)") }
        for theme in ThemeStore.builtIn.themes {
            #expect(store.theme(named: theme.name)?.colors == theme.colors, "\(theme.name)")
        }
    }

    @Test
    func `meta-agent, peer and background differ in every theme at every depth`() {
        let store = ThemeStore.load(directory: Self.folder.path, environment: [:], executable: "/nowhere/bin/metamapg")
        for source in store.themes {
            for depth in ColorDepth.allCases {
                let theme = ResolvedTheme(source, depth: depth)
                #expect(theme[.meta] != theme[.peer], "\(source.name) \(depth)")
                #expect(
                    theme[.text].foreground != theme[.text].background || depth == .mono
                        || theme[.text].foreground == -1)
                for step in 0...20 where depth != .mono {
                    let cell = theme.heat(Double(step) / 20)
                    #expect(cell.foreground != cell.background, "\(source.name) \(depth) \(step)")
                }
            }
        }
    }

    @Test
    func `themes are found by name, file name and path; problems are told`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("themes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let good = folder.appendingPathComponent("mine.theme")
        try "theme[title]=\"#ff0000\"".write(to: good, atomically: true, encoding: .utf8)
        try "theme[title]=\"red\"".write(
            to: folder.appendingPathComponent("bad.theme"), atomically: true, encoding: .utf8)
        let store = ThemeStore.load(directory: folder.path, wanted: "mine", environment: [:], executable: "/x/y")
        for name in ["mine", "mine.theme", good.path] { #expect(store.theme(named: name)?.name == "mine") }
        #expect(store.theme(named: "bad") == nil && store.problems.count == 1)
        #expect(store.problems.first?.contains("bad.theme, line 1, theme[title]") == true)
        let byPath = ThemeStore.load(directory: nil, wanted: good.path, environment: [:], executable: "/x/y")
        #expect(byPath.theme(named: good.path)?.name == "mine" && byPath.problems.isEmpty)
        let missing = ThemeStore.load(
            directory: "/no/such/folder", wanted: "absent", environment: [:], executable: "/x")
        #expect(missing.problems.count == 2 && missing.themes.count == 3)
    }
}
