import Foundation

/// A library that changes what the system does for a program: `LD_PRELOAD` puts it before the C library.
enum Preload {
    /// Refuses every thread after so many (`THREADS`), and sets the time of day back by an hour for each byte of a file
    /// (`CLOCK_BACK`).
    private static let source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <errno.h>
        #include <pthread.h>
        #include <stdatomic.h>
        #include <stdlib.h>
        #include <sys/stat.h>
        #include <time.h>

        static long shift(void) {
            const char *file = getenv("CLOCK_BACK");
            struct stat status;
            return file != NULL && stat(file, &status) == 0 ? 3600 * status.st_size : 0;
        }

        int clock_gettime(clockid_t clock, struct timespec *time) {
            int (*next)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
            int result = next(clock, time);
            if (result == 0 && clock == CLOCK_REALTIME) time->tv_sec -= shift();
            return result;
        }

        struct timeval;
        int gettimeofday(struct timeval *restrict time, void *restrict zone) {
            int (*next)(struct timeval *, void *) = dlsym(RTLD_NEXT, "gettimeofday");
            int result = next(time, zone);
            if (result == 0) *(long *)time -= shift();
            return result;
        }

        int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *), void *argument) {
            static atomic_int count;
            int (*next)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *) =
                dlsym(RTLD_NEXT, "pthread_create");
            const char *limit = getenv("THREADS");
            if (limit != NULL && atomic_fetch_add(&count, 1) >= atoi(limit)) return EAGAIN;
            return next(thread, attributes, body, argument);
        }
        """

    /// Builds the library.
    /// - Parameter program: In whose folder.
    /// - Returns: Its path.
    /// - Throws: If there is no compiler, which comes with Swift.
    static func library(for program: Program) async throws -> String {
        try program.write(source, to: "preload.c")
        // Beside `swift` where it is not on the path by itself.
        let result = try await program.run(
            [],
            shell: """
                beside=$(dirname "$(readlink -f "$(command -v swift)")")
                PATH=$PATH:$beside; clang -shared -fPIC -o preload.so preload.c
                """)
        guard result.status == 0 else { throw Missing(description: result.errors) }
        return program.path("preload.so")
    }

    /// What the compiler said.
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }
}
