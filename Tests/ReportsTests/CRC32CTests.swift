import Reports
import Testing

/// Source of the values: RFC 3720, appendix B.4; the first is the check value of the CRC catalogue.
struct CRC32CTests {
    @Test(
        arguments: [
            (Array("123456789".utf8), 0xE306_9283),
            ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
            ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
            (Array(0..<32), 0x46DD_794E),
            (Array((0..<32).reversed()), 0x113F_DB5C),
            ([], 0),
        ] as [([UInt8], UInt32)]) func `known checksums`(bytes: [UInt8], expected: UInt32)
    {
        #expect(CRC32C.checksum(bytes) == expected)
    }

    @Test func `a record's checksum is turned and shifted`() {
        #expect(CRC32C.masked([]) == 0xA282_EAD8)
    }
}
