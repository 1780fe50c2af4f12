// The physics by MuJoCo, as a shared library of its own that the program loads: see physics.h. `make` compiles it
// against the MuJoCo at hand, from 2.2 on.
//
// MuJoCo ends the process where it cannot go on, unless a handler leaves in another way. Calls that can fail leave with
// longjmp, which no Swift frame may be jumped over by: hence C.

#include "../CPhysics/physics.h"

#include <mujoco/mujoco.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof(mjtNum) == sizeof(double), "physics.h speaks of doubles");

#define MODEL(model) ((const mjModel *)(model))
#define DATA(body) ((mjData *)(body))

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

// Warnings would be written to the screen and to a file; they are counted in the data anyway.
static void onWarning(const char *text) { (void)text; }

static int failed(char *message, int size) {
    landing = NULL;
    snprintf(message, (size_t)size, "%s", lastError);
    return 1;
}

// Files in memory, so that nothing is written to disk.
static int addFile(mjVFS *files, const char *name, const char *text, int length) {
#if mjVERSION_HEADER >= 300
    return mj_addBufferVFS(files, name, text, length);
#else
    if (mj_makeEmptyFileVFS(files, name, length)) return 1;
    int index = mj_findFileVFS(files, name);
    if (index < 0 || !files->filedata[index]) return 1;
    memcpy(files->filedata[index], text, (size_t)length);
    return 0;
#endif
}

static PhysicsModel *compile(const char *text, int length, char *message, int size) {
    const char *name = "body.xml";
    // Megabytes in some versions: too much for the stack.
    mjVFS *files = malloc(sizeof *files);
    if (!files) {
        snprintf(message, (size_t)size, "there is no memory");
        return NULL;
    }
    mj_defaultVFS(files);
    mjModel *model = NULL;
    if (addFile(files, name, text, length)) snprintf(message, (size_t)size, "it cannot be held in memory");
    else model = mj_loadXML(name, files, message, size);
    mj_deleteVFS(files);
    free(files);
    return (PhysicsModel *)model;
}

static void freeModel(PhysicsModel *model) { mj_deleteModel((mjModel *)model); }

static void sizes(const PhysicsModel *model, int sizes[3]) {
    sizes[0] = (int)MODEL(model)->nq;
    sizes[1] = (int)MODEL(model)->nv;
    sizes[2] = (int)MODEL(model)->nu;
}

static PhysicsBody *makeBody(const PhysicsModel *model) { return (PhysicsBody *)mj_makeData(MODEL(model)); }

static void freeBody(PhysicsBody *body) { mj_deleteData(DATA(body)); }

static const double *positions(const PhysicsBody *body) { return DATA(body)->qpos; }

static const double *velocities(const PhysicsBody *body) { return DATA(body)->qvel; }

static int reset(
    const PhysicsModel *model, PhysicsBody *body, const double *positions, const double *velocities, char *message,
    int size) {
    const mjModel *m = MODEL(model);
    mjData *d = DATA(body);
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

static int steps(
    const PhysicsModel *model, PhysicsBody *body, const double *controls, int count, char *message, int size) {
    const mjModel *m = MODEL(model);
    mjData *d = DATA(body);
    jmp_buf here;
    if (setjmp(here)) return failed(message, size);
    landing = &here;
    memcpy(d->ctrl, controls, (size_t)m->nu * sizeof *controls);
    for (int i = 0; i < count; i++) mj_step(m, d);
    landing = NULL;
    return 0;
}

static int warnings(const PhysicsBody *body) {
    const int kinds[] = {
        mjWARN_INERTIA, mjWARN_CONTACTFULL, mjWARN_CNSTRFULL, mjWARN_BADQPOS, mjWARN_BADQVEL, mjWARN_BADQACC,
        mjWARN_BADCTRL};
    int total = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) total += DATA(body)->warning[kinds[i]].number;
    return total;
}

static void capsule(const PhysicsModel *model, const PhysicsBody *body, int index, double lie[5]) {
    const mjtNum *center = DATA(body)->geom_xpos + 3 * index;
    // Capsules lie along the third axis of their frame, a column of the matrix.
    const mjtNum *frame = DATA(body)->geom_xmat + 9 * index;
    const mjtNum *size = MODEL(model)->geom_size + 3 * index;
    lie[0] = center[0] - frame[2] * size[1];
    lie[1] = center[2] - frame[8] * size[1];
    lie[2] = center[0] + frame[2] * size[1];
    lie[3] = center[2] + frame[8] * size[1];
    lie[4] = size[0];
}

static void run(const PhysicsModel *model, PhysicsBody *body, const double *controls, int count, int skip) {
    const mjModel *m = MODEL(model);
    mjData *d = DATA(body);
    mj_resetData(m, d);
    for (int row = 0; row < count; row++) {
        memcpy(d->ctrl, controls + row * m->nu, (size_t)m->nu * sizeof *controls);
        for (int i = 0; i < skip; i++) mj_step(m, d);
    }
}

static PhysicsObject object = {
    .interface = PHYSICS_INTERFACE,
    .library = "MuJoCo",
    .compile = compile,
    .freeModel = freeModel,
    .sizes = sizes,
    .makeBody = makeBody,
    .freeBody = freeBody,
    .positions = positions,
    .velocities = velocities,
    .reset = reset,
    .steps = steps,
    .warnings = warnings,
    .capsule = capsule,
    .run = run,
};

__attribute__((visibility("default"))) const PhysicsObject *metamapgPhysics(char *message, int size) {
    if (mj_version() != mjVERSION_HEADER) {
        snprintf(
            message, (size_t)size, "the library MuJoCo has version %d, but the physics were built for %d", mj_version(),
            mjVERSION_HEADER);
        return NULL;
    }
    mju_user_error = onError;
    mju_user_warning = onWarning;
    object.version = mj_versionString();
    return &object;
}
