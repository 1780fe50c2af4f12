// Messages between ranks by MPI, as a shared library of its own that the program loads: see messages.h. `make mpi`
// compiles it against the MPI at hand: Open MPI, MPICH, or another of version 3.0 on.

#define _POSIX_C_SOURCE 200809L

#include "../CMPI/messages.h"

#include <mpi.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#define TEXT(number) QUOTED(number)
#define QUOTED(number) #number

#if defined(OMPI_MAJOR_VERSION)
#define LIBRARY "Open MPI"
#define VERSION TEXT(OMPI_MAJOR_VERSION) "." TEXT(OMPI_MINOR_VERSION) "." TEXT(OMPI_RELEASE_VERSION)
#elif defined(MPICH_VERSION)
#define LIBRARY "MPICH"
#define VERSION MPICH_VERSION
#else
#define LIBRARY "MPI"
#define VERSION TEXT(MPI_VERSION) "." TEXT(MPI_SUBVERSION)
#endif

// All messages have one tag: what they are is said by their bytes.
enum { TAG = 1 };

static char problemText[MPI_MAX_ERROR_STRING + 100] = "nothing is wrong";
// A communicator of our own, whose errors come back instead of ending the process.
static MPI_Comm ranks = MPI_COMM_NULL;

static const char *problem(void) { return problemText; }

static int failed(int code) {
    int length = 0;
    if (MPI_Error_string(code, problemText, &length) != MPI_SUCCESS)
        snprintf(problemText, sizeof problemText, "error %d", code);
    return -1;
}

static int said(const char *text) {
    snprintf(problemText, sizeof problemText, "%s", text);
    return -1;
}

// Waits have sleeps of a part of their time, so that they cost the processor little and whoever waits little time; MPI
// itself would keep a whole core busy.
static void rest(double waited) {
    const double part = 1. / 100, shortest = 20e-6, longest = 2e-3;
    if (waited < 50e-6) {
        sched_yield();
        return;
    }
#ifdef __linux__
    // Sleeps of this thread end when they should, not 50 microseconds later.
    static _Thread_local int isExact;
    if (!isExact) isExact = 1 + prctl(PR_SET_TIMERSLACK, 5000UL, 0UL, 0UL, 0UL);
#endif
    double seconds = waited * part;
    if (seconds < shortest) seconds = shortest;
    if (seconds > longest) seconds = longest;
    struct timespec time = {0, (long)(seconds * 1e9)};
    nanosleep(&time, NULL);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

// Who started this rank. When that process is gone nobody would ever end us.
static pid_t launcher;

static int orphaned(void) { return getppid() != launcher ? said("whoever started this rank is gone") : 0; }

// Whether work is to end soon, as who computes says.
static int (*isAsked)(void *context);
static void *askedContext;
// Seconds after which nobody is waited for any longer then: launchers kill whoever has not ended a second after a signal.
static const double grace = 0.3;

static void heed(int (*asked)(void *context), void *context) {
    isAsked = asked;
    askedContext = context;
}

static int finished(MPI_Request *request) {
    double began = now(), asked = 0;
    for (;;) {
        if (orphaned() < 0) return -1;
        if (isAsked && isAsked(askedContext)) {
            if (asked == 0) asked = now();
            if (now() > asked + grace) return said("another rank did not answer");
        }
        int done = 0;
        int code = MPI_Test(request, &done, MPI_STATUS_IGNORE);
        if (code != MPI_SUCCESS) return failed(code);
        if (done) return 0;
        rest(now() - began);
    }
}

static int join(int *rank, int *count) {
    int level = 0;
    launcher = getppid();
    int code = MPI_Init_thread(NULL, NULL, MPI_THREAD_SERIALIZED, &level);
    if (code != MPI_SUCCESS) return failed(code);
    if (level < MPI_THREAD_SERIALIZED) return said("this MPI was built for programs of one thread");
    if ((code = MPI_Comm_dup(MPI_COMM_WORLD, &ranks)) != MPI_SUCCESS) return failed(code);
    if ((code = MPI_Comm_set_errhandler(ranks, MPI_ERRORS_RETURN)) != MPI_SUCCESS) return failed(code);
    if ((code = MPI_Comm_rank(ranks, rank)) != MPI_SUCCESS) return failed(code);
    if ((code = MPI_Comm_size(ranks, count)) != MPI_SUCCESS) return failed(code);
    return 0;
}

static int sendTo(int rank, const void *bytes, int64_t count) {
    if (count < 0 || count > MESSAGES_LIMIT) return said("a message is longer than 2 GiB");
    MPI_Request request;
    int code = MPI_Isend(bytes, (int)count, MPI_BYTE, rank, TAG, ranks, &request);
    return code == MPI_SUCCESS ? finished(&request) : failed(code);
}

static int look(int *rank, int64_t *count) {
    if (orphaned() < 0) return -1;
    int isThere = 0, length = 0;
    MPI_Status status;
    int code = MPI_Iprobe(MPI_ANY_SOURCE, TAG, ranks, &isThere, &status);
    if (code != MPI_SUCCESS) return failed(code);
    if (!isThere) return 0;
    if ((code = MPI_Get_count(&status, MPI_BYTE, &length)) != MPI_SUCCESS) return failed(code);
    *rank = status.MPI_SOURCE;
    *count = length;
    return 1;
}

static int take(int rank, void *bytes, int64_t count) {
    if (count < 0 || count > MESSAGES_LIMIT) return said("a message is longer than 2 GiB");
    MPI_Request request;
    int code = MPI_Irecv(bytes, (int)count, MPI_BYTE, rank, TAG, ranks, &request);
    return code == MPI_SUCCESS ? finished(&request) : failed(code);
}

static int spread(void *bytes, int64_t count) {
    if (count < 0 || count > MESSAGES_LIMIT) return said("a message is longer than 2 GiB");
    MPI_Request request;
    int code = MPI_Ibcast(bytes, (int)count, MPI_BYTE, 0, ranks, &request);
    return code == MPI_SUCCESS ? finished(&request) : failed(code);
}

static int leave(void) {
    // MPI_Finalize keeps a core busy until the last rank has come; this wait does not.
    MPI_Request request;
    int code = MPI_Ibarrier(ranks, &request);
    if (code != MPI_SUCCESS) return failed(code);
    if (finished(&request) < 0) return -1;
    if ((code = MPI_Finalize()) != MPI_SUCCESS) return failed(code);
    return 0;
}

static void abandon(int status) {
    MPI_Abort(MPI_COMM_WORLD, status);
    // As a rank that cannot say more.
    _Exit(status);
}

static const MessagesObject object = {
    .interface = MESSAGES_INTERFACE,
    .library = LIBRARY,
    .version = VERSION,
    .join = join,
    .problem = problem,
    .send = sendTo,
    .look = look,
    .take = take,
    .spread = spread,
    .rest = rest,
    .heed = heed,
    .leave = leave,
    .abandon = abandon,
};

// The one name that the object shows.
__attribute__((visibility("default"))) const MessagesObject *metamapgMessages(void);
const MessagesObject *metamapgMessages(void) { return &object; }
