import Foundation
import Platform
import Testing

/// What the system says of the processors that a process may use.
struct ProcessorsTests {
    @Test func `masks are counted digit by digit`() {
        #expect(Processors.bound(inStatus: "Name:\tx\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n") == 2)
        #expect(Processors.bound(inStatus: "Cpus_allowed:\tff,00000001\n") == 9)
        #expect(Processors.bound(inStatus: "Cpus_allowed_list:\t0-1\n") == nil && Processors.bound(inStatus: "") == nil)
    }

    @Test func `this process may use one at least`() {
        let bound = Processors.bound()
        #expect(bound.map { $0 >= 1 && $0 >= ProcessInfo.processInfo.activeProcessorCount } ?? true)
    }
}
