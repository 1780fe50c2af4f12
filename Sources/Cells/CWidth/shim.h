#ifndef CWIDTH_SHIM_H
#define CWIDTH_SHIM_H
#include <wchar.h>

// The C library declares it for X/Open alone, which Swift's module of it does not ask for.
extern int wcwidth(wchar_t character);

static inline int widthOfCharacter(wchar_t character) { return wcwidth(character); }
#endif
