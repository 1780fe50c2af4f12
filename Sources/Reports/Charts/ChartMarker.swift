import Formats

/// Shapes that tell series apart where colours do not.
enum ChartMarker: Int, CaseIterable, Sendable {
    case circle
    case square
    case triangle
    case diamond
    case cross
    case pentagon
    case flag
    case bar

    /// The shape of a series by its place.
    static func series(_ index: Int) -> ChartMarker { allCases[index % allCases.count] }

    /// An outline to be filled, around a point.
    func path(x: Double, y: Double) -> String {
        let corners: [(Double, Double)] =
            switch self {
            case .circle: []
            case .square: [(-3, -3), (3, -3), (3, 3), (-3, 3)]
            case .triangle: [(0, -4), (4, 3), (-4, 3)]
            case .diamond: [(0, -4.5), (4.5, 0), (0, 4.5), (-4.5, 0)]
            case .cross:
                [
                    (-1, -4), (1, -4), (1, -1), (4, -1), (4, 1), (1, 1), (1, 4), (-1, 4), (-1, 1), (-4, 1), (-4, -1),
                    (-1, -1),
                ]
            case .pentagon: [(0, -4), (4, -1), (2.5, 3.5), (-2.5, 3.5), (-4, -1)]
            case .flag: [(-4, -3), (4, -3), (0, 4)]
            case .bar: [(-1.5, -4), (1.5, -4), (1.5, 4), (-1.5, 4)]
            }
        if self == .circle {
            return "M\(SVG.number(x - 3.5)) \(SVG.number(y))a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z"
        }
        return "M" + corners.map { "\(SVG.number(x + $0.0)) \(SVG.number(y + $0.1))" }.joined(separator: "L") + "Z"
    }
}
