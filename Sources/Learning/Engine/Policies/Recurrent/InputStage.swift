import Kernels

/// The part of a network before the recurrence: a rectified linear layer and the input half of the gates, with the biases
/// of both halves where they go together. Gates' arguments of one step have the shape `[N / W, R, W]`, N the padded number
/// of units times that of the arrays that what is seen reaches (`GateLayout`). Pointers to parameters are to the whole
/// flat vector.
protocol InputStage<Scalar>: AnyObject {
    associatedtype Scalar: KernelScalar

    func load(_ parameters: UnsafePointer<Scalar>)

    /// Takes the direction of the tangents and second-order gradients that follow.
    func loadDirection(_ direction: UnsafePointer<Scalar>)

    /// Takes what is seen at `step`.
    func take(_ step: Int, _ observations: SpaceRows<Scalar>)

    /// Writes what the gates get at `step`.
    func forward(_ step: Int, into gates: UnsafeMutablePointer<Scalar>)

    /// Computes what `forward` leaves for the way back once more, after another network has worked in the workspace.
    func replay(_ step: Int)

    /// Writes the tangents of what the gates get at `step`.
    func tangent(_ step: Int, into gates: UnsafeMutablePointer<Scalar>)

    /// What was taken where observations are choices; nil where they are vectors.
    var seen: SeenChoices? { get }

    func beginGradient()

    /// Takes adjoints of the gates' arguments at `step`. On a way back of second order these are the derivatives along the
    /// direction, and `first` the adjoints that they are derivatives of.
    func collect(_ step: Int, _ adjoints: UnsafePointer<Scalar>, first: UnsafePointer<Scalar>?)

    /// Adds the gradient of everything collected to a flat vector; `hasFirst` says whether there were first-order adjoints.
    func finishGradient(hasFirst: Bool, to gradient: UnsafeMutablePointer<Scalar>)
}
