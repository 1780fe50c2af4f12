extension Float: KernelScalar {
    package static func gather(
        _ table: UnsafePointer<Float>, _ index: UnsafePointer<UInt16>, _ out: UnsafeMutablePointer<Float>, count: Int
    ) {
        gatherLoop(table, index, out, count)
    }

    package static func scatterAdd(
        _ values: UnsafePointer<Float>, _ index: UnsafePointer<UInt16>, _ sums: UnsafeMutablePointer<Double>,
        cells: Int, count: Int
    ) {
        scatterAddLoop(values, index, sums, cells, count)
    }

    package static func addScaled(
        _ x: UnsafePointer<Float>, by scale: Float, to y: UnsafeMutablePointer<Float>, count: Int
    ) {
        addScaledLoop(x, scale, y, count)
    }

    package static func multiply(
        _ x: UnsafePointer<Float>, by scale: Float, into y: UnsafeMutablePointer<Float>, count: Int
    ) {
        multiplyLoop(x, scale, y, count)
    }

    package static func returnsToGo(
        _ rewards: UnsafePointer<Float>, discount: Float, into returns: UnsafeMutablePointer<Float>,
        horizon: Int, trajectories: Int
    ) {
        returnsToGoLoop(rewards, discount, returns, horizon, trajectories)
    }

    package static func advantages(
        _ rewards: UnsafePointer<Float>, _ values: UnsafePointer<Float>, discount: Float, lambda: Float,
        into advantages: UnsafeMutablePointer<Float>, horizon: Int, trajectories: Int
    ) {
        advantagesLoop(rewards, values, discount, lambda, advantages, horizon, trajectories)
    }

    package static func innerWeights(
        returns: UnsafePointer<Float>, baseline: UnsafeMutablePointer<Float>, powers: UnsafePointer<Float>,
        into weights: UnsafeMutablePointer<Float>, horizon: Int, trajectories: Int
    ) {
        innerWeightsLoop(returns, baseline, powers, weights, horizon, trajectories)
    }

    package static func addSecondOrderWeights(
        rewards: UnsafePointer<Float>, tangent: UnsafePointer<Float>, discountedBaseline: UnsafePointer<Float>,
        powers: UnsafePointer<Float>, scratch: UnsafeMutablePointer<Float>, to total: UnsafeMutablePointer<Float>,
        horizon: Int, trajectories: Int
    ) {
        addSecondOrderWeightsLoop(
            rewards, tangent, discountedBaseline, powers, scratch, total, horizon, trajectories)
    }

    package static func addBaselinedSecondOrderWeights(
        innerWeights: UnsafePointer<Float>, tangent: UnsafePointer<Float>, scratch: UnsafeMutablePointer<Float>,
        to total: UnsafeMutablePointer<Float>, horizon: Int, trajectories: Int
    ) {
        addBaselinedSecondOrderWeightsLoop(innerWeights, tangent, scratch, total, horizon, trajectories)
    }

    package static func add(_ constant: Float, to values: UnsafeMutablePointer<Float>, count: Int) {
        addConstantLoop(constant, values, count)
    }

    package static func multiplyRows(
        _ values: UnsafeMutablePointer<Float>, by factors: UnsafePointer<Float>, horizon: Int, trajectories: Int
    ) {
        multiplyRowsLoop(values, factors, horizon, trajectories)
    }

    package static func sum(_ values: UnsafePointer<Float>, count: Int) -> Double {
        sumLoop(values, count) { $0 }
    }

    package static func sumOfSquares(_ values: UnsafePointer<Float>, count: Int) -> Double {
        sumLoop(values, count) { $0 * $0 }
    }
}
