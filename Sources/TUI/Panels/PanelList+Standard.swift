extension PanelList {
    /// The panels of the dashboard. A new one is an entry here.
    package static let standard = PanelList([
        RewardPanel(), PolicyPanel(), TorquePanel(), SituationPanel(), AdaptationPanel(), GradientPanel(), EventPanel(),
        GamePanel(),
        RobotPanel(), CoinPanel(), PhasePanel(),
    ])
}
