/// When a sample was made, told beside it. All times are equal: samples depend on the configuration alone, and those of
/// two runs are the same whenever they were made.
package struct SampleTime: Sendable, Hashable {
    /// Seconds since 1970; nil where nobody knows.
    package var seconds: Double?

    package init(_ seconds: Double? = nil) { self.seconds = seconds }

    package static func == (left: SampleTime, right: SampleTime) -> Bool { true }
    package func hash(into hasher: inout Hasher) {}
}
