/// A named part of a flat vector of parameters.
package struct ParameterPart: Sendable, Hashable {
    package var name: String
    /// Row by row; empty for a single number.
    package var shape: [Int]
    /// Where it starts.
    package var offset: Int
    package var count: Int { shape.reduce(1, *) }

    package init(name: String, shape: [Int], offset: Int) {
        self.name = name
        self.shape = shape
        self.offset = offset
    }

    /// Parts that follow one another.
    static func consecutive(_ shapes: [(name: String, shape: [Int])], from start: Int = 0) -> [ParameterPart] {
        var offset = start
        return shapes.map { name, shape in
            let part = ParameterPart(name: name, shape: shape, offset: offset)
            offset += part.count
            return part
        }
    }
}
