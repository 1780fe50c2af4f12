// What the processor that is built for has, as its compiler flags say: Swift cannot ask.
#ifndef CPROCESSOR_H
#define CPROCESSOR_H

// Bytes of all vector registers together, which bound how much of a product can be summed up without touching memory.
// A function, so that Swift takes neither branch on it for dead code; the optimiser does.
static inline int vectorRegisterBytes(void) {
#if defined(__AVX512F__)
    return 2048;
#elif defined(__AVX__) || defined(__aarch64__)
    return 512;
#else
    return 256;
#endif
}

// The name that was given to that processor, METAMAPG_CPU at build time.
#ifdef METAMAPG_PROCESSOR
#define PROCESSOR_TEXT(name) #name
#define PROCESSOR_NAME(name) PROCESSOR_TEXT(name)
static inline const char *builtProcessor(void) { return PROCESSOR_NAME(METAMAPG_PROCESSOR); }
#else
static inline const char *builtProcessor(void) { return "unknown"; }
#endif

#endif
