/// The numbers that kernels compute with: `Float` for speed, `Double` for verification.
///
/// Every kernel is one generic function in an extension of this protocol, by topic: `KernelScalar+Returns.swift` and so
/// on. `@specialized` makes its code for both precisions here, where the vector flags of this target hold; callers in
/// other modules, generic ones too, reach that code after a look at the type, which takes two nanoseconds. Without it
/// they would reach code that is a hundred times as slow.
///
/// Arrays over steps and trajectories have shape `[T, K]`, one row a step, stored row by row: element (t, k) lies at
/// `t * K + k`. Matrices of networks are stored in panels (see `KernelScalar+Products.swift`). Pointers must not overlap
/// unless said so. Callers check shapes; the kernels do not.
package protocol KernelScalar: BinaryFloatingPoint, BitwiseCopyable, Sendable, Codable {
    /// A full vector register, the unit that kernels work in.
    associatedtype Vector: KernelVector where Vector.Scalar == Self

    /// W, columns of a panel: two vector registers.
    static var panelWidth: Int { get }
}

extension Float: KernelScalar {
    package typealias Vector = SIMD16<Float>
    package static var panelWidth: Int { 32 }
}

extension Double: KernelScalar {
    package typealias Vector = SIMD8<Double>
    package static var panelWidth: Int { 16 }
}
