// Unsafe here is a call of the loaded object; geometries are numbered by the model that made them.

extension HalfCheetahSimulation {
    /// The capsules of cheetah `index` as MuJoCo places them, in the order of `HalfCheetah.Part`; which end of an axis
    /// comes first is up to the library.
    package func limbs(_ index: Int) -> [HalfCheetah.Limb] {
        HalfCheetah.Part.allCases.map { part in
            var lie = Array(repeating: 0.0, count: 5)
            // The ground comes before the body.
            unsafe model.calls.capsule(model.pointer, states[index].body, Int32(part.rawValue + 1), &lie)
            return HalfCheetah.Limb(
                part: part, start: HalfCheetah.Point(x: lie[0], z: lie[1]),
                end: HalfCheetah.Point(x: lie[2], z: lie[3]), radius: lie[4])
        }
    }
}
