import Cluster
import Testing

struct LaunchTests {
    @Test func `each launcher is known by its variables`() throws {
        let open = try #require(
            Launch(["OMPI_COMM_WORLD_SIZE": "4", "OMPI_COMM_WORLD_RANK": "3", "OMPI_COMM_WORLD_LOCAL_SIZE": "2"]))
        #expect(open.count == 4 && open.rank == 3 && open.local == 2)
        let hydra = try #require(Launch(["PMI_SIZE": "2", "PMI_RANK": "0", "MPI_LOCALNRANKS": "2"]))
        #expect(hydra.count == 2 && hydra.rank == 0 && hydra.local == 2)
        let slurm = try #require(
            Launch(["PMIX_RANK": "5", "SLURM_STEP_NUM_TASKS": "8", "SLURM_NTASKS": "8"]))
        #expect(slurm.count == 8 && slurm.rank == 5 && slurm.local == nil)
    }

    @Test(arguments: [
        [:], ["OMPI_COMM_WORLD_SIZE": "1", "OMPI_COMM_WORLD_RANK": "0"], ["OMPI_COMM_WORLD_SIZE": "many"],
        // A batch script, which is no rank, and a step of one task.
        ["SLURM_NTASKS": "8", "SLURM_JOB_ID": "1"], ["PMIX_RANK": "0", "SLURM_STEP_NUM_TASKS": "1"],
    ]) func `a process that was started alone works alone`(environment: [String: String]) {
        #expect(Launch(environment) == nil)
    }

    @Test func `the object is looked for where programs are put`() {
        #expect(
            MessageLibrary.candidates(named: nil, executable: "/usr/bin/metamapg") == [
                "/usr/bin/libmetamapg-mpi.so", "/usr/bin/../lib/metamapg/libmetamapg-mpi.so",
                "/usr/bin/../../../lib/metamapg/libmetamapg-mpi.so",
            ])
        #expect(MessageLibrary.candidates(named: "/a.so", executable: "/usr/bin/metamapg") == ["/a.so"])
        #expect(
            MessageLibrary.refusal("/a.so", "libmpi.so.40: cannot open shared object file: No such file or directory")
                .hasPrefix("\"/a.so\" needs the library libmpi.so.40 of MPI, which is not installed here"))
    }

    @Test func `ranks whose digits would differ are told apart`() {
        let leader = RankNature(host: "a", version: "1.0.0", kernels: "x86-64-v4", threads: 2)
        var other = leader
        other.host = "b"
        other.threads = 8
        #expect(other.difference(from: leader, rank: 1) == nil)
        other.kernels = "x86-64-v3"
        #expect(other.difference(from: leader, rank: 1) == nil)
        other.kernels = "x86-64-v2"
        #expect(other.difference(from: leader, rank: 1)?.contains("set METAMAPG_CPU to the lower of both") == true)
        other.version = "0.9.0"
        #expect(
            other.difference(from: leader, rank: 3)
                == "rank 3 on b is metamapg 0.9.0, rank 0 on a is 1.0.0; install the same everywhere")
    }
}
