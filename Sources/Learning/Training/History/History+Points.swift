/// Looking up single points. Of long runs the early ones are known by buckets only: several updates together.
extension History {
    /// What is known of an update: itself, or the bucket that holds it; nil before the first and after the last one.
    package func point(at update: Int) -> Bucket? {
        guard !isEmpty, update <= lastUpdate else { return nil }
        if raw[0].update <= update {
            let place = first(of: raw.count) { raw[$0].update >= update }
            return place < raw.count && raw[place].update == update ? Bucket(raw[place]) : nil
        }
        let place = first(of: buckets.items.count) { buckets.items[$0].lastUpdate >= update }
        guard place < buckets.items.count, buckets.items[place].firstUpdate <= update else { return nil }
        return buckets.items[place]
    }

    /// The last point that lies before an update whole; nil if there is none.
    package func point(before update: Int) -> Bucket? {
        if let first = raw.isEmpty ? nil : raw[0], first.update < update {
            let place = self.first(of: raw.count) { raw[$0].update >= update }
            return Bucket(raw[place - 1])
        }
        let place = first(of: buckets.items.count) { buckets.items[$0].lastUpdate >= update }
        return place > 0 ? buckets.items[place - 1] : nil
    }

    /// The first point that lies after an update whole; nil if there is none.
    package func point(after update: Int) -> Bucket? {
        guard !isEmpty, update < lastUpdate else { return nil }
        let place = first(of: buckets.items.count) { buckets.items[$0].firstUpdate > update }
        let next = first(of: raw.count) { raw[$0].update > update }
        // One by one where they are kept so; a bucket may reach into those.
        if next > 0 || place == buckets.items.count || raw[0].update <= buckets.items[place].firstUpdate {
            return Bucket(raw[next])
        }
        return buckets.items[place]
    }

    /// The validation at an update or the last one before it; nil if there was none.
    package func mark(until update: Int) -> Mark? {
        let place = first(of: marks.count) { marks[$0].update > update }
        return place > 0 ? marks[place - 1] : nil
    }

    /// The measurement of the gradient's terms at an update or the last one before it; nil if there is none, any longer.
    package func terms(until update: Int) -> Terms? {
        let place = first(of: terms.count) { terms[$0].update > update }
        return place > 0 ? terms[place - 1] : nil
    }

    /// The first of some places in order at which something holds; their number if there is none.
    private func first(of count: Int, where holds: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
