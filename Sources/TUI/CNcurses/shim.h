#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <locale.h>
#include <wchar.h>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif
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

/// Fills a screen cell with a character and the marks over and under it; `pair` may exceed the 16 bits of the classic
/// interface.
static inline void cursesFill(
    cchar_t *cell, wchar_t glyph, const wchar_t *marks, int count, attr_t attributes, int pair) {
    wchar_t text[CCHARW_MAX + 1] = {glyph};
    for (int mark = 0; mark < count && mark + 1 < CCHARW_MAX; mark++) text[mark + 1] = marks[mark];
    setcchar(cell, text, attributes, 0, &pair);
}
#endif
