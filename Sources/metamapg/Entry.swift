import ArgumentParser
import Foundation
import Games
import Training

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// Where the program starts, and where every error ends: as a sentence on standard error and an exit status, 2 for bad
/// usage and 1 for failure.
@main enum Entry {
    static func main() {
        StandardDescriptors.fill()
        // Threads of libdispatch block all signals, and what they start inherits that.
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, nil)
        // A limit on file sizes is an error like a full disk, no reason to die.
        signal(SIGXFSZ, SIG_IGN)
        // So is a reader that has left: what that means depends on what is written.
        signal(SIGPIPE, SIG_IGN)
        Company.join()
        do {
            var command = try command()
            try command.run()
            try StandardOutput.finish()
            Company.end(0)
        } catch {
            end(error)
        }
    }

    /// What is asked for. Options without a command are the dashboard's, which is on the screen sooner when the options
    /// of all other commands need not be laid out before; what it does not understand is left to the parser of all.
    private static func command() throws -> any ParsableCommand {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first?.hasPrefix("-") ?? true, let watch = try? Watch.parse(arguments) { return watch }
        return try Metamapg.parseAsRoot()
    }

    private static func end(_ error: any Error) -> Never {
        switch error {
        case is GameError, is RequestError: fail("\(error)", status: 2)
        case let usage as UsageError: fail(usage.description, status: 2)
        case let code as ExitCode:
            finish(or: code.rawValue)
            Company.leave(code.rawValue)
        case let output as OutputError where output.isAbandoned: abandon()
        default: break
        }
        let status = Metamapg.exitCode(for: error)
        // The parser's own errors: with EX_USAGE they come with the usage, with 0 they are help that was asked for.
        guard !status.isSuccess else { help(Metamapg.fullMessage(for: error)) }
        guard status != .validationFailure else {
            StandardError.print(lines: Metamapg.fullMessage(for: error))
            Company.leave(2)
        }
        fail("\(error)", status: 1)
    }

    /// Prints help, or whatever else the parser makes, and ends.
    private static func help(_ text: String) -> Never {
        do {
            try StandardOutput.write(text + "\n")
        } catch {
            end(error)
        }
        finish(or: 0)
        Company.leave(0)
    }

    /// Says what of standard output was lost, and ends if the command would not fail anyway.
    private static func finish(or status: Int32) {
        do {
            try StandardOutput.finish()
        } catch {
            if error.isAbandoned { return }
            StandardError.print("Error: \(error.description).")
            if status == 0 { Company.leave(1) }
        }
    }

    /// Ends without a word, as commands do whose output is not wanted any longer.
    private static func abandon() -> Never {
        Company.end(128 + SIGPIPE)
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
        exit(128 + SIGPIPE)
    }

    private static func fail(_ sentence: String, status: Int32) -> Never {
        StandardError.print("Error: \(sentence.hasSuffix(".") ? sentence : sentence + ".")")
        Company.leave(status)
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
