/// Where a key applies.
package struct KeyContext: Sendable, Hashable {
    /// With which the ids of its keys begin, unless it is the screen.
    package let name: String

    package init(_ name: String) { self.name = name }

    /// The panels.
    package static let screen = KeyContext("screen")
}

/// What keys do, for the sections of the list of keys.
package struct KeySection: Sendable, Hashable {
    package let title: String
    package let context: KeyContext

    package init(_ title: String, _ context: KeyContext = .screen) {
        self.title = title
        self.context = context
    }

    package static let training = KeySection("Training")
    package static let run = KeySection("Run")
    package static let panels = KeySection("Panels")
    package static let looks = KeySection("Looks")
    package static let program = KeySection("Program")

    /// Those of the screen, in the order of the list.
    package static let ofScreen: [KeySection] = [.training, .run, .panels, .looks, .program]
}
