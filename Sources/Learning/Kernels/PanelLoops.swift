/// The matrix product behind recurrent networks, on matrices stored in panels.
///
/// A matrix of R rows and N columns in panels has the shape `[N / W, R, W]`: W neighbouring columns, the panel, lie
/// together row after row, W two vector registers. Whatever a tile touches is contiguous, so that neither cache lines
/// nor cache sets are wasted. R is a multiple of 8 and N of W; zeros fill what a matrix has less.

/// Adds an 8 x W block of `a * b` to `c`: element (row, p) of `a` lies at `a[row * rowStride + p * depthStride]`, rows of
/// `b` and `c` are W apart. Sixteen accumulators stay in registers over the whole depth.
@inline(__always)
func addTile<V: KernelVector>(
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

/// `c += a * b`: a `[depth / W, rows, W]`, b `[columns / W, depth, W]`, c `[columns / W, rows, W]`.
@inline(__always)
func addProductLoop<V: KernelVector>(
    _: V.Type, _ a: UnsafePointer<V.Scalar>, _ b: UnsafePointer<V.Scalar>, _ c: UnsafeMutablePointer<V.Scalar>,
    _ rows: Int, _ depth: Int, _ columns: Int
) {
    let width = 2 &* V.scalarCount
    for column in 0..<columns / width {
        let panel = c + column &* rows &* width
        for block in 0..<depth / width {
            let right = b + (column &* depth &+ block &* width) &* width
            let left = a + block &* rows &* width
            var row = 0
            while row < rows {
                addTile(
                    V.self, left + row &* width, right, panel + row &* width, depth: width, rowStride: width,
                    depthStride: 1)
                row &+= 8
            }
        }
    }
}

/// `c += transpose(a) * b`: a `[rows / W, depth, W]`, b `[columns / W, depth, W]`, c `[columns / W, rows, W]`; the depth
/// need not be a multiple of anything.
@inline(__always)
func addTransposedProductLoop<V: KernelVector>(
    _: V.Type, _ a: UnsafePointer<V.Scalar>, _ b: UnsafePointer<V.Scalar>, _ c: UnsafeMutablePointer<V.Scalar>,
    _ rows: Int, _ depth: Int, _ columns: Int
) {
    let width = 2 &* V.scalarCount
    for column in 0..<columns / width {
        let right = b + column &* depth &* width
        let panel = c + column &* rows &* width
        var row = 0
        while row < rows {
            let offset = (row / width) &* depth &* width &+ row % width
            let left = a + offset
            addTile(
                V.self, left, right, panel + row &* width, depth: depth, rowStride: 1, depthStride: width)
            row &+= 8
        }
    }
}
