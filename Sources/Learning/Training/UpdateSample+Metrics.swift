import Foundation

extension UpdateSample {
    /// One line of `metrics.jsonl`, with its line feed. Keys are sorted and numbers are written in full, so that equal
    /// runs give equal bytes.
    package var metricsLine: Data {
        let line = Line(
            update: update, score: score, meanReward: meanReward, gradientNorm: gradientNorm,
            largestChainNorm: largestChainNorm, clippedChains: clippedChains, innerRates: innerRates,
            criticLoss: criticLoss, modelError: modelError,
            validation: validation.map { .init(score: $0.score, isBest: $0.isBest) },
            terms: terms.map { .init(current: $0.current, own: $0.own, peer: $0.peer) })
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        var data = (try? encoder.encode(line)) ?? Data("{\"update\":\(update)}".utf8)
        data.append(0x0A)
        return data
    }

    private struct Line: Encodable {
        struct Validation: Encodable {
            var score: Double
            var isBest: Bool
        }
        struct Terms: Encodable {
            var current: Double
            var own: Double?
            var peer: Double?
        }
        var update: Int
        var score: Double
        var meanReward: [[Double]]
        var gradientNorm: Double
        var largestChainNorm: Double
        var clippedChains: Int
        var innerRates: [Double]
        var criticLoss: Double?
        var modelError: Double?
        var validation: Validation?
        var terms: Terms?
    }
}
