import Platform

/// A colour in sRGB, 0 to 255 each.
package struct RGB: Sendable, Hashable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8

    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// `0xRRGGBB`.
    package init(hex: UInt32) {
        self.init(UInt8(hex >> 16 & 255), UInt8(hex >> 8 & 255), UInt8(hex & 255))
    }

    /// A mixture: 0 is this colour, 1 the other.
    package func mixed(with other: RGB, _ share: Double) -> RGB {
        func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
            UInt8(min(max((Double(a) + (Double(b) - Double(a)) * share).rounded(), 0), 255))
        }
        return RGB(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
    }

    /// The same colour in OKLab, where distances are those seen. Source: Ottosson (2020), "A perceptual color space".
    package var oklab: OKLab {
        let r = Self.linear[Int(red)]
        let g = Self.linear[Int(green)]
        let b = Self.linear[Int(blue)]
        let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        return OKLab(
            lightness: 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            a: 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            b: 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)
    }

    /// Linear light of each of the 256 sRGB values.
    private static let linear: [Double] = (0...255).map { value in
        let share = Double(value) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
}

/// A colour in the OKLab space.
package struct OKLab: Sendable, Hashable {
    /// 0 (black) to 1 (white).
    package var lightness: Double
    /// Green (negative) to red.
    package var a: Double
    /// Blue (negative) to yellow.
    package var b: Double

    /// Distance from grey.
    package var chroma: Double { (a * a + b * b).squareRoot() }
    /// Direction of the colour in degrees, 0 to 360.
    package var hue: Double {
        let degrees = atan2(b, a) * 180 / .pi
        return degrees < 0 ? degrees + 360 : degrees
    }

    /// Squared distance, as it is seen. OKLab makes differences of colour too small beside those of lightness; twice
    /// them agrees better with observers, and keeps dark colours from turning grey.
    package func distance(_ other: OKLab) -> Double {
        let l = lightness - other.lightness
        let da = 2 * (a - other.a)
        let db = 2 * (b - other.b)
        return l * l + da * da + db * db
    }
}
