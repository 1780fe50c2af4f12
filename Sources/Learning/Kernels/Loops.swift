/// One source for both precisions; the conformances in `KernelScalar+Float.swift` and `+Double.swift` make it concrete.
@inline(__always)
func gatherLoop<Scalar>(
    _ table: UnsafePointer<Scalar>, _ index: UnsafePointer<UInt16>, _ out: UnsafeMutablePointer<Scalar>, _ count: Int
) {
    for i in 0..<count { out[i] = table[Int(index[i])] }
}

@inline(__always)
func scatterAddLoop<Scalar: BinaryFloatingPoint>(
    _ values: UnsafePointer<Scalar>, _ index: UnsafePointer<UInt16>, _ sums: UnsafeMutablePointer<Double>,
    _ cells: Int, _ count: Int
) {
    let second = sums + cells
    let third = second + cells
    let fourth = third + cells
    let whole = count & ~3
    var i = 0
    while i < whole {
        sums[Int(index[i])] += Double(values[i])
        second[Int(index[i &+ 1])] += Double(values[i &+ 1])
        third[Int(index[i &+ 2])] += Double(values[i &+ 2])
        fourth[Int(index[i &+ 3])] += Double(values[i &+ 3])
        i &+= 4
    }
    while i < count {
        sums[Int(index[i])] += Double(values[i])
        i &+= 1
    }
}

@inline(__always)
func addScaledLoop<Scalar: BinaryFloatingPoint>(
    _ x: UnsafePointer<Scalar>, _ scale: Scalar, _ y: UnsafeMutablePointer<Scalar>, _ count: Int
) {
    for i in 0..<count { y[i] += scale * x[i] }
}

@inline(__always)
func multiplyLoop<Scalar: BinaryFloatingPoint>(
    _ x: UnsafePointer<Scalar>, _ scale: Scalar, _ y: UnsafeMutablePointer<Scalar>, _ count: Int
) {
    for i in 0..<count { y[i] = scale * x[i] }
}

@inline(__always)
func returnsToGoLoop<Scalar: BinaryFloatingPoint>(
    _ rewards: UnsafePointer<Scalar>, _ discount: Scalar, _ returns: UnsafeMutablePointer<Scalar>,
    _ horizon: Int, _ trajectories: Int
) {
    guard horizon > 0 else { return }
    let last = (horizon - 1) * trajectories
    for k in 0..<trajectories { returns[last + k] = rewards[last + k] }
    for t in stride(from: horizon - 2, through: 0, by: -1) {
        let row = t * trajectories
        let r = rewards + row
        let out = returns + row
        let next = UnsafePointer(returns + row + trajectories)
        for k in 0..<trajectories { out[k] = r[k] + discount * next[k] }
    }
}

@inline(__always)
func advantagesLoop<Scalar: BinaryFloatingPoint>(
    _ rewards: UnsafePointer<Scalar>, _ values: UnsafePointer<Scalar>, _ discount: Scalar, _ lambda: Scalar,
    _ advantages: UnsafeMutablePointer<Scalar>, _ horizon: Int, _ trajectories: Int
) {
    guard horizon > 0 else { return }
    let last = (horizon - 1) * trajectories
    for k in 0..<trajectories { advantages[last + k] = rewards[last + k] - values[last + k] }
    let decay = discount * lambda
    for t in stride(from: horizon - 2, through: 0, by: -1) {
        let row = t * trajectories
        let r = rewards + row
        let value = values + row
        let nextValue = value + trajectories
        let out = advantages + row
        let next = UnsafePointer(advantages + row + trajectories)
        for k in 0..<trajectories { out[k] = r[k] + discount * nextValue[k] - value[k] + decay * next[k] }
    }
}

@inline(__always)
func innerWeightsLoop<Scalar: BinaryFloatingPoint>(
    _ returns: UnsafePointer<Scalar>, _ baseline: UnsafeMutablePointer<Scalar>, _ powers: UnsafePointer<Scalar>,
    _ weights: UnsafeMutablePointer<Scalar>, _ horizon: Int, _ trajectories: Int
) {
    for t in 0..<horizon {
        let power = powers[t]
        let row = t * trajectories
        let r = returns + row
        let b = baseline + row
        let w = weights + row
        for k in 0..<trajectories {
            w[k] = power * (r[k] - b[k])
            b[k] = power * b[k]
        }
    }
}

@inline(__always)
func addSecondOrderWeightsLoop<Scalar: BinaryFloatingPoint>(
    _ rewards: UnsafePointer<Scalar>, _ tangent: UnsafePointer<Scalar>, _ discountedBaseline: UnsafePointer<Scalar>,
    _ powers: UnsafePointer<Scalar>, _ scratch: UnsafeMutablePointer<Scalar>, _ total: UnsafeMutablePointer<Scalar>,
    _ horizon: Int, _ trajectories: Int
) {
    guard horizon > 0 else { return }
    for k in 0..<trajectories { scratch[k] = tangent[k] }
    for t in 1..<max(horizon, 1) {
        let row = t * trajectories
        let d = tangent + row
        let out = scratch + row
        let previous = UnsafePointer(scratch + row - trajectories)
        for k in 0..<trajectories { out[k] = previous[k] + d[k] }
    }
    let suffix = scratch + horizon * trajectories
    for k in 0..<trajectories { suffix[k] = 0 }
    for t in stride(from: horizon - 1, through: 0, by: -1) {
        let power = powers[t]
        let row = t * trajectories
        let r = rewards + row
        let d = tangent + row
        let cumulative = UnsafePointer(scratch + row)
        let b = discountedBaseline + row
        let out = total + row
        for k in 0..<trajectories {
            let next = suffix[k] + power * r[k] * cumulative[k]
            suffix[k] = next
            out[k] += next - b[k] * d[k]
        }
    }
}

@inline(__always)
func addBaselinedSecondOrderWeightsLoop<Scalar: BinaryFloatingPoint>(
    _ weights: UnsafePointer<Scalar>, _ tangent: UnsafePointer<Scalar>, _ scratch: UnsafeMutablePointer<Scalar>,
    _ total: UnsafeMutablePointer<Scalar>, _ horizon: Int, _ trajectories: Int
) {
    let before = scratch
    let after = scratch + trajectories
    for k in 0..<trajectories {
        before[k] = 0
        after[k] = 0
    }
    // The sum over earlier steps runs forwards, the one over later steps backwards.
    for t in 0..<horizon {
        let w = weights + t * trajectories
        let d = tangent + t * trajectories
        let out = total + t * trajectories
        for k in 0..<trajectories {
            out[k] += w[k] * before[k]
            before[k] += d[k]
        }
    }
    for t in stride(from: horizon - 1, through: 0, by: -1) {
        let w = weights + t * trajectories
        let d = tangent + t * trajectories
        let out = total + t * trajectories
        for k in 0..<trajectories {
            let next = after[k] + w[k] * d[k]
            after[k] = next
            out[k] += next
        }
    }
}

@inline(__always)
func addConstantLoop<Scalar: BinaryFloatingPoint>(
    _ constant: Scalar, _ values: UnsafeMutablePointer<Scalar>, _ count: Int
) {
    for i in 0..<count { values[i] += constant }
}

@inline(__always)
func multiplyRowsLoop<Scalar: BinaryFloatingPoint>(
    _ values: UnsafeMutablePointer<Scalar>, _ factors: UnsafePointer<Scalar>, _ horizon: Int, _ trajectories: Int
) {
    for t in 0..<horizon {
        let factor = factors[t]
        let row = values + t * trajectories
        for k in 0..<trajectories { row[k] *= factor }
    }
}

/// Sums `term(values[i])` in sixteen Double lanes.
@inline(__always)
func sumLoop<Scalar: BinaryFloatingPoint>(
    _ values: UnsafePointer<Scalar>, _ count: Int, _ term: (Double) -> Double
) -> Double {
    var lanes = SIMD16<Double>.zero
    let whole = count & ~15
    var i = 0
    while i < whole {
        for lane in 0..<16 { lanes[lane] += term(Double(values[i &+ lane])) }
        i &+= 16
    }
    while i < count {
        lanes[i &- whole] += term(Double(values[i]))
        i &+= 1
    }
    return lanes.sum()
}
