import Platform

/// Stopping and continuing by the shell.
enum JobControl {
    /// Stops the whole foreground job, as Ctrl-Z on a plain line would: a program that started us, such as make, must
    /// stop too or the shell would not take over. Returns when continued.
    static func stop() {
        let previous = SignalAction.replace(SIGTSTP, handler: SIG_DFL)
        kill(0, SIGTSTP)
        SignalAction.restore(SIGTSTP, previous)
    }
}
