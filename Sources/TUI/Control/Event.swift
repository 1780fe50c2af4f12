import Training

/// What can happen to the dashboard. Time comes in from outside, so that the model stays a pure function.
package enum Event: Sendable {
    /// A key was pressed at `now` (seconds, monotonic).
    case key(Key, now: Double)
    /// The mouse was moved or a button pressed.
    case mouse(Mouse, now: Double)
    /// Text was pasted.
    case paste(String, now: Double)
    /// The window has this size now.
    case resize(columns: Int, rows: Int)
    /// The trainer has news.
    case feed(TrainerFeed, now: Double)
    /// What was asked of the library of saved runs has been read.
    case library([RunLibrary.News], now: Double)
    /// The tournament that was asked for has gone on.
    case tournament(TournamentPlayer.News, now: Double)
    /// The league that was asked for has gone on.
    case league(LeaguePlayer.News, now: Double)
    /// The play that was asked for has gone on.
    case play(PlayHost.News, now: Double)
    /// Screens have been saved, or not.
    case pictures([PictureSaver.News], now: Double)
    /// What was to be copied was handed to the terminal, or not.
    case copied(Bool, now: Double)
    /// Files of the screen have been read, or it could not be kept.
    case files(ScreenFiles.News, now: Double)
    /// `Model.deadline` has passed.
    case tick(now: Double)
    /// The process continued after a suspension.
    case resumed(now: Double)
    /// Use of the machine by this process: CPU in per cent of one core, memory in bytes.
    case usage(cpu: Double, memory: Int)
}

/// What the model asks its surroundings to do.
package enum Effect: Sendable, Hashable {
    case trainer(TrainerCommand)
    /// Read saved runs.
    case library(RunLibrary.Request)
    /// Play a tournament in the place of any other; nil to end the one that is played.
    case tournament(TournamentPlayer.Request?)
    /// Play a league of the exact laboratory, or a pair of it.
    case league(LeaguePlayer.Command)
    /// Play with a person.
    case play(PlayHost.Command)
    /// Save the screen as it is now, with its data.
    case savePicture
    /// Hand text to the terminal's clipboard.
    case copy(String)
    /// Read the files of the screen again.
    case reload
    /// Keep how the screen is left for the next time.
    case keep(String)
    /// Leave the dashboard; `save` says whether the current run is written first.
    case quit(save: Bool)
    /// Give the terminal back and stop the process until it is continued.
    case suspend
    /// Ask the terminal to report the mouse, or no longer.
    case mouse(Bool)
    /// Draw every cell again.
    case repaint
}
