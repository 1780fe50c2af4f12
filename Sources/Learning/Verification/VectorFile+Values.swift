import Engine
import Games

extension VectorFile {
    /// Observations, or actions of one agent, at one joint policy.
    enum Values: Decodable {
        /// `[K][T]`.
        case choices([[UInt16]])
        /// `[K][T][size]`.
        case reals([[[Double]]])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let vectors = try? container.decode([[[Double]]].self) {
                self = .reals(vectors)
            } else {
                self = .choices(try container.decode([[UInt16]].self))
            }
        }

        /// Whether these are values of a space, K trajectories of T steps.
        func fit(_ space: Space, trajectories: Int, horizon: Int) -> Bool {
            switch (self, space) {
            case (.choices(let rows), .choices(let count)):
                rows.count == trajectories && rows.allSatisfy { $0.count == horizon && $0.allSatisfy { $0 < count } }
            case (.reals(let rows), .reals(let size)):
                rows.count == trajectories
                    && rows.allSatisfy { $0.count == horizon && $0.allSatisfy { $0.count == size } }
            default: false
            }
        }

        /// As the engine takes actions, one row of K a step.
        var recorded: RecordedActions {
            switch self {
            case .choices(let rows): .choices(VectorFile.byStep(rows))
            case .reals(let rows): .reals(VectorFile.byStep(rows).flatMap { $0 })
            }
        }
    }

    /// `[K][T]` as the engine stores it, one row of K a step.
    static func byStep<Element>(_ rows: [[Element]]) -> [Element] {
        (0..<(rows.first?.count ?? 0)).flatMap { step in rows.map { $0[step] } }
    }
}
