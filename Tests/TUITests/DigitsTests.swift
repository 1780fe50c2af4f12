import Foundation
import Scales
import TUI
import Testing

/// Numbers as people read them.
struct DigitsTests {
    @Test func `fixed decimals are those of C, and zero has no sign`() {
        var values = [0.125, 0.375, -0.125, 2.5, 1.115, 0.285, 1.005, 0.05, 0.5, 1.5, 1e-9, -1e-9, 123_456.785]
        values += (0..<4_000).map { (Fixture.noise($0) - 0.5) * pow(10, Double($0 % 12) - 6) }
        // What looks like a half in decimal, on both sides of it in binary.
        values += (0..<1_000).map { Double($0) / 1_000 + 0.0005 }
        for value in values {
            for decimals in 0...9 {
                let scaled = abs(value) * pow(10, Double(decimals))
                let isHalf = scaled - scaled.rounded(.down) == 0.5
                // What lies exactly in the middle is tested below.
                guard !isHalf || (-scaled).addingProduct(abs(value), pow(10, Double(decimals))) != 0 else { continue }
                var expected = String(format: "%.\(decimals)f", value)
                if expected.allSatisfy({ "-0.".contains($0) }) { expected.removeAll { $0 == "-" } }
                #expect(Numerals.fixed(value, decimals) == expected)
            }
        }
        #expect(Numerals.fixed(0.125, 2) == "0.13" && Numerals.fixed(-2.5, 0) == "-3")
        #expect(Numerals.fixed(40.5, 0) == "41")
        #expect(Numerals.fixed(1.095, 2) == "1.09" && Numerals.fixed(1.115, 2) == "1.11")
        #expect(Numerals.fixed(-0.0, 2) == "0.00" && Numerals.trimmed(-1e-9, 4) == ".0000")
        #expect(Numerals.fixed(.nan, 2) == "nan" && Numerals.fixed(-.infinity, 0) == "-inf")
    }

    @Test func `a power of ten is short and exact`() {
        #expect(Numerals.scientific(1e-9, digits: 2) == "1.0e-9")
        #expect(Numerals.scientific(-3.14159e20, digits: 3) == "-3.14e20")
        #expect(Numerals.scientific(9.96e-4, digits: 2) == "1.0e-3")
        #expect(Numerals.scientific(0, digits: 3) == "0" && Numerals.scientific(.nan, digits: 3) == "nan")
    }

    @Test func `payoffs of thousandths read as such`() {
        let digits = Digits(from: 0, to: 0.003)
        #expect(digits.text(0.003) == "0.00300" && digits.trimmed(-0.00312) == "-.00312")
        #expect(digits.short(0.003, width: 4) == ".003" && digits.short(-0.003, width: 4, room: 5) == "-.003")
        #expect(digits.short(0.0031, width: 5) == ".0031")
        #expect(digits.short(0, width: 4) == ".000" && digits.short(-1e-9, width: 4) == ".000")
    }

    @Test func `payoffs of billionths get a power of ten`() {
        let digits = Digits(from: -1e-9, to: 1e-9)
        #expect(digits.text(1e-9) == "1.00e-9" && digits.text(-1e-9) == "-1.00e-9" && digits.text(0) == "0")
        #expect(digits.short(1e-9, width: 4) == "1e-9" && digits.short(-1e-9, width: 4, room: 5) == "-1e-9")
        #expect(digits.short(1.23e-9, width: 6) == "1.2e-9" && digits.short(0, width: 4) == "0")
        #expect(digits.short(-1e-20, width: 4) == "0")
    }

    @Test func `payoffs close together show where they differ`() {
        let digits = Digits(from: 1000, to: 1000.005)
        #expect(digits.text(1000) == "1000.00000" && digits.text(1000.005) == "1000.00500")
        #expect(digits.caption == "1000+" && digits.offset == 1000)
        #expect(digits.short(1000, width: 4) == ".000" && digits.short(1000.005, width: 4) == ".005")
        #expect(digits.fitting(7000.015, width: 7) == "7000.01" || digits.fitting(7000.015, width: 7) == "7000.02")
    }

    @Test func `ordinary payoffs have two decimals, as many as fit`() {
        let digits = Digits(from: -2, to: 2)
        #expect(digits.decimals == 2 && digits.caption == nil)
        for (value, text) in [
            (0.43, ".43"), (-1.5, "-1.5"), (1.48, "1.48"), (-1.49, "-1.5"), (0, ".00"), (-0.001, ".00"),
            (-0.11, "-.11"),
        ] {
            #expect(digits.short(value, width: 4) == text)
        }
        // The same are not spread at all: they keep three digits of their own.
        #expect(Digits(from: 3, to: 3).text(3) == "3.00" && Digits(from: 0.0021, to: 0.0021).text(0.0021) == "0.00210")
        #expect(Digits(of: [.nan, .infinity]).text(1) == "1.00" && Digits(of: []).decimals == 2)
    }

    @Test func `whatever the range, its ends read differently and nothing large reads as zero`() {
        for index in 0..<3_000 {
            let spread = pow(10, Fixture.noise(3 * index) * 22 - 11)
            let ratio = index % 3 == 0 ? 0 : pow(10, Fixture.noise(3 * index + 1) * 6)
            let low = (index % 2 == 0 ? 1 : -1) * spread * ratio - (index % 5 == 0 ? spread / 2 : 0)
            let high = low + spread
            let digits = Digits(from: low, to: high)
            for (width, room) in [(4, 5), (5, 7), (4, 6)] {
                let texts = [low, high].map { digits.short($0, width: width, room: room) }
                #expect(texts[0] != texts[1], "\(low)...\(high)")
                for (value, text) in zip([low, high], texts) {
                    #expect(text.count <= room + 1, "\(text)")
                    let isZero = text.allSatisfy { "-.0+".contains($0) }
                    #expect(!isZero || abs(value - digits.offset) < spread * 0.6, "\(value) as \(text)")
                    #expect(!isZero || !text.hasPrefix("-"))
                }
            }
            #expect(digits.text(low) != digits.text(high))
            // Three digits of the spread: a hundredth of it is seen.
            #expect(digits.text(high) != digits.text(high - spread * 0.011), "\(low)...\(high)")
        }
    }

    @Test func `labels of ticks differ and say where they are`() {
        for (low, high) in [
            (1000, 1000.005), (0, 3e-9), (-1e-12, 1e-12), (0, 4e9), (1e7, 1e7 + 20), (0.0012, 0.0019), (-5e-6, 2e-6),
        ] {
            let ticks = Ticks.nice(from: low, to: high, atMost: 6)
            let labels = ticks.values.map(ticks.label)
            #expect(ticks.values.count > 1 && Set(labels).count == labels.count, "\(labels)")
            for (value, label) in zip(ticks.values, labels) {
                let read = Double(label) ?? .nan
                #expect(abs(read - value) < (high - low) * 0.01, "\(value) as \(label)")
            }
        }
        let small = Ticks.nice(from: 0, to: 3e-9, atMost: 4)
        #expect(small.values.map(small.label).last == "3e-9")
    }

    @Test func `a constant is one value, what differs is not constant`() {
        #expect(Ticks.constant(1.5, 1.5) == 1.5 && Ticks.constant(0, 0) == 0)
        #expect(Ticks.constant(1.5, 1.5 + 1e-15) != nil)
        #expect(Ticks.constant(1000, 1000.005) == nil && Ticks.constant(0, 1e-12) == nil)
        for value in [0, 1.5, -3e-9, 1e12] {
            let range = Ticks.niceRange(value, value)
            #expect(range.low < value && value < range.high)
        }
        let close = Ticks.niceRange(1000, 1000.005)
        #expect(close.low >= 999.99 && close.high <= 1000.02)
    }
}
