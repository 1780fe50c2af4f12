#ifndef LEVELS_H
#define LEVELS_H

// Levels of x86-64 processors, as the psABI numbers them: each has all that the one before has. A package holds the
// program built for several; the launcher picks one.

/// What the processor and the system say: registers of `cpuid`, and which vector registers the system saves.
typedef struct {
    /// ECX of leaf 1.
    unsigned features;
    /// EBX of leaf 7.
    unsigned extensions;
    /// ECX of leaf 0x80000001.
    unsigned extended;
    /// XCR0; 0 where it cannot be asked for.
    unsigned saved;
} Processor;

/// The processor that this runs on.
Processor thisProcessor(void);

/// Its level, 1 to 4.
int levelOf(Processor processor);

/// Which build to start.
/// `level` is the machine's; `wanted` what METAMAPG_CPU says, null or empty for nothing; bit n of `builds` says whether
/// the build for level n is there. Returns the level, or 0 with a sentence of at most `size` bytes, terminator included,
/// in `message`.
int chosenLevel(int level, const char *wanted, unsigned builds, char *message, int size);

#endif
