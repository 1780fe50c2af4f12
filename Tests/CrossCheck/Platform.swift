// What kernels take from the C library, for a machine without Swift's.

@_silgen_name("crossCheckCalloc") public func calloc(_ count: Int, _ size: Int) -> UnsafeMutableRawPointer?
@_silgen_name("crossCheckFree") public func free(_ pointer: UnsafeMutableRawPointer?)
