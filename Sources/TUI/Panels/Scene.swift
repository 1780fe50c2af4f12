import Training

/// What panels draw: the run or team, what its trainer told, what it is compared with, and what a person chose to look at.
package struct Scene: Sendable {
    /// What is shown.
    package internal(set) var subject: Subject
    package internal(set) var snapshot: TrainerSnapshot
    package internal(set) var history = History()
    package internal(set) var events = EventLog()
    /// Saved runs drawn over the reward curve, at most `RunList.most`.
    package internal(set) var overlays: [Overlay] = []
    /// The one thing that panels change, by their keys.
    package var view: ViewState
    /// Turns seconds of events into times of day.
    package let clock: WallClock

    init(_ subject: Subject, view: ViewState, clock: WallClock) {
        self.subject = subject
        self.view = view
        self.clock = clock
        snapshot = TrainerSnapshot(
            state: .waiting, update: 0, trainingPersonas: subject.trainingPersonas)
    }
}
