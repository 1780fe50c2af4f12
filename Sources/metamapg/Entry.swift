import ArgumentParser
import Foundation
import Games
import Learning

/// Where the program starts, and where every error ends: as a sentence on standard error and an exit status, 2 for bad
/// usage and 1 for failure.
@main enum Entry {
    static func main() {
        StandardDescriptors.fill()
        // Threads of libdispatch block all signals, and what they start inherits that.
        var none = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, nil)
        // A limit on file sizes is an error like a full disk, no reason to die.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try Metamapg.parseAsRoot()
            try command.run()
        } catch {
            end(error)
        }
    }

    private static func end(_ error: any Error) -> Never {
        switch error {
        case is GameError, is RequestError: fail("\(error)", status: 2)
        case let usage as UsageError: fail(usage.description, status: 2)
        case let code as ExitCode: exit(code.rawValue)
        case is CleanExit: Metamapg.exit(withError: error)
        default: break
        }
        let status = Metamapg.exitCode(for: error)
        // The parser's own errors: with EX_USAGE they come with the usage, with 0 they are help that was asked for.
        if status.isSuccess { Metamapg.exit(withError: error) }
        guard status != .validationFailure else {
            StandardError.print(Metamapg.fullMessage(for: error))
            exit(2)
        }
        fail("\(error)", status: 1)
    }

    private static func fail(_ sentence: String, status: Int32) -> Never {
        StandardError.print("Error: \(sentence.hasSuffix(".") ? sentence : sentence + ".")")
        exit(status)
    }
}

/// Bad usage that the parser cannot see, as a sentence.
struct UsageError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Something that could not be done, as a sentence.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
