import Platform

/// A fixed-size block of numbers, allocated once and aligned to a cache line, so that hot loops neither allocate nor
/// straddle lines. Owned by one worker at a time: it is not safe to share between threads that write.
///
/// Inlinable, so that other modules get the concrete code for their element type instead of calls through witnesses.
package final class Buffer<Element: BitwiseCopyable> {
    /// First element. Valid as long as the buffer lives.
    package let base: UnsafeMutablePointer<Element>
    /// Number of elements.
    package let count: Int
    @usableFromInline let allocation: UnsafeMutableRawPointer

    /// - Parameters:
    ///   - count: number of elements; 0 is legal.
    ///   - value: what every element starts as.
    @inlinable package init(count: Int, repeating value: Element) {
        precondition(count >= 0, "a buffer cannot have a negative size")
        allocation = Buffer.zeroedMemory(count * MemoryLayout<Element>.stride)
        base = Buffer.aligned(allocation).bindMemory(to: Element.self, capacity: max(count, 1))
        self.count = count
        base.initialize(repeating: value, count: count)
    }

    /// All bits zero. The system hands out large buffers page by page as they are first written to, so that what is never
    /// used takes no memory.
    @inlinable package init(zeros count: Int) where Element: Numeric {
        precondition(count >= 0, "a buffer cannot have a negative size")
        allocation = Buffer.zeroedMemory(count * MemoryLayout<Element>.stride)
        base = Buffer.aligned(allocation).bindMemory(to: Element.self, capacity: max(count, 1))
        self.count = count
    }

    @inlinable deinit { Buffer.release(allocation) }

    @inlinable static func aligned(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(bitPattern: (UInt(bitPattern: pointer) + 63) & ~63) ?? pointer
    }

    /// Room for `bytes` bytes behind the next cache line's start.
    @usableFromInline static func zeroedMemory(_ bytes: Int) -> UnsafeMutableRawPointer {
        guard let memory = calloc(1, bytes + 64) else { fatalError("no memory for \(bytes) bytes") }
        return memory
    }

    @usableFromInline static func release(_ memory: UnsafeMutableRawPointer) { free(memory) }

    /// The element at an index below `count`.
    @inlinable package subscript(index: Int) -> Element {
        get {
            precondition(index >= 0 && index < count, "index outside the buffer")
            return base[index]
        }
        set {
            precondition(index >= 0 && index < count, "index outside the buffer")
            base[index] = newValue
        }
    }

    /// Sets every element.
    @inlinable package func fill(_ value: Element) { fill(value, count: count) }

    /// Sets the first elements. Specialised here, not where it is called: networks are generic in their numbers, and there a
    /// loop, inlined or the standard library's, would copy one element after the other through its witness table.
    @specialized(where Element == Float)
    @specialized(where Element == Double)
    package func fill(_ value: Element, count: Int) {
        precondition(count >= 0 && count <= self.count, "more elements than the buffer has")
        for i in 0..<count { base[i] = value }
    }

    /// Copies all elements of a buffer of the same size.
    @inlinable package func copy(from other: Buffer<Element>) {
        precondition(other.count == count, "buffers of different sizes")
        base.update(from: other.base, count: count)
    }

    /// The elements as an array.
    @inlinable package var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
