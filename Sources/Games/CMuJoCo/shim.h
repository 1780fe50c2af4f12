#ifndef CMUJOCO_SHIM_H
#define CMUJOCO_SHIM_H
#include <mujoco/mujoco.h>
#endif
