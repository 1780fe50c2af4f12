#ifndef MUJOCO_GUARD_H
#define MUJOCO_GUARD_H

// MuJoCo ends the process where it cannot go on, unless a handler leaves in another way. These calls leave with
// longjmp, which no Swift frame may be jumped over by: hence C. They may be called from several threads at once, each
// with data of its own.
//
// `model` and `data` are mjModel and mjData. Each call returns 0, or 1 with a sentence of at most `size` bytes,
// terminator included, in `message`; the data then hold nothing of use and must be freed.

/// Takes over MuJoCo's errors, and its warnings, which it would write to the screen and to a file: they are counted in
/// the data anyway. Once, before all other calls.
void guardInstallHandlers(void);

/// Zeroes the data and writes a state, `[nq]` and `[nv]`, with everything that follows from it.
int guardedReset(
    const void *model, void *data, const double *positions, const double *velocities, char *message, int size);

/// Goes on by `count` time steps with controls `[nu]`.
int guardedSteps(const void *model, void *data, const double *controls, int count, char *message, int size);

/// How many warnings of a kind that spoils the state the data have counted: bad numbers, too many contacts.
int guardedWarnings(const void *data);

#endif
