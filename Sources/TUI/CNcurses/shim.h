#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <locale.h>
#include <wchar.h>
#include <curses.h>

// Macros with casts or shifts are not imported by Swift; constants and accessors are.
static const attr_t cursesBold = A_BOLD;
static const attr_t cursesDim = A_DIM;
static const attr_t cursesReverse = A_REVERSE;
static const attr_t cursesUnderline = A_UNDERLINE;
static inline WINDOW *cursesScreen(void) { return stdscr; }
static inline int cursesRows(void) { return LINES; }
static inline int cursesColumns(void) { return COLS; }
static inline int cursesColorCount(void) { return COLORS; }
static inline int cursesPairCount(void) { return COLOR_PAIRS; }
static inline int cursesFunctionKey(int n) { return KEY_F(n); }
#endif
