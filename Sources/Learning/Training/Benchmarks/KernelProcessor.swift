import Kernels

/// The processors that this program's kernels are made for, for people.
package enum KernelProcessor {
    /// Such as `x86-64-v3`; `native`: those like the building machine's.
    package static var name: String { BuiltProcessor.name }
}
