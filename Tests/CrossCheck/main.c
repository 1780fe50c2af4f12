#include <stdio.h>
#include <stdlib.h>

void crossCheck(void);

// A string of Swift that is known when it is compiled: where it lies, how long it is, and what it is.
void crossCheckSay(const char *text, size_t length, char kind, double value) {
    (void)kind;
    printf("%.*s: %.17g\n", (int)length, text, value);
}

void *crossCheckCalloc(size_t count, size_t size) { return calloc(count, size); }
void crossCheckFree(void *pointer) { free(pointer); }

int main(void) {
    crossCheck();
    return 0;
}
