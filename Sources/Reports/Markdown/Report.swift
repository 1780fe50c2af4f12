/// A report on runs: what was found, how sure it is, and how to do it again. Equal reports give equal bytes.
package struct Report: Sendable, Hashable {
    /// A part of a section.
    package enum Block: Sendable, Hashable {
        /// Markdown, taken as it is.
        case paragraph(String)
        case table(MarkdownTable)
        /// A picture beside the report.
        /// - file: its path from the report, with `/`.
        /// - description: what it shows, for those who cannot see it.
        case chart(file: String, description: String)
        /// Lines for a shell.
        case commands([String])
    }

    package struct Section: Sendable, Hashable {
        package var title: String
        package var blocks: [Block]

        package init(title: String, blocks: [Block]) {
            self.title = title
            self.blocks = blocks
        }
    }

    /// A run that the report rests on.
    package struct Run: Sendable, Hashable {
        /// What the report calls it.
        package var name: String
        /// What tells it from every other run, such as its path or the digest of its configuration.
        package var identifier: String
        package var seed: UInt64
        /// Meta-updates made.
        package var updates: Int

        package init(name: String, identifier: String, seed: UInt64, updates: Int) {
            self.name = name
            self.identifier = identifier
            self.seed = seed
            self.updates = updates
        }
    }

    package var title: String
    /// What comes before the first section.
    package var introduction: [Block] = []
    package var sections: [Section] = []
    /// The commands that make the report and its runs again.
    package var commands: [String] = []
    package var runs: [Run] = []

    package init(title: String) { self.title = title }

    /// The file.
    package var markdown: String {
        var parts = ["# \(Report.oneLine(title))\n"] + introduction.map(Report.text)
        for section in sections {
            parts.append("## \(Report.oneLine(section.title))\n")
            parts += section.blocks.map(Report.text)
        }
        if !commands.isEmpty { parts += ["## Again\n", Report.text(.commands(commands))] }
        if !runs.isEmpty { parts += ["## Runs\n", runTable.text] }
        return parts.joined(separator: "\n")
    }

    private var runTable: MarkdownTable {
        var table = MarkdownTable([.init("Run"), .init("Seed", .right), .init("Updates", .right), .init("Identifier")])
        for run in runs {
            table.append([Report.escaped(run.name), "\(run.seed)", "\(run.updates)", Report.code(run.identifier)])
        }
        return table
    }
}
