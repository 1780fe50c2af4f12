import Training

/// The curve that the paper reports, where it can be compared with what is shown.
enum PaperCurve {
    /// The published rewards per step along the chain of a run like this with a peer of this kind, such as `rock#3`; nil
    /// if there are none.
    static func matching(_ run: RunConfiguration, peer: String?) -> [Double]? {
        peer.flatMap { PaperResults.curve(of: run, peers: String($0.prefix { $0 != "#" })) }
    }
}
