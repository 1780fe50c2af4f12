/// The value of a setting, as a file or a command line gives it: nobody has checked yet whether it is allowed.
package enum SettingValue: Sendable, Hashable {
    case word(String)
    case whole(Int)
    case real(Double)
    case flag(Bool)
    case seed(UInt64)
}

extension SettingValue: CustomStringConvertible {
    /// As people read it: whole numbers without a point, others to 15 decimals, `yes` and `no`.
    package var description: String {
        switch self {
        case .word(let word): word
        case .whole(let number): "\(number)"
        case .real(let number) where number == number.rounded() && abs(number) < 1e15: "\(Int(number))"
        case .real(let number): "\(abs(number) < 1 ? (number * 1e15).rounded() / 1e15 : number)"
        case .flag(let isOn): isOn ? "yes" : "no"
        case .seed(let number): "\(number)"
        }
    }
}
