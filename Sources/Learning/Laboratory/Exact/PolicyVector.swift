/// Five numbers that belong to a memory-one policy, of eight pairs: its logits, its probabilities, a gradient with respect
/// to its logits, or a direction in which they change.
///
/// The order is that of its own player: at the start, then after the joint actions CC, CD, DC and DD with the own action
/// first. C is the game's first action, whatever it is called.
package struct PolicyVector: Sendable, Hashable {
    package var start, cc, cd, dc, dd: Lanes

    @inline(__always) package init(start: Lanes, cc: Lanes, cd: Lanes, dc: Lanes, dd: Lanes) {
        (self.start, self.cc, self.cd, self.dc, self.dd) = (start, cc, cd, dc, dd)
    }

    /// The same number everywhere.
    @inline(__always) package init(repeating number: Double) {
        let lanes = Lanes(repeating: number)
        self.init(start: lanes, cc: lanes, cd: lanes, dc: lanes, dd: lanes)
    }

    /// The same five numbers in every pair, `[5]`.
    package init(_ numbers: [Double]) {
        precondition(numbers.count == 5, "a memory-one policy has five numbers")
        self.init(repeating: 0)
        for state in 0..<5 { self[state] = Lanes(repeating: numbers[state]) }
    }

    /// How the other player sees the same joint actions: CD and DC change places.
    @inline(__always) package var swapped: PolicyVector {
        PolicyVector(start: start, cc: cc, cd: dc, dc: cd, dd: dd)
    }

    /// By number of the state: 0 the start, 1 to 4 after CC, CD, DC, DD.
    package subscript(state: Int) -> Lanes {
        get {
            switch state {
            case 0: start
            case 1: cc
            case 2: cd
            case 3: dc
            case 4: dd
            default: preconditionFailure("a memory-one policy has five states")
            }
        }
        set {
            switch state {
            case 0: start = newValue
            case 1: cc = newValue
            case 2: cd = newValue
            case 3: dc = newValue
            case 4: dd = newValue
            default: preconditionFailure("a memory-one policy has five states")
            }
        }
    }

    /// The five numbers of one pair, `[5]`.
    package func numbers(ofLane lane: Int) -> [Double] { (0..<5).map { self[$0][lane] } }
}

extension PolicyVector {
    @inline(__always) package func map(_ change: (Lanes) -> Lanes) -> PolicyVector {
        PolicyVector(start: change(start), cc: change(cc), cd: change(cd), dc: change(dc), dd: change(dd))
    }

    @inline(__always) package static func + (a: PolicyVector, b: PolicyVector) -> PolicyVector {
        PolicyVector(start: a.start + b.start, cc: a.cc + b.cc, cd: a.cd + b.cd, dc: a.dc + b.dc, dd: a.dd + b.dd)
    }

    @inline(__always) package static func - (a: PolicyVector, b: PolicyVector) -> PolicyVector {
        PolicyVector(start: a.start - b.start, cc: a.cc - b.cc, cd: a.cd - b.cd, dc: a.dc - b.dc, dd: a.dd - b.dd)
    }

    /// State by state.
    @inline(__always) package static func * (a: PolicyVector, b: PolicyVector) -> PolicyVector {
        PolicyVector(start: a.start * b.start, cc: a.cc * b.cc, cd: a.cd * b.cd, dc: a.dc * b.dc, dd: a.dd * b.dd)
    }

    @inline(__always) package static func * (a: Lanes, b: PolicyVector) -> PolicyVector { b.map { a * $0 } }

    /// `self + a b` with the same factor for all states of a pair.
    @inline(__always) package func plus(_ a: Lanes, times b: PolicyVector) -> PolicyVector {
        PolicyVector(
            start: start.plus(a, times: b.start), cc: cc.plus(a, times: b.cc), cd: cd.plus(a, times: b.cd),
            dc: dc.plus(a, times: b.dc), dd: dd.plus(a, times: b.dd))
    }

    /// The inner product of each pair.
    @inline(__always) package func dot(_ b: PolicyVector) -> Lanes {
        (start * b.start).plus(cc, times: b.cc).plus(cd, times: b.cd).plus(dc, times: b.dc).plus(dd, times: b.dd)
    }

    /// The sum over the states.
    @inline(__always) package var sum: Lanes { (start + cc) + (cd + dc) + dd }
}
