#include "MuJoCoGuard.h"

#ifdef METAMAPG_MUJOCO

#include <mujoco/mujoco.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Where this thread's guarded call goes on after an error; null outside of one.
static _Thread_local jmp_buf *landing;
static _Thread_local char lastError[1000];

static void onError(const char *text) {
    snprintf(lastError, sizeof lastError, "%s", text);
    if (landing) longjmp(*landing, 1);
    // MuJoCo would go on with what it found broken.
    fprintf(stderr, "MuJoCo: %s\n", text);
    abort();
}

static void onWarning(const char *text) { (void)text; }

void guardInstallHandlers(void) {
    mju_user_error = onError;
    mju_user_warning = onWarning;
}

static int failed(char *message, int size) {
    landing = NULL;
    snprintf(message, (size_t)size, "%s", lastError);
    return 1;
}

int guardedReset(
    const void *model, void *data, const double *positions, const double *velocities, char *message, int size) {
    const mjModel *m = model;
    mjData *d = data;
    jmp_buf here;
    if (setjmp(here)) return failed(message, size);
    landing = &here;
    mj_resetData(m, d);
    memcpy(d->qpos, positions, (size_t)m->nq * sizeof *positions);
    memcpy(d->qvel, velocities, (size_t)m->nv * sizeof *velocities);
    // As each step does, or else a bad number would be noticed one step late.
    mj_checkPos(m, d);
    mj_checkVel(m, d);
    mj_forward(m, d);
    mj_checkAcc(m, d);
    landing = NULL;
    return 0;
}

int guardedSteps(const void *model, void *data, const double *controls, int count, char *message, int size) {
    const mjModel *m = model;
    mjData *d = data;
    jmp_buf here;
    if (setjmp(here)) return failed(message, size);
    landing = &here;
    memcpy(d->ctrl, controls, (size_t)m->nu * sizeof *controls);
    for (int i = 0; i < count; i++) mj_step(m, d);
    landing = NULL;
    return 0;
}

int guardedWarnings(const void *data) {
    const mjData *d = data;
    const int kinds[] = {
        mjWARN_INERTIA, mjWARN_CONTACTFULL, mjWARN_CNSTRFULL, mjWARN_BADQPOS, mjWARN_BADQVEL, mjWARN_BADQACC,
        mjWARN_BADCTRL};
    int total = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) total += d->warning[kinds[i]].number;
    return total;
}

#endif
