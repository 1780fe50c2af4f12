/// How this process was started as one of several ranks, as launchers say in the environment.
package struct Launch: Sendable, Hashable {
    /// The number of this rank; nil where the launcher does not say it in a way that is known.
    package let rank: Int?
    /// How many there are, 2 or more.
    package let count: Int
    /// How many of them share this machine; nil where nobody says so.
    package let local: Int?

    /// Variables of launchers: ranks, this rank, ranks of this machine. A process that was started alone, or by
    /// something else, has none of the first; a batch script has those of Slurm, but no `PMIX_RANK`.
    private static let launchers: [(count: String, rank: String, local: String, needs: String)] = [
        // mpirun of Open MPI.
        ("OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_LOCAL_SIZE", "OMPI_COMM_WORLD_SIZE"),
        // mpiexec of MPICH and its kin, and srun --mpi=pmi2.
        ("PMI_SIZE", "PMI_RANK", "MPI_LOCALNRANKS", "PMI_SIZE"),
        // srun --mpi=pmix.
        ("SLURM_STEP_NUM_TASKS", "PMIX_RANK", "SLURM_NTASKS_PER_NODE", "PMIX_RANK"),
    ]

    /// Reads the environment of this process; nil for one that works alone.
    package init?(_ environment: [String: String]) {
        func number(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }
        for launcher in Launch.launchers where environment[launcher.needs] != nil {
            guard let count = number(launcher.count), count > 1 else { continue }
            self.count = count
            rank = number(launcher.rank)
            local = number(launcher.local)
            return
        }
        return nil
    }
}
