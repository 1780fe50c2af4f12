import ArgumentParser
import Store

/// `metamapg attach`.
struct Attach: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Watch a run that another process trains, on the dashboard.",
        discussion: """
            The run can be one of this machine or lie in a folder that machines share. It is only looked at: nothing is \
            locked or written, and its numbers stay what they would be. Keys that steer training say that they cannot. \
            A run that has ended is shown as it is, and followed again when somebody resumes it.
            """)

    @Argument(help: ArgumentHelp("Folder of a run, or the name of one of those that runs lists.", valueName: "run"))
    var name: String
    @Flag(help: "Print lines instead of drawing a screen, until the run ends.")
    var plain = false
    @Flag(
        name: .customLong("copy"),
        help: "Read a private copy of the run's database; done by itself where it cannot be shared.")
    var copies = false
    @OptionGroup(title: "Looks") var looks: LookOptions
    @OptionGroup var interval: IntervalOptions

    func run() throws {
        let path = try RunStore.standard.path(of: name)
        let session = try AttachSession(path, looks, isPlain: plain, copies: copies)
        let status = session.run(interval: interval.seconds ?? 1)
        if status != 0 { throw ExitCode(status) }
    }
}
