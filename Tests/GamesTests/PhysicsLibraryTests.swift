import Foundation
import Games
import Testing

/// Where the object with the physics is looked for, and what is said if it cannot be had.
struct PhysicsLibraryTests {
    private let file = "libmetamapg-mujoco.so"

    private func problem(_ candidates: [String]) -> String? {
        do {
            _ = try PhysicsLibrary(candidates)
            return nil
        } catch {
            return error.problem
        }
    }

    @Test func `it lies beside the program or below the prefix, unless its path is given`() {
        let built = PhysicsLibrary.candidates(named: nil, executable: "/src/.build/release/metamapg")
        #expect(built.first == "/src/.build/release/\(file)")
        let installed = PhysicsLibrary.candidates(named: "", executable: "/usr/bin/metamapg")
        #expect(installed.contains("/usr/bin/../lib/metamapg/\(file)"))
        let level = PhysicsLibrary.candidates(named: nil, executable: "/usr/libexec/metamapg/x86-64-v3/metamapg")
        #expect(level.contains("/usr/libexec/metamapg/x86-64-v3/../../../lib/metamapg/\(file)"))
        #expect(PhysicsLibrary.candidates(named: "/mine.so", executable: "/usr/bin/metamapg") == ["/mine.so"])
        #expect(PhysicsLibrary.candidates(named: nil, executable: "metamapg").first == "./\(file)")
    }

    @Test func `the first that is there is loaded and says its version`() throws {
        let library = try PhysicsLibrary.shared()
        #expect(library.title.firstMatch(of: /^MuJoCo [0-9]+\.[0-9]+\.[0-9]+$/) != nil, "\(library.title)")
        #expect(Game.halfCheetah(HalfCheetah()).physics?.title == library.title)
    }

    @Test func `what is missing is named with what mends it`() {
        #expect(
            problem(["/nowhere/a.so", "/nowhere/b.so"])
                == "its physics, \(file), is not installed; \"make physics\" builds it from the sources, with MuJoCo's "
                + "headers (Debian's libmujoco-dev)")
        #expect(problem(["/nowhere/a.so"])?.hasPrefix("its physics, \"/nowhere/a.so\", does not exist; ") == true)
        #expect(
            PhysicsLibrary.refusal(
                "a.so", "libmujoco.so.2.2.2: cannot open shared object file: No such file or directory")
                == "it needs the physics library MuJoCo, libmujoco.so.2.2.2, which is not installed "
                + "(Debian's package libmujoco2.2.2)")
        #expect(PhysicsLibrary.refusal("a.so", "a.so: bad") == "\"a.so\" cannot be loaded: a.so: bad")
    }

    @Test func `what is no physics is refused`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "physics-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try "no library".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(problem([path])?.hasPrefix("\"\(path)\" cannot be loaded: ") == true)
        let other = try #require(
            ["/lib/x86_64-linux-gnu/libm.so.6", "/lib/aarch64-linux-gnu/libm.so.6", "/lib64/libm.so.6"].first(
                where: FileManager.default.fileExists))
        #expect(problem([other]) == "\"\(other)\" is no physics of this program")
    }
}
