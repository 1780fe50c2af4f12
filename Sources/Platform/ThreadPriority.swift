/// How much of the processor a thread gets when others want it, too.
package enum ThreadPriority {
    /// Lowers that of the calling thread, by so much niceness; by nothing where only whole processes have one.
    package static func lower(by niceness: Int32) {
        #if os(Linux) && !METAMAPG_PORTABLE
        // Linux keeps one for each thread, against what POSIX says.
        guard niceness > 0 else { return }
        #if canImport(Glibc)
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
        #else
        _ = setpriority(PRIO_PROCESS, 0, niceness)
        #endif
        #elseif canImport(Darwin)
        if niceness > 0 { pthread_set_qos_class_self_np(QOS_CLASS_UTILITY, 0) }
        #endif
    }
}
