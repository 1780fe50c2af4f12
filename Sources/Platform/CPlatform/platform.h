// Calls of the system that its C library does not give to Swift.
#ifndef CPLATFORM_H
#define CPLATFORM_H

#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>

/// A file in memory without a name, closed on exec; -1 on failure. The C library's own function needs _GNU_SOURCE.
static inline int memoryFile(const char *name) { return (int)syscall(SYS_memfd_create, name, 1u); }
#endif

#endif
