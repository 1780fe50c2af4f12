/// Three numbers of eight pairs, one for each of the joint actions CC, CD and DC. That of DD follows or is zero: values
/// count from DD, and probabilities sum to one.
package struct JointVector: Sendable, Hashable {
    package var cc, cd, dc: Lanes

    @inline(__always) package init(cc: Lanes, cd: Lanes, dc: Lanes) { (self.cc, self.cd, self.dc) = (cc, cd, dc) }

    /// Where two independent choices lead with the probabilities p and q of C.
    @inline(__always) package init(outcomesOf p: Lanes, _ q: Lanes) {
        let both = p * q
        self.init(cc: both, cd: p - both, dc: q - both)
    }

    /// As the other player sees it.
    @inline(__always) package var swapped: JointVector { JointVector(cc: cc, cd: dc, dc: cd) }

    @inline(__always) package func dot(_ b: JointVector) -> Lanes {
        (cc * b.cc).plus(cd, times: b.cd).plus(dc, times: b.dc)
    }

    /// `CC - CD - DC`: how much more it is worth to do the same.
    @inline(__always) package var interaction: Lanes { cc - cd - dc }
}

/// A 3 x 3 matrix of eight pairs, by rows CC, CD, DC.
package struct JointMatrix: Sendable, Hashable {
    package var cc, cd, dc: JointVector

    @inline(__always) package var swapped: JointMatrix { JointMatrix(cc: cc.swapped, cd: dc.swapped, dc: cd.swapped) }

    /// The matrix times a column.
    @inline(__always) package func times(_ v: JointVector) -> JointVector {
        JointVector(cc: cc.dot(v), cd: cd.dot(v), dc: dc.dot(v))
    }

    /// A row times the matrix.
    @inline(__always) package func transposed(times v: JointVector) -> JointVector {
        JointVector(
            cc: (v.cc * cc.cc).plus(v.cd, times: cd.cc).plus(v.dc, times: dc.cc),
            cd: (v.cc * cc.cd).plus(v.cd, times: cd.cd).plus(v.dc, times: dc.cd),
            dc: (v.cc * cc.dc).plus(v.cd, times: cd.dc).plus(v.dc, times: dc.dc))
    }

    /// The inverse by cofactors, with one division.
    @inline(__always) package var inverse: JointMatrix {
        let a = cc
        let b = cd
        let c = dc
        let c00 = b.cd * c.dc - b.dc * c.cd
        let c01 = b.dc * c.cc - b.cc * c.dc
        let c02 = b.cc * c.cd - b.cd * c.cc
        let scale = Lanes(repeating: 1) / (a.cc * c00).plus(a.cd, times: c01).plus(a.dc, times: c02)
        return JointMatrix(
            cc: JointVector(
                cc: scale * c00, cd: scale * (a.dc * c.cd - a.cd * c.dc), dc: scale * (a.cd * b.dc - a.dc * b.cd)),
            cd: JointVector(
                cc: scale * c01, cd: scale * (a.cc * c.dc - a.dc * c.cc), dc: scale * (a.dc * b.cc - a.cc * b.dc)),
            dc: JointVector(
                cc: scale * c02, cd: scale * (a.cd * c.cc - a.cc * c.cd), dc: scale * (a.cc * b.cd - a.cd * b.cc)))
    }
}
