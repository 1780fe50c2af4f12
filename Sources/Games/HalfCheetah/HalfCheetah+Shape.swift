import Platform

extension HalfCheetah {
    /// A part of the body as it is drawn: a capsule whose axis lies in the plane.
    package struct Limb: Sendable, Hashable {
        package let part: Part
        /// Ends of the capsule's axis, to the right and up, in metres; the capsule reaches on by `radius`.
        package let start: Point
        package let end: Point
        package let radius: Double
    }

    /// A place in the plane: metres to the right and above the ground.
    package struct Point: Sendable, Hashable {
        package var x: Double
        package var z: Double

        package init(x: Double, z: Double) {
            self.x = x
            self.z = z
        }

        static func + (left: Point, right: Point) -> Point { Point(x: left.x + right.x, z: left.z + right.z) }
        static func - (left: Point, right: Point) -> Point { Point(x: left.x - right.x, z: left.z - right.z) }
    }

    /// What the capsules are, in the order of the body's description.
    package enum Part: Int, Sendable, Hashable, CaseIterable {
        case trunk, head
        case backThigh, backShin, backFoot
        case frontThigh, frontShin, frontFoot

        /// The agent whose leg it belongs to; nil for trunk and head.
        package var agent: Int? {
            switch self {
            case .trunk, .head: nil
            case .backThigh, .backShin, .backFoot: 0
            case .frontThigh, .frontShin, .frontFoot: 1
            }
        }
    }

    /// Joints of each agent's leg, in the order of its actions.
    package static let jointNames = ["thigh", "shin", "foot"]
    /// Which leg an agent drives.
    package static let legNames = ["back leg", "front leg"]
    /// Both, for whoever shows torques.
    package static let joints = Joints(limbs: legNames, names: jointNames)

    /// Where the trunk stands when all positions are zero.
    private static let restingHeight = 0.7
    private static let limbRadius = 0.046

    /// A part of a leg: where its joint lies in the frame of what it hangs on, and its capsule in its own frame.
    private struct Bone {
        var part: Part
        var joint: Point
        var center: Point
        /// Radians; positive leans forward.
        var lean: Double
        var halfLength: Double
    }

    /// The legs as `bodyText` describes them.
    private static let legs: [[Bone]] = [
        [
            Bone(
                part: .backThigh, joint: Point(x: -0.5, z: 0), center: Point(x: 0.1, z: -0.13), lean: -3.8,
                halfLength: 0.145),
            Bone(
                part: .backShin, joint: Point(x: 0.16, z: -0.25), center: Point(x: -0.14, z: -0.07), lean: -2.03,
                halfLength: 0.15),
            Bone(
                part: .backFoot, joint: Point(x: -0.28, z: -0.14), center: Point(x: 0.03, z: -0.097), lean: -0.27,
                halfLength: 0.094),
        ],
        [
            Bone(
                part: .frontThigh, joint: Point(x: 0.5, z: 0), center: Point(x: -0.07, z: -0.12), lean: 0.52,
                halfLength: 0.133),
            Bone(
                part: .frontShin, joint: Point(x: -0.14, z: -0.24), center: Point(x: 0.065, z: -0.09), lean: -0.6,
                halfLength: 0.106),
            Bone(
                part: .frontFoot, joint: Point(x: 0.13, z: -0.18), center: Point(x: 0.045, z: -0.07), lean: -0.6,
                halfLength: 0.07),
        ],
    ]

    /// The body's parts, in the order of `Part`, at positions of all degrees of freedom, `[freedomCount]`.
    /// - Precondition: There are as many.
    package static func limbs(_ positions: [Double]) -> [Limb] {
        precondition(positions.count == freedomCount, "positions of every freedom")
        let origin = Point(x: positions[0], z: restingHeight + positions[1])
        let pitch = positions[2]
        var limbs = [
            limb(.trunk, around: origin, lean: pitch + .pi / 2, halfLength: 0.5),
            limb(
                .head, around: origin + turned(Point(x: 0.6, z: 0.1), by: pitch), lean: pitch + 0.87,
                halfLength: 0.15),
        ]
        for (leg, bones) in legs.enumerated() {
            var (joint, angle) = (origin, pitch)
            for (index, bone) in bones.enumerated() {
                joint = joint + turned(bone.joint, by: angle)
                angle += positions[3 + leg * actionCount + index]
                limbs.append(
                    limb(
                        bone.part, around: joint + turned(bone.center, by: angle), lean: angle + bone.lean,
                        halfLength: bone.halfLength))
            }
        }
        return limbs
    }

    /// A capsule around a centre; without a lean it stands upright.
    private static func limb(_ part: Part, around center: Point, lean: Double, halfLength: Double) -> Limb {
        let reach = turned(Point(x: 0, z: halfLength), by: lean)
        return Limb(part: part, start: center - reach, end: center + reach, radius: limbRadius)
    }

    /// A vector turned about y, forward for positive angles.
    private static func turned(_ vector: Point, by angle: Double) -> Point {
        let (cosine, sine) = (cos(angle), sin(angle))
        return Point(x: vector.x * cosine + vector.z * sine, z: vector.z * cosine - vector.x * sine)
    }
}

extension HalfCheetahMotion {
    /// The body's parts in a frame, in the order of `HalfCheetah.Part`.
    package func limbs(_ frame: Int) -> [HalfCheetah.Limb] { HalfCheetah.limbs(self[frame].map(Double.init)) }
}
