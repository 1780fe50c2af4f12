#include "Levels.h"

#include <stdio.h>
#include <string.h>

#ifdef __x86_64__
#include <cpuid.h>

Processor thisProcessor(void) {
    Processor processor = {0, 0, 0, 0};
    unsigned a, b, c, d;
    if (__get_cpuid(1, &a, &b, &c, &d)) processor.features = c;
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d)) processor.extensions = b;
    if (__get_cpuid(0x80000001, &a, &b, &c, &d)) processor.extended = c;
    // OSXSAVE: the system lets programs ask.
    if (processor.features & 1u << 27) {
        __asm__ volatile("xgetbv" : "=a"(a), "=d"(d) : "c"(0));
        processor.saved = a;
    }
    return processor;
}
#else
Processor thisProcessor(void) { return (Processor){0, 0, 0, 0}; }
#endif

static int has(unsigned flags, unsigned all) { return (flags & all) == all; }

int levelOf(Processor processor) {
    // SSE3, SSSE3, CMPXCHG16B, SSE4.1, SSE4.2, POPCNT; LAHF.
    const unsigned two = 1u << 0 | 1u << 9 | 1u << 13 | 1u << 19 | 1u << 20 | 1u << 23;
    if (!has(processor.features, two) || !has(processor.extended, 1u << 0)) return 1;
    // FMA, MOVBE, OSXSAVE, AVX, F16C; BMI1, AVX2, BMI2; LZCNT; the system saves XMM and YMM.
    const unsigned three = 1u << 12 | 1u << 22 | 1u << 27 | 1u << 28 | 1u << 29;
    if (!has(processor.features, three) || !has(processor.extensions, 1u << 3 | 1u << 5 | 1u << 8)
        || !has(processor.extended, 1u << 5) || !has(processor.saved, 0x6))
        return 2;
    // AVX512F, DQ, CD, BW, VL; the system saves masks and ZMM, too.
    const unsigned four = 1u << 16 | 1u << 17 | 1u << 28 | 1u << 30 | 1u << 31;
    return has(processor.extensions, four) && has(processor.saved, 0xe6) ? 4 : 3;
}

int chosenLevel(int level, const char *wanted, unsigned builds, char *message, int size) {
    if (wanted && *wanted && strcmp(wanted, "native")) {
        int number = 0;
        for (int i = 2; i <= 4; i++) {
            char name[] = "x86-64-v0";
            name[sizeof name - 2] = (char)('0' + i);
            if (!strcmp(wanted, name)) number = i;
        }
        if (!number) {
            snprintf(
                message, (size_t)size,
                "METAMAPG_CPU is \"%.40s\"; it may be native, x86-64-v2, x86-64-v3 or x86-64-v4.", wanted);
            return 0;
        }
        if (number > level) {
            snprintf(
                message, (size_t)size, "METAMAPG_CPU is %s, but this machine has no more than x86-64-v%d.", wanted,
                level);
            return 0;
        }
        if (builds & 1u << number) return number;
        snprintf(message, (size_t)size, "METAMAPG_CPU is %s, but the program's build for it is not installed.", wanted);
        return 0;
    }
    for (int i = level; i >= 2; i--) {
        if (builds & 1u << i) return i;
    }
    snprintf(
        message, (size_t)size,
        builds ? "this program needs a processor of level x86-64-v2 or higher; built from its sources on this machine, "
                 "it runs here."
               : "the program's builds for levels of processors are not installed; they belong into "
                 "libexec/metamapg beside bin.");
    return 0;
}
