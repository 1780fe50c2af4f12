/// The curves of a run in bounded memory: the last points raw, the whole run in buckets, validation scores and terms.
package struct History: Sendable {
    /// A validation score.
    package struct Mark: Sendable, Hashable {
        package var update: Int
        package var score: Double

        package init(update: Int, score: Double) {
            self.update = update
            self.score = score
        }
    }
    /// The gradient's terms at an update.
    package struct Terms: Sendable, Hashable {
        package var update: Int
        package var terms: GradientTerms

        package init(update: Int, terms: GradientTerms) {
            self.update = update
            self.terms = terms
        }
    }

    /// How many raw points are kept.
    package static let rawCapacity = 65_536
    private static let markCapacity = 2048
    /// How many measurements of the gradient's terms are kept.
    package static let termsCapacity = 512

    package private(set) var raw: Ring<ScorePoint>
    package private(set) var buckets = Buckets(capacity: 4096)
    /// Validation scores in order; every other one is dropped when there are too many.
    package private(set) var marks: [Mark] = []
    /// The best validation score, which is never dropped.
    package private(set) var best: Mark?
    package private(set) var lastMark: Mark?
    package private(set) var terms = Ring<Terms>(capacity: History.termsCapacity)
    /// The latest sample; nil if no points but those of a database came in.
    package private(set) var latest: UpdateSample?
    /// The latest update; 0 before the first.
    package private(set) var lastUpdate = 0
    /// Updates whose score was not a number.
    package private(set) var badCount = 0
    private var trained = TrainedTime()
    private var smoothings = Smoothing.weights.map(Smoothing.init(weight:))

    /// - Parameter rawCapacity: How many raw points are kept; a narrow window of a long run needs them.
    package init(rawCapacity: Int = History.rawCapacity) { raw = Ring(capacity: rawCapacity) }

    package var isEmpty: Bool { raw.isEmpty }

    /// The smoothed score now, for the weight with an index.
    package func smoothed(_ weight: Int) -> Double? { smoothings[weight].value }

    package mutating func append(_ sample: UpdateSample) {
        latest = sample
        append(score: sample.score, at: sample.update, time: sample.time.seconds)
        if let validation = sample.validation {
            append(Mark(update: sample.update, score: validation.score), isBest: validation.isBest)
        }
        if let terms = sample.terms { append(Terms(update: sample.update, terms: terms)) }
    }

    /// Takes in the score of the next update, before what else was measured there.
    /// - Parameters:
    ///   - score: What it is.
    ///   - update: Number of the update.
    ///   - time: When it was made, in seconds since 1970; nil where nobody knows.
    package mutating func append(score: Double, at update: Int, time: Double? = nil) {
        lastUpdate = update
        if !score.isFinite { badCount += 1 }
        var smoothed = SIMD8<Float>(repeating: .nan)
        for index in smoothings.indices {
            smoothings[index].add(score)
            if let value = smoothings[index].value { smoothed[index] = Float(value) }
        }
        let point = ScorePoint(update: update, raw: score, smoothed: smoothed, elapsed: trained.add(time))
        raw.append(point)
        buckets.append(point)
    }

    /// Takes in the gradient's terms.
    package mutating func append(_ next: Terms) { terms.append(next) }

    /// Takes in a validation score.
    package mutating func append(_ mark: Mark, isBest: Bool) {
        lastMark = mark
        if isBest { best = mark }
        if marks.count == Self.markCapacity {
            marks = marks.indices.filter { $0 % 2 == 0 }.map { marks[$0] }
        }
        marks.append(mark)
    }
}
