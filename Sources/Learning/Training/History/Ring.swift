/// The last so many elements, oldest first. Appending takes constant time and, once full, no memory.
package struct Ring<Element: Sendable>: Sendable {
    package let capacity: Int
    private var storage: [Element] = []
    /// Where the oldest element lies once the ring is full.
    private var head = 0

    /// - Precondition: `capacity` is positive.
    package init(capacity: Int) {
        precondition(capacity > 0, "a ring needs room for an element")
        self.capacity = capacity
    }

    package var count: Int { storage.count }
    package var isEmpty: Bool { storage.isEmpty }
    package var last: Element? { isEmpty ? nil : self[count - 1] }

    package mutating func append(_ element: Element) {
        if storage.count < capacity {
            storage.append(element)
        } else {
            storage[head] = element
            head = head + 1 == capacity ? 0 : head + 1
        }
    }

    /// The element at a place counted from the oldest.
    package subscript(index: Int) -> Element {
        let place = head + index
        return storage[place < storage.count ? place : place - storage.count]
    }
}
