/* mem.h - the one place where memory is asked for; running out ends the program with a message. */
#ifndef PKT_MEM_H
#define PKT_MEM_H

#include <stdbool.h>
#include <stddef.h>

void *mem_alloc(size_t n);                  /* n bytes, not cleared; never NULL */
void *mem_zero(size_t count, size_t size);  /* count * size bytes of zeros; the product is checked */
void *mem_lines(size_t count, size_t size); /* as mem_zero, and it begins where a line of a cache does */
void *mem_grow(void *p, size_t count, size_t size); /* realloc to count * size; the product is checked */
void mem_free(void *p);                     /* NULL is allowed */
/* The program is about to end: mem_free does nothing from here on, as the kernel takes all at once. Not under a leak checker. */
void mem_leave(void);
void *mem_copy(const void *p, size_t n);    /* a copy of n bytes (n may be 0) */
char *mem_text(const char *p, size_t n);    /* a copy of n bytes with a NUL after them */

size_t mem_resident(void);                  /* bytes of memory that the process holds now; 0: not known */

/* Makes room for `need` elements in an array that grows by doubling. */
void *mem_room(void *p, size_t *cap, size_t need, size_t size);

#endif
