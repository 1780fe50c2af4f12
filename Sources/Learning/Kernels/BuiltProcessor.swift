import CProcessor

/// The processors that the kernels of this program are made for.
public enum BuiltProcessor {
    /// What `METAMAPG_CPU` said when they were built, such as `x86-64-v3`; `native`: those like the building machine's.
    // The name is a flag of this module's compiler, which a copy of this code in another module would not see.
    public static var name: String {
        @inline(never) get { String(cString: builtProcessor()) }
    }
}
