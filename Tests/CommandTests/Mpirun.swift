import Foundation
import TestTools
import Training

/// The built program as several ranks of Open MPI on this machine, which talk through its memory alone.
enum Mpirun {
    struct Missing: Error, CustomStringConvertible { let description: String }

    /// The shell command that starts so many ranks.
    /// - Throws: `Missing` where there is no MPI.
    static func shell(_ ranks: Int, first: String = "") throws -> String {
        guard ["/usr/bin/mpirun", "/usr/local/bin/mpirun"].contains(where: FileManager.default.isExecutableFile) else {
            throw Missing(
                description: "there is no mpirun; install openmpi-bin and libopenmpi-dev, as `make test` does")
        }
        guard FileManager.default.fileExists(atPath: Program.sources.path + "/.build/release/libmetamapg-mpi.so") else {
            throw Missing(description: "there is no .build/release/libmetamapg-mpi.so; run `make mpi`")
        }
        let quiet = "--oversubscribe --mca btl self,vader --mca oob_tcp_if_include lo --mca orte_execute_quiet 1"
        // Open MPI kills ranks a second after it told them to end, which on a busy machine is before they have saved. It
        // waits as long before it tells them.
        let patient = "--mca odls_base_sigkill_timeout 5"
        // The threads that tests run on block all signals, and what they start would as well.
        let listening = """
            python3 -c 'import os, signal, sys
            signal.pthread_sigmask(signal.SIG_SETMASK, [])
            os.execvp(sys.argv[1], sys.argv[1:])'
            """
        return "\(first) exec \(listening) mpirun --allow-run-as-root \(quiet) \(patient) -n \(ranks) \"$@\""
    }

    /// Processes that were started as ranks by an `mpirun`, by rank.
    static func ranks(of mpirun: Int32) -> [Int: Int32] {
        var found: [Int: Int32] = [:]
        for process in processes where parent(of: process) == mpirun {
            guard let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ") else { continue }
            for word in environment.split(separator: 0) {
                let text = String(decoding: word, as: UTF8.self)
                let name = "OMPI_COMM_WORLD_RANK="
                if text.hasPrefix(name), let rank = Int(text.dropFirst(name.count)) { found[rank] = process }
            }
        }
        return found
    }

    /// Waits until no process works in a folder any more.
    /// - Returns: Those that still do after ten seconds.
    static func left(in program: Program) -> [Int32] {
        let folder = program.folder.resolvingSymlinksInPath().path
        func here() -> [Int32] {
            processes.filter {
                (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\($0)/cwd")) == folder
            }
        }
        for _ in 0..<100 where !here().isEmpty { usleep(100_000) }
        return here()
    }

    /// What a run is once nobody holds it any more: the first thread of a process that was killed is gone, and with it
    /// all that says where it worked, before the others have let go of the run.
    /// - Returns: That, or what it is after ten seconds.
    static func info(_ run: String, in program: Program) throws -> RunInfo {
        for _ in 0..<100 where try program.reader(run).info.status == .running { usleep(100_000) }
        return try program.reader(run).info
    }

    private static var processes: [Int32] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
    }

    private static func parent(of process: Int32) -> Int32? {
        guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let end = stat.lastIndex(of: ")")
        else { return nil }
        // After the name in parentheses: the state and the parent.
        let words = stat[stat.index(after: end)...].split(separator: " ")
        return words.count > 1 ? Int32(words[1]) : nil
    }
}
