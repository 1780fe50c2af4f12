/// What colours of a terminal look like in a picture.
enum InkColor {
    /// Of a screen on the terminal's own colours: a dark one.
    static let ownForeground = RGB(hex: 0xc6c6c6)
    static let ownBackground = RGB(hex: 0x16161d)

    /// The first sixteen, which people choose themselves, as xterm has them.
    private static let named: [UInt32] = [
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x3b78ff, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00,
        0xffff00, 0x5c9cff, 0xff00ff, 0x00ffff, 0xffffff,
    ]

    /// - Parameters:
    ///   - ink: a colour of the terminal.
    ///   - own: what its own one looks like.
    /// - Returns: the colour.
    static func color(_ ink: Ink, own: RGB) -> RGB {
        if ink < 0 { return own }
        return ink < 16 ? RGB(hex: named[Int(ink)]) : ColorMap.indexed(Int(ink))
    }
}

extension RGB {
    /// As in style sheets: `#5fd7ff`.
    var hexText: String {
        func pair(_ value: UInt8) -> String { (value < 16 ? "0" : "") + String(value, radix: 16) }
        return "#\(pair(red))\(pair(green))\(pair(blue))"
    }
}

extension Style {
    /// Ink and ground in a picture.
    var pictured: (ink: RGB, ground: RGB) {
        let ink = InkColor.color(foreground, own: InkColor.ownForeground)
        let ground = InkColor.color(background, own: InkColor.ownBackground)
        return attributes.contains(.reverse) ? (ground, ink) : (ink, ground)
    }
}
