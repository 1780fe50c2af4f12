#ifndef CHEETAH_REFERENCE_H
#define CHEETAH_REFERENCE_H

/// Plays the half-cheetah of a model file in the way of gymnasium's environment, from a state of 9 positions and 9
/// velocities, with `steps` times 6 actions. Writes `steps` times 17 observations, and rewards for running right.
/// Returns 0, or 1 with a sentence in `message` of at most `size` bytes.
int cheetahReference(
    const char *path, const double *positions, const double *velocities, const double *actions, int steps,
    double *observations, double *rewards, char *message, int size);

#endif
