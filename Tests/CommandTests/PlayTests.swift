import Foundation
import Testing

/// `metamapg play` without a terminal.
struct PlayTests {
    @Test func `actions from lines are played and kept`() async throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try await program.train("--updates", "3", "--out", "run").status == 0)
        let play = ["play", "./run", "--steps", "4"]
        let result = try await program.run(play, shell: "yes c | \"$@\"")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("phi_0 step 1 of 4, after start: meta plays C "))
        #expect(result.output.contains("phi_1 is over: meta "))
        #expect(result.output.contains("meta, 40 personas") && result.output.contains("kept in ./run/play-1.csv"))
        let rows = try program.text("run/play-1.csv").split(separator: "\n")
        #expect(rows.count == 1 + 3 * 4)
        #expect(
            rows[0] == "update,chain,joint_policy,trajectory,step,state,action_0,action_1,probability_C,probability_D,"
                + "reward_0,reward_1")
        #expect(rows[1].hasPrefix("3,0,0,0,0,start,") && rows[12].hasPrefix("3,0,2,0,3,"))
        // Again, in another file; the same actions give the same table.
        #expect(try await program.run(play, shell: "yes cooperate | \"$@\"").status == 0)
        #expect(try program.text("run/play-2.csv") == program.text("run/play-1.csv"))
        let other = try await program.run(
            play + ["--chain", "1", "--episodes", "2", "--csv", "other.csv"], shell: "yes D, C | \"$@\"")
        #expect(other.status == 0 && other.output.contains("phi_0 trajectory 2 step 4 of 4"))
        #expect(try program.text("other.csv").split(separator: "\n").count == 1 + 3 * 2 * 4)
        let refused = try await program.run(play + ["--csv", "other.csv"], shell: "yes D | \"$@\"")
        #expect(refused.status == 2 && refused.errors.contains("--force"))
    }

    @Test func `wrong words are answered, and what was played stays`() async throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try await program.train("--updates", "1", "--out", "run").status == 0)
        let result = try await program.run(
            ["play", "./run", "--steps", "3"], shell: "printf 'x\\nc d\\n\\nquit\\nc\\n' | \"$@\"")
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            result.output.contains("There is no action \"x\": say one of C (cooperate), D (defect)."))
        #expect(result.output.contains("phi_0 step 3 of 3") && !result.output.contains("personas"))
        #expect(try program.text("run/play-1.csv").split(separator: "\n").count == 3)
        let nothing = try await program.run(["play", "./run"])
        #expect(nothing.status == 0 && nothing.output.contains("Nothing was played."))
        #expect(!program.exists("run/play-2.csv"))
    }

    @Test func `a new run is trained first and leaves nothing`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(
            ["play", "--game", "rps", "--updates", "2", "--steps", "3"] + Program.small, shell: "yes p | \"$@\"")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("for 2 meta-updates first") && result.output.contains("you paper"))
        #expect(!result.output.contains("kept in") && !program.exists("state"))
    }

    @Test func `a folder that cannot be written does not end the play`() async throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try await program.train("--updates", "1", "--out", "run").status == 0)
        let result = try await program.run(
            ["play", "./run", "--steps", "3", "--csv", "/dev/full", "--force"], shell: "yes d | \"$@\"")
        #expect(result.status == 0, "\(result.errors)")
        let warning =
            "Warning: what you play is not kept for now: cannot write \"/dev/full\": No space left on device."
        #expect(result.errors.components(separatedBy: warning).count == 2, "\(result.errors)")
        #expect(result.output.contains("mean 1-2"))
    }

    @Test(arguments: [
        (["--steps", "1"], "--steps must be from 2 to 1000, not 1"),
        (["--episodes", "0"], "--episodes must be from 1 to 100, not 0"),
        (["--chain", "-1"], "--chain must be from 0"),
        (["run", "--updates", "3"], "--updates is for a new run"), (["run", "--game", "rps"], "has its own settings"),
        (["--best"], "are for a saved run"), (["--updates", "-1"], "--updates must be from 0"),
        (["--game", "halfcheetah"], "play needs a matrix game"),
    ])
    func `wrong entries are answered with what would be right`(arguments: [String], reason: String) async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(["play"] + arguments)
        #expect(result.status == 2, "\(result.output)")
        #expect(result.errors.contains(reason), "\(result.errors)")
    }
}
