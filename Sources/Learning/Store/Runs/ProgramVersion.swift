/// The version of this program, which saved runs name.
package enum ProgramVersion {
    package static let current = "0.2.0"
}
