/* test_mem.c - sizes of nothing, growth, and the end of memory. */
#include "pkt/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void nothing_is_not_null(void **state)
{
	void *p = mem_alloc(0), *q = mem_zero(0, 8), *r = mem_grow(NULL, 0, 8), *c = mem_copy(NULL, 0);

	(void)state;
	assert_non_null(p);
	assert_non_null(q);
	assert_non_null(r);
	assert_non_null(c);
	mem_free(p);
	mem_free(q);
	mem_free(r);
	mem_free(c);
	mem_free(NULL);
}

static void copies(void **state)
{
	char *t = mem_text("abcdef", 3);
	char *c = mem_copy("xyz", 3);
	char *e = mem_text(NULL, 0);
	uint64_t *z = mem_zero(100, sizeof(*z));

	(void)state;
	assert_string_equal(t, "abc");
	assert_memory_equal(c, "xyz", 3);
	assert_string_equal(e, "");
	for (int i = 0; i < 100; i++)
		assert_int_equal(z[i], 0);
	mem_free(t);
	mem_free(c);
	mem_free(e);
	mem_free(z);
}

static void room_doubles(void **state)
{
	size_t cap = 0;
	int *p = mem_room(NULL, &cap, 1, sizeof(*p));

	(void)state;
	assert_int_equal(cap, 8);
	p[7] = 77;
	p = mem_room(p, &cap, 8, sizeof(*p));
	assert_int_equal(cap, 8);
	p = mem_room(p, &cap, 9, sizeof(*p));
	assert_int_equal(cap, 16);
	p = mem_room(p, &cap, 1000, sizeof(*p));
	assert_int_equal(cap, 1000);
	assert_int_equal(p[7], 77);
	mem_free(p);
}

/* What a child that asks for too much leaves: its message in text, its exit status as the value. */
static int ask_too_much(char *text, size_t cap, void (*ask)(void))
{
	int fd[2], status;
	size_t n = 0;
	ssize_t got;
	pid_t pid;

	assert_int_equal(pipe(fd), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (!pid) {
		dup2(fd[1], STDERR_FILENO);
		ask();
		_exit(0);
	}
	close(fd[1]);
	while ((got = read(fd[0], text + n, cap - 1 - n)) > 0)
		n += (size_t)got;
	text[n] = '\0';
	close(fd[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void ask_zero(void)
{
	mem_free(mem_zero(SIZE_MAX / 2, 4));
}

static void ask_grow(void)
{
	mem_free(mem_grow(NULL, SIZE_MAX, 1));
}

static void ask_alloc(void)
{
	mem_free(mem_alloc(SIZE_MAX));
}

static void ask_text(void)
{
	mem_free(mem_text(NULL, SIZE_MAX));
}

static void ask_room(void)
{
	size_t cap = 8;

	mem_free(mem_room(NULL, &cap, SIZE_MAX / 8, 16));
}

static void the_end_of_memory(void **state)
{
	void (*const asks[])(void) = { ask_zero, ask_grow, ask_alloc, ask_text, ask_room };
	char text[256];

	(void)state;
	for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++) {
		assert_int_equal(ask_too_much(text, sizeof(text), asks[i]), 3);
		assert_string_equal(text, "pkt: out of memory\n");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_not_null),
		cmocka_unit_test(copies),
		cmocka_unit_test(room_doubles),
		cmocka_unit_test(the_end_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
