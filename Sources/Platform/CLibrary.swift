// The one place that knows which C library there is: whoever imports `Platform` has it.
#if canImport(Glibc)
@_exported import Glibc
#elseif canImport(Musl)
@_exported import Musl
#elseif canImport(Darwin)
@_exported import Darwin
#else
#error("no C library that is known here")
#endif
