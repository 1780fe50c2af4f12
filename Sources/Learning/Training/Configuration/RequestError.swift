import Games

/// What is wrong with a request, as a sentence that says what would be right.
package struct RequestError: Error, Sendable, Hashable, CustomStringConvertible {
    package var description: String
    /// The option whose value is at fault, such as `chain-length`; nil if it is none or more than one.
    package var option: String?

    package init(_ description: String, option: String? = nil) {
        self.description = description
        self.option = option
    }
}

extension RequestError {
    /// A name that is not one of the known ones.
    static func unknown(
        _ what: String, _ name: String, _ known: [String], option: String? = nil
    ) -> RequestError {
        RequestError(
            "There is no \(what) \"\(name)\"\(didYouMean(name, known)); choose one of \(enumeration(known)).",
            option: option ?? what)
    }
}
