import Foundation
import Testing

/// Manual pages and completions, as `make install` installs them.
struct ManualTests {
    @Test func `every command has a page that is set without a warning`() async throws {
        let program = try Program()
        defer { program.remove() }
        let help = try await program.run(["--help"]).output
        let commands = try #require(help.components(separatedBy: "SUBCOMMANDS:").last)
            .matches(of: #/(?m)^  ([a-z]+) /#).map { String($0.output.1) }
        #expect(commands.contains("train") && commands.contains("list"))
        let result = try await program.run(
            [],
            shell: """
                set -e
                generator="$(dirname "$1")/generate-manual"
                [ -x "$generator" ] || { echo "there is no $generator; run make manual" >&2; exit 1; }
                mkdir pages
                "$generator" "$1" --multi-page --output-directory pages
                for page in pages/*.1; do groff -mandoc -Tascii -P-cbou -ww "$page" >"$page.txt"; done
                """)
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        for command in commands { #expect(program.exists("pages/metamapg.\(command).1"), "\(command)") }
        for word in ["--chains", "--second-order", "--updates", "--seeds"] {
            #expect(try program.text("pages/metamapg.train.1.txt").contains(word), "\(word)")
        }
    }

    @Test func `scripts of completions parse`() async throws {
        let program = try Program()
        defer { program.remove() }
        for (shell, arguments) in [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")] {
            let script = try await program.run(["--generate-completion-script", shell])
            #expect(script.status == 0 && script.errors.isEmpty, "\(shell): \(script.errors)")
            #expect(script.output.contains("second-order"))
            try program.write(script.output, to: "script.\(shell)")
            // Whoever builds the program need not have all three.
            let parsed = try await program.run(
                [], shell: "! command -v \(shell) >/dev/null || \(shell) \(arguments) script.\(shell)")
            #expect(parsed.status == 0 && parsed.errors.isEmpty, "\(shell): \(parsed.errors)")
        }
    }

    @Test(arguments: [
        ("metamapg tr", "train"), ("metamapg train --adjoint-l", "--adjoint-limit"), ("metamapg list the", "themes"),
        ("metamapg watch --color mo", "mono"),
    ])
    func `bash completes commands, options and values`(line: String, expected: String) async throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            try await program.run(["--generate-completion-script", "bash"]).output, to: "script.bash")
        let result = try await program.run(
            line.split(separator: " ").map(String.init),
            shell: """
                source script.bash
                PATH="$(dirname "$1"):$PATH"
                COMP_WORDS=("${@:2}") COMP_LINE="${*:2}"
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_POINT=${#COMP_LINE}
                _metamapg metamapg "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
                printf '%s\\n' "${COMPREPLY[@]}"
                """)
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        #expect(result.output.split(separator: "\n").contains { $0.hasPrefix(expected) }, "\(result.output)")
    }
}
