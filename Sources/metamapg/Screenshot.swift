import ArgumentParser
import Games
import Store
import TUI
import Training

/// `metamapg screenshot`.
struct Screenshot: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw the dashboard into a file, without a terminal.",
        discussion: """
            Of a saved run as it is now, or of a new one after some meta-updates, of which nothing is saved. The same \
            options give the same picture of a new run: no clock, no use of the machine is shown. Without --svg and --text \
            the text is printed.
            """)

    @Argument(
        help: ArgumentHelp(
            "Folder of a run, or the name of one of those that runs lists; without one a new run is trained.",
            valueName: "run"))
    var name: String?
    @OptionGroup(title: "New run") var options: RunOptions
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Meta-updates of the new run, 0 to 1000000 (default 20).", valueName: "count"))
    var updates: Int?
    @OptionGroup(title: "Looks") var looks: LookOptions
    @Option(help: ArgumentHelp("Columns and rows, 1x1 to 1000x500.", valueName: "WxH"))
    var size = WindowSize(columns: 120, rows: 36)
    @Option(
        help: ArgumentHelp(
            "Keys to press first, as ? lists them: words between blanks, such as \"2 z\" or \"3s Tab iHH Esc\".",
            valueName: "keys"))
    var keys = ""
    @Option(help: ArgumentHelp("Write an SVG picture there; - for standard output.", valueName: "file"))
    var svg: String?
    @Option(help: ArgumentHelp("Write text there; - for standard output.", valueName: "file"))
    var text: String?
    @Flag(help: "Replace files that are there.")
    var force = false

    func validate() throws {
        if let updates, !(0...1_000_000).contains(updates) {
            throw ValidationError("--updates must be from 0 to 1000000, not \(updates)")
        }
        if let theme = looks.themes.theme {
            // A screen goes on without it and tells; of a picture it would be all there is to see.
            let store = looks.themes.store
            guard store.theme(named: theme) != nil else {
                throw ValidationError(
                    store.problems.joined(separator: "; ") + didYouMean(theme, store.themes.map(\.name)))
            }
        }
        guard name != nil else { return }
        if updates != nil { throw ValidationError("--updates is for a new run; a saved one is drawn as it is") }
        if options.saysAnything {
            throw ValidationError("a saved run has its own settings; without it, these make a new one")
        }
    }

    func run() throws {
        let files = [svg, text].compactMap { $0 }
        for file in files { try OutputFile.check(file, force: force) }
        let still =
            try name.map { try StillScreen(saved: RunStore.standard.path(of: $0), looks, size) }
            ?? StillScreen(new: options, updates: updates ?? 20, looks, size)
        let picture = try still.picture(after: Key.sequence(keys))
        if let svg { try OutputFile.write(picture.svg, to: svg, force: force) }
        if let text {
            try OutputFile.write(picture.text, to: text, force: force)
        } else if svg == nil {
            try StandardOutput.write(picture.text)
        }
    }
}

/// Columns and rows of a window, such as `120x36`.
struct WindowSize: ExpressibleByArgument, CustomStringConvertible {
    let columns: Int
    let rows: Int

    init(columns: Int, rows: Int) { (self.columns, self.rows) = (columns, rows) }

    init?(argument: String) {
        let parts = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let columns = parts[0], let rows = parts[1], (1...1000).contains(columns),
            (1...500).contains(rows)
        else { return nil }
        self.init(columns: columns, rows: rows)
    }

    var description: String { "\(columns)x\(rows)" }
    var defaultValueDescription: String { description }
}
