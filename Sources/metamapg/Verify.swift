import ArgumentParser
import Engine
import Games
import Verification

/// `metamapg verify`.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Recompute test vectors and compare.",
        discussion: """
            For each file prints the largest relative error (norm of the difference over norm of the reference) of the \
            gradient, its terms, the gradients of inner rates and critic, and everything along the chain. Allowed are \
            1e-9 in double and 1e-3 in float; the exit status is 1 if a file has more or cannot be computed.
            """)

    @Argument(help: "Test vectors in JSON.")
    var files: [String]
    @Option(help: "Arithmetic.")
    var precision = Precision.double
    @Flag(help: "Print JSON with every error.")
    var json = false

    func run() throws {
        let results = files.map { Verification.run(path: $0, precision: precision) }
        let lines = results.map { Verify.line($0).visible }
        try StandardOutput.print(json ? JSON.array(results.map(Verify.json)).text : lines.joined(separator: "\n"))
        if !results.allSatisfy(\.passes) { throw ExitCode(1) }
    }

    private static func json(_ result: Verification) -> JSON {
        let errors = JSON.object(result.errors.map { ($0.quantity, .number($0.error)) })
        let problem = result.problem.map { [(key: "problem", value: JSON.string($0))] } ?? []
        return .object(
            [
                ("file", .string(result.file)), ("name", .string(result.name)), ("pass", .bool(result.passes)),
                ("errors", errors),
            ] + problem)
    }

    private static func line(_ result: Verification) -> String {
        if let problem = result.problem { return "FAIL  \(result.name): \(problem)" }
        let failing = result.errors.filter { !($0.error <= result.tolerance) }
        guard !failing.isEmpty else {
            let worst = result.errors.max { $0.error < $1.error }
            let detail = worst.map { ", worst error \($0.error.scientific) (\($0.quantity))" } ?? ""
            return "ok    \(result.name): \(result.errors.count) quantities\(detail)"
        }
        let list = failing.map { "\($0.quantity) \($0.error.scientific)" }.joined(separator: ", ")
        return "FAIL  \(result.name): more than \(result.tolerance.scientific) in \(list)"
    }
}

extension Precision: ExpressibleByArgument {}
