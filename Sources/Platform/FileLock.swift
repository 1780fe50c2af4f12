// What Linux alone has stands in this folder behind calls that every system answers. `METAMAPG_PORTABLE`, which
// `METAMAPG_SYSTEM=portable` defines at build time, takes the answer of other systems on Linux as well, so that it is
// compiled and tried there.

/// Commands of `fcntl` that lock files.
package enum FileLock {
    #if os(Linux) && !METAMAPG_PORTABLE
    // Of open file descriptions: unlike those of processes they can be tested without being taken, and closing another
    // descriptor of the file does not release them. Source: fcntl(2); Swift does not import the names.
    package static let set: Int32 = 37
    package static let get: Int32 = 36
    #else
    // Of processes: another process is kept out as well, but not another part of this one, and whoever closes the file
    // anywhere in this process lets go of it.
    package static let set: Int32 = F_SETLK
    package static let get: Int32 = F_GETLK
    #endif
}
