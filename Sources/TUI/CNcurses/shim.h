#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <locale.h>
#include <wchar.h>
#include <pty.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <curses.h>
#include <term.h>

// Macros with casts or shifts are not imported by Swift; constants and accessors are.
static const attr_t cursesBold = A_BOLD;
static const attr_t cursesDim = A_DIM;
static const attr_t cursesReverse = A_REVERSE;
static const attr_t cursesUnderline = A_UNDERLINE;
static inline WINDOW *cursesScreen(void) { return stdscr; }
static inline WINDOW *cursesShown(void) { return curscr; }
static inline int cursesPairCount(void) { return COLOR_PAIRS; }
static inline int cursesFunctionKey(int n) { return KEY_F(n); }

/// Fills a screen cell; `pair` may exceed the 16 bits of the classic interface.
static inline int cursesFill(cchar_t *cell, wchar_t glyph, attr_t attributes, int pair) {
    const wchar_t text[2] = {glyph, 0};
    return setcchar(cell, text, attributes, 0, &pair);
}

/// A file in memory without a name, closed on exec; -1 on failure. The C library's own function needs _GNU_SOURCE.
static inline int memoryFile(const char *name) { return (int)syscall(SYS_memfd_create, name, 1u); }
#endif
