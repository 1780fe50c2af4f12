extension HalfCheetah {
    /// Kim et al. (2021), the figure of HalfCheetah: returns of episodes of 200 steps, digitised to about a whole return;
    /// means over 10 seeds.
    static let paper = PublishedResult(
        chainLength: 2, horizon: 200,
        curves: [
            "meta-mapg": [200, 204, 207], "meta-pg": [202, 206, 208], "lola-dice": [71, 73, 75],
            "reinforce": [114, 112, 113],
        ])

    /// The experiment behind that figure.
    static let experiment = Comparison(
        question: """
            How far do two agents run together whose teammate learned to run the other way, before and after both have \
            adapted to each other? (The paper's figure of HalfCheetah.)
            """,
        note: """
            The paper trained for 12,500 meta-updates at rates of 5e-5; these runs make far fewer at twenty times the rate. \
            How good the paper's teammates were at running the other way is not known.
            """,
        peers: usualPopulation, updates: Comparison.Updates(quick: 150, full: 600))
}
