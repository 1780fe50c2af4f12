import CProcessor

/// Adds an 8 x W block of `a * b` to `c`: element (row, p) of `a` lies at `a[row * rowStride + p * depthStride]`, rows of
/// `b` and `c` are W apart.
///
/// As many sums at a time as the processor has registers for; each is summed up in the order of p, so that they are the
/// same to the last bit whatever their number.
@inline(__always)
func addTile<V: KernelVector>(
    _: V.Type, _ a: UnsafePointer<V.Scalar>, _ b: UnsafePointer<V.Scalar>, _ c: UnsafeMutablePointer<V.Scalar>,
    depth: Int, rowStride: Int, depthStride: Int
) {
    // A constant of the build: one of the branches is left.
    if vectorRegisterBytes() >= 2048 {
        addWideTile(V.self, a, b, c, depth: depth, rowStride: rowStride, depthStride: depthStride)
        return
    }
    for row in stride(from: 0, to: 8, by: vectorRegisterBytes() >= 512 ? 4 : 2) {
        for column in stride(from: 0, to: 2 &* V.scalarCount, by: V.scalarCount) {
            let (left, right, out) = (a + row &* rowStride, b + column, c + row &* 2 &* V.scalarCount + column)
            if vectorRegisterBytes() >= 512 {
                addFourRows(V.self, left, right, out, depth: depth, rowStride: rowStride, depthStride: depthStride)
            } else {
                addTwoRows(V.self, left, right, out, depth: depth, rowStride: rowStride, depthStride: depthStride)
            }
        }
    }
}

/// Half of the columns of four rows of a tile.
@inline(__always)
private func addFourRows<V: KernelVector>(
    _: V.Type, _ a: UnsafePointer<V.Scalar>, _ b: UnsafePointer<V.Scalar>, _ c: UnsafeMutablePointer<V.Scalar>,
    depth: Int, rowStride: Int, depthStride: Int
) {
    let width = 2 &* V.scalarCount
    var s0 = V.load(c)
    var s1 = V.load(c + width)
    var s2 = V.load(c + 2 &* width)
    var s3 = V.load(c + 3 &* width)
    var left = a
    var right = b
    for _ in 0..<depth {
        let u = V.load(right)
        s0 = s0.plus(V(repeating: left[0]), times: u)
        s1 = s1.plus(V(repeating: left[rowStride]), times: u)
        s2 = s2.plus(V(repeating: left[2 &* rowStride]), times: u)
        s3 = s3.plus(V(repeating: left[3 &* rowStride]), times: u)
        left += depthStride
        right += width
    }
    s0.store(c)
    s1.store(c + width)
    s2.store(c + 2 &* width)
    s3.store(c + 3 &* width)
}

/// Half of the columns of two rows of a tile.
@inline(__always)
private func addTwoRows<V: KernelVector>(
    _: V.Type, _ a: UnsafePointer<V.Scalar>, _ b: UnsafePointer<V.Scalar>, _ c: UnsafeMutablePointer<V.Scalar>,
    depth: Int, rowStride: Int, depthStride: Int
) {
    let width = 2 &* V.scalarCount
    var s0 = V.load(c)
    var s1 = V.load(c + width)
    var left = a
    var right = b
    for _ in 0..<depth {
        let u = V.load(right)
        s0 = s0.plus(V(repeating: left[0]), times: u)
        s1 = s1.plus(V(repeating: left[rowStride]), times: u)
        left += depthStride
        right += width
    }
    s0.store(c)
    s1.store(c + width)
}

/// The whole tile: sixteen sums stay in registers over the whole depth.
@inline(__always)
private func addWideTile<V: KernelVector>(
    _: V.Type, _ a: UnsafePointer<V.Scalar>, _ b: UnsafePointer<V.Scalar>, _ c: UnsafeMutablePointer<V.Scalar>,
    depth: Int, rowStride: Int, depthStride: Int
) {
    let lanes = V.scalarCount
    let width = 2 &* lanes
    var s0 = V.load(c), t0 = V.load(c + lanes)
    var s1 = V.load(c + width), t1 = V.load(c + width + lanes)
    var s2 = V.load(c + 2 &* width), t2 = V.load(c + 2 &* width + lanes)
    var s3 = V.load(c + 3 &* width), t3 = V.load(c + 3 &* width + lanes)
    var s4 = V.load(c + 4 &* width), t4 = V.load(c + 4 &* width + lanes)
    var s5 = V.load(c + 5 &* width), t5 = V.load(c + 5 &* width + lanes)
    var s6 = V.load(c + 6 &* width), t6 = V.load(c + 6 &* width + lanes)
    var s7 = V.load(c + 7 &* width), t7 = V.load(c + 7 &* width + lanes)
    var left = a
    var right = b
    for _ in 0..<depth {
        let u = V.load(right)
        let v = V.load(right + lanes)
        @inline(__always) func row(_ i: Int, _ s: inout V, _ t: inout V) {
            let x = V(repeating: left[i &* rowStride])
            s = s.plus(x, times: u)
            t = t.plus(x, times: v)
        }
        row(0, &s0, &t0)
        row(1, &s1, &t1)
        row(2, &s2, &t2)
        row(3, &s3, &t3)
        row(4, &s4, &t4)
        row(5, &s5, &t5)
        row(6, &s6, &t6)
        row(7, &s7, &t7)
        left += depthStride
        right += width
    }
    @inline(__always) func put(_ i: Int, _ s: V, _ t: V) {
        s.store(c + i &* width)
        t.store(c + i &* width + lanes)
    }
    put(0, s0, t0)
    put(1, s1, t1)
    put(2, s2, t2)
    put(3, s3, t3)
    put(4, s4, t4)
    put(5, s5, t5)
    put(6, s6, t6)
    put(7, s7, t7)
}
