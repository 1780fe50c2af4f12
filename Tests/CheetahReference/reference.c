// What tests compare the half-cheetah with, as a shared library that they load: made by `make reference` against the
// same MuJoCo as the physics.

#include <mujoco/mujoco.h>

/// Plays the half-cheetah of a model file in the way of gymnasium's environment, from a state of 9 positions and 9
/// velocities, with `steps` times 6 actions. Writes `steps` times 17 observations, and rewards for running right.
/// Returns 0, or 1 with a sentence in `message` of at most `size` bytes.
__attribute__((visibility("default"))) int cheetahReference(
    const char *path, const double *positions, const double *velocities, const double *actions, int steps,
    double *observations, double *rewards, char *message, int size) {
    mjModel *model = mj_loadXML(path, 0, message, size);
    if (!model) return 1;
    mjData *data = mj_makeData(model);
    for (int i = 0; i < 9; i++) {
        data->qpos[i] = positions[i];
        data->qvel[i] = velocities[i];
    }
    mj_forward(model, data);
    for (int step = 0; step < steps; step++) {
        double before = data->qpos[0], cost = 0;
        for (int i = 0; i < 6; i++) {
            data->ctrl[i] = actions[step * 6 + i];
            cost += 0.1 * data->ctrl[i] * data->ctrl[i];
        }
        for (int frame = 0; frame < 5; frame++) mj_step(model, data);
        rewards[step] = (data->qpos[0] - before) / (5 * model->opt.timestep) - cost;
        for (int i = 0; i < 8; i++) observations[step * 17 + i] = data->qpos[1 + i];
        for (int i = 0; i < 9; i++) observations[step * 17 + 8 + i] = data->qvel[i];
    }
    mj_deleteData(data);
    mj_deleteModel(model);
    return 0;
}
