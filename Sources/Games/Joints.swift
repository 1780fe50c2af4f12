/// Names of what agents act on where their actions are torques.
package struct Joints: Sendable, Hashable {
    /// Which limb each agent drives, `[n]`.
    package let limbs: [String]
    /// The joints of each limb, in the order of its agent's actions, `[A]`.
    package let names: [String]

    package init(limbs: [String], names: [String]) {
        self.limbs = limbs
        self.names = names
    }
}
