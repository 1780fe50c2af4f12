#ifndef CMPI_H
#define CMPI_H

#include <stdint.h>

// What the program and the object with MPI agree on. The object is a shared library that the program loads when it was
// started as one of several ranks; it is compiled against the MPI at hand, and alone knows MPI.
//
// All calls must come from one thread at a time. Where a call says that it can fail, it returns less than 0 then, and
// `problem` has the reason. Ranks that wait do so in short sleeps, the longer the longer they have waited.

/// Counts changes of this file; the program refuses an object made for another one.
#define MESSAGES_INTERFACE 1
/// Name of the function that every object has: `MessagesEntry`.
#define MESSAGES_ENTRY "metamapgMessages"
/// The most bytes of one message.
#define MESSAGES_LIMIT 2147483647

typedef struct {
    /// `MESSAGES_INTERFACE` of the object; the first member in every version.
    int interface;
    /// Name and version of the library that the object was compiled against, such as `Open MPI` and `4.1.4`.
    const char *library;
    const char *version;

    /// Takes part in what was started. Writes the number of this rank and how many there are. Can fail.
    int (*join)(int *rank, int *count);
    /// The reason of the failure before, as a sentence without its end.
    const char *(*problem)(void);

    /// Sends bytes to a rank and waits until they may be changed. Can fail.
    int (*send)(int rank, const void *bytes, int64_t count);
    /// Looks whether a message has come: returns 1 and writes who sent it and how long it is, or 0. Can fail.
    int (*look)(int *rank, int64_t *count);
    /// Takes the message that `look` found. Can fail.
    int (*take)(int rank, void *bytes, int64_t count);
    /// Gives the bytes of rank 0 to all others; all call it with the same count. Can fail.
    int (*spread)(void *bytes, int64_t count);
    /// Sleeps a little; `waited` is for how many seconds there has been nothing to do.
    void (*rest)(double waited);

    /// Lets calls that wait for others fail soon after `isAsked(context)` is not 0; null for no such thing.
    void (*heed)(int (*isAsked)(void *context), void *context);

    /// Leaves together with all others. Nothing may follow. Can fail.
    int (*leave)(void);
    /// Ends all ranks at once. Does not return.
    void (*abandon)(int status);
} MessagesObject;

/// Gives the calls of the object.
typedef const MessagesObject *(*MessagesEntry)(void);

#endif
