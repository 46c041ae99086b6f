/* mem.c - the wrapper of malloc; it ends the program rather than return NULL. */
#include "pkt/mem.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The one exit below main: nothing sensible can be done, and a message must not need memory. */
static _Noreturn void exhausted(void)
{
	static const char text[] = "pkt: out of memory\n";
	ssize_t ignored = write(STDERR_FILENO, text, sizeof(text) - 1);

	(void)ignored;
	_exit(3);
}

/* malloc(0) and realloc(p, 0) may answer NULL, so no size is 0. No object is larger than PTRDIFF_MAX. */
static size_t product(size_t count, size_t size)
{
	size_t n = count * size;

	if (size && count > (size_t)PTRDIFF_MAX / size)
		exhausted();
	return n ? n : 1;
}

void *mem_alloc(size_t n)
{
	void *p = malloc(product(n, 1));

	if (!p)
		exhausted();
	return p;
}

void *mem_zero(size_t count, size_t size)
{
	void *p = calloc(product(count, size), 1);

	if (!p)
		exhausted();
	return p;
}

void *mem_lines(size_t count, size_t size)
{
	enum { LINE = 64 };
	size_t n = product(count, size);
	void *p = aligned_alloc(LINE, (n + LINE - 1) / LINE * LINE);

	if (!p)
		exhausted();
	return memset(p, 0, n);
}

void *mem_grow(void *p, size_t count, size_t size)
{
	void *q = realloc(p, product(count, size));

	if (!q)
		exhausted();
	return q;
}

static bool leaving; /* set once, by the only thread that is left */

void mem_free(void *p)
{
	if (!leaving)
		free(p);
}

void mem_leave(void)
{
#if !defined(__SANITIZE_ADDRESS__)
	leaving = true;
#endif
}

void *mem_copy(const void *p, size_t n)
{
	void *q = mem_alloc(n);

	if (n)
		memcpy(q, p, n);
	return q;
}

char *mem_text(const char *p, size_t n)
{
	char *q;

	if (n == SIZE_MAX)
		exhausted();
	q = mem_alloc(n + 1);
	if (n)
		memcpy(q, p, n);
	q[n] = '\0';
	return q;
}

void *mem_room(void *p, size_t *cap, size_t need, size_t size)
{
	size_t want = *cap <= SIZE_MAX / 2 ? *cap * 2 : SIZE_MAX;

	if (need <= *cap)
		return p;
	if (want < 8)
		want = 8;
	if (want < need)
		want = need;
	p = mem_grow(p, want, size);
	*cap = want;
	return p;
}

/* Where there is no /proc, nobody knows. */
size_t mem_resident(void)
{
	int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
	long page = sysconf(_SC_PAGESIZE);
	char text[64], *at;
	ssize_t n;

	if (fd < 0)
		return 0;
	n = read(fd, text, sizeof(text) - 1);
	close(fd);
	if (n <= 0 || page <= 0)
		return 0;
	text[n] = '\0';
	at = strchr(text, ' '); /* size, resident, … in pages */
	return at ? (size_t)strtoull(at, NULL, 10) * (size_t)page : 0;
}
