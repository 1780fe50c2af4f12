/// Small pieces of text.
package enum Text {
    /// A number from 0 to 99 in two digits.
    package static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
