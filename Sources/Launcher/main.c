// What `metamapg` is in a package: starts the build of the program for the level of this machine's processor, which
// lies in ../libexec/metamapg/x86-64-v2, -v3 or -v4.

#include "Levels.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char paths[5][PATH_MAX + 64];

int main(int count, char **words) {
    (void)count;
    char folder[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", folder, sizeof folder - 1);
    if (length <= 0) {
        fprintf(stderr, "Error: the program cannot find where it lies: /proc/self/exe: %s.\n", strerror(errno));
        return 1;
    }
    folder[length] = 0;
    *strrchr(folder, '/') = 0;
    unsigned builds = 0;
    for (int level = 2; level <= 4; level++) {
        snprintf(paths[level], sizeof paths[level], "%s/../libexec/metamapg/x86-64-v%d/metamapg", folder, level);
        if (!access(paths[level], X_OK)) builds |= 1u << level;
    }
    const char *wanted = getenv("METAMAPG_CPU");
    char message[300];
    int level = chosenLevel(levelOf(thisProcessor()), wanted, builds, message, sizeof message);
    if (!level) {
        fprintf(stderr, "Error: %s\n", message);
        return wanted && *wanted ? 2 : 1;
    }
    execv(paths[level], words);
    fprintf(stderr, "Error: \"%s\" cannot be started: %s.\n", paths[level], strerror(errno));
    return 1;
}
