/// Learners that have to be trained before they play. What they are trained with is somebody else's to keep.
package enum TrainedLearner: String, Sendable, Hashable, CaseIterable {
    case metaMAPG = "meta-mapg"
    case metaPG = "meta-pg"
    case shaping = "m-fos"

    package var name: String { rawValue }

    /// What it does, in a line.
    package var summary: String {
        switch self {
        case .metaMAPG: "starts where its own and its peers' naive learning end well"
        case .metaPG: "starts where its own naive learning ends well"
        case .shaping: "chooses its next policy by a network that sees both (model-free opponent shaping)"
        }
    }

    /// Where it comes from.
    package var source: String {
        switch self {
        case .metaMAPG: "Kim et al., ICML 2021; exact as M-MAML in Cooijmans et al. (2023)"
        case .metaPG: "Al-Shedivat et al., ICLR 2018"
        case .shaping: "Lu et al., ICML 2022"
        }
    }
}
