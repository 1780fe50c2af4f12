extension Double: KernelScalar {
    package static func gather(
        _ table: UnsafePointer<Double>, _ index: UnsafePointer<UInt16>, _ out: UnsafeMutablePointer<Double>, count: Int
    ) {
        gatherLoop(table, index, out, count)
    }

    package static func scatterAdd(
        _ values: UnsafePointer<Double>, _ index: UnsafePointer<UInt16>, _ sums: UnsafeMutablePointer<Double>,
        cells: Int, count: Int
    ) {
        scatterAddLoop(values, index, sums, cells, count)
    }

    package static func addScaled(
        _ x: UnsafePointer<Double>, by scale: Double, to y: UnsafeMutablePointer<Double>, count: Int
    ) {
        addScaledLoop(x, scale, y, count)
    }

    package static func multiply(
        _ x: UnsafePointer<Double>, by scale: Double, into y: UnsafeMutablePointer<Double>, count: Int
    ) {
        multiplyLoop(x, scale, y, count)
    }

    package static func returnsToGo(
        _ rewards: UnsafePointer<Double>, discount: Double, into returns: UnsafeMutablePointer<Double>,
        horizon: Int, trajectories: Int
    ) {
        returnsToGoLoop(rewards, discount, returns, horizon, trajectories)
    }

    package static func advantages(
        _ rewards: UnsafePointer<Double>, _ values: UnsafePointer<Double>, discount: Double, lambda: Double,
        into advantages: UnsafeMutablePointer<Double>, horizon: Int, trajectories: Int
    ) {
        advantagesLoop(rewards, values, discount, lambda, advantages, horizon, trajectories)
    }

    package static func innerWeights(
        returns: UnsafePointer<Double>, baseline: UnsafeMutablePointer<Double>, powers: UnsafePointer<Double>,
        into weights: UnsafeMutablePointer<Double>, horizon: Int, trajectories: Int
    ) {
        innerWeightsLoop(returns, baseline, powers, weights, horizon, trajectories)
    }

    package static func addSecondOrderWeights(
        rewards: UnsafePointer<Double>, tangent: UnsafePointer<Double>, discountedBaseline: UnsafePointer<Double>,
        powers: UnsafePointer<Double>, scratch: UnsafeMutablePointer<Double>, to total: UnsafeMutablePointer<Double>,
        horizon: Int, trajectories: Int
    ) {
        addSecondOrderWeightsLoop(
            rewards, tangent, discountedBaseline, powers, scratch, total, horizon, trajectories)
    }

    package static func addBaselinedSecondOrderWeights(
        innerWeights: UnsafePointer<Double>, tangent: UnsafePointer<Double>, scratch: UnsafeMutablePointer<Double>,
        to total: UnsafeMutablePointer<Double>, horizon: Int, trajectories: Int
    ) {
        addBaselinedSecondOrderWeightsLoop(innerWeights, tangent, scratch, total, horizon, trajectories)
    }

    package static func add(_ constant: Double, to values: UnsafeMutablePointer<Double>, count: Int) {
        addConstantLoop(constant, values, count)
    }

    package static func multiplyRows(
        _ values: UnsafeMutablePointer<Double>, by factors: UnsafePointer<Double>, horizon: Int, trajectories: Int
    ) {
        multiplyRowsLoop(values, factors, horizon, trajectories)
    }

    package static func sum(_ values: UnsafePointer<Double>, count: Int) -> Double {
        sumLoop(values, count) { $0 }
    }

    package static func sumOfSquares(_ values: UnsafePointer<Double>, count: Int) -> Double {
        sumLoop(values, count) { $0 * $0 }
    }
}
