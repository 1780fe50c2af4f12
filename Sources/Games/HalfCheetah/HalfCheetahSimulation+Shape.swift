#if MuJoCo
import CMuJoCo

// Unsafe here are MuJoCo's arrays, which live as long as this object; geometries are numbered by the model that made
// them.

extension HalfCheetahSimulation {
    /// The capsules of cheetah `index` as MuJoCo places them, in the order of `HalfCheetah.Part`; which end of an axis
    /// comes first is up to the library.
    package func limbs(_ index: Int) -> [HalfCheetah.Limb] {
        HalfCheetah.Part.allCases.map { part in
            // The ground comes before the body.
            let geom = part.rawValue + 1
            let center = unsafe states[index].pointee.geom_xpos + 3 * geom
            // Capsules lie along the third axis of their frame, a column of the matrix.
            let frame = unsafe states[index].pointee.geom_xmat + 9 * geom
            let size = unsafe model.pointer.pointee.geom_size + 3 * geom
            return unsafe HalfCheetah.Limb(
                part: part,
                start: HalfCheetah.Point(x: center[0] - frame[2] * size[1], z: center[2] - frame[8] * size[1]),
                end: HalfCheetah.Point(x: center[0] + frame[2] * size[1], z: center[2] + frame[8] * size[1]),
                radius: size[0])
        }
    }
}
#endif
