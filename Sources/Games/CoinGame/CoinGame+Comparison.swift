extension CoinGame {
    /// What methods learn of it; of the usual game alone, for which peers come with the program.
    static let experiment = Comparison(
        question: """
            What does each method learn against peers who learned to take what they can, and against those who were paid for \
            both? Does the meta-agent take its own coins, or any?
            """,
        note: """
            The paper does not play this game. Two who take the nearest coin get nothing, two who take their own coins alone \
            get as many as they take: rewards have to be read together with P(own coin), the share of the taken coins that were \
            the taker's own, and with how many are taken.
            """,
        peers: "selfish+prosocial", reportsGroups: true, updates: Comparison.Updates(quick: 150, full: 450))
}
