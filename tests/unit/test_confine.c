/* test_confine.c - what a confined process may still do, and what is refused. Each case is a process of its own. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

#include "pkt/confine.h"
#include "pkt/diag.h"
#include "pkt/rights.h"

#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED 1
#endif
#endif

enum { ALWAYS = -1, NEVER = 0 };

static char path[64]; /* of a file that is there */

static long starts_program(void)
{
	char *const argv[] = { (char *)"true", NULL };

	return execv("/bin/true", argv);
}

static long forks(void)
{
	return fork();
}

static long traces(void)
{
	return ptrace(PTRACE_ATTACH, getppid(), NULL, NULL);
}

static long kills(void)
{
	return kill(getppid(), 0);
}

static long raises(void)
{
	return kill(getpid(), 0);
}

static long mounts(void)
{
	return mount("none", "/", "tmpfs", MS_RDONLY, NULL);
}

static long becomes(void)
{
	return setuid(getuid());
}

static long makes_namespace(void)
{
	return unshare(CLONE_NEWUSER);
}

static long loads_bpf(void)
{
	return syscall(SYS_bpf, 0, NULL, 0);
}

static long types_for_user(void)
{
	return ioctl(0, TIOCSTI, "x");
}

/* The kernel looks at the low half of a request alone. */
static long types_for_user_hidden(void)
{
	return syscall(SYS_ioctl, 0, (1UL << 32) | TIOCSTI, "x");
}

static long opens_reading(void)
{
	return open(path, O_RDONLY | O_CLOEXEC);
}

static long opens_writing(void)
{
	return open(path, O_WRONLY | O_CLOEXEC);
}

static long opens_truncating(void)
{
	return open(path, O_RDONLY | O_TRUNC);
}

static long creates(void)
{
	return open(path, O_CREAT | O_RDWR | O_TRUNC, 0600);
}

static long renames(void)
{
	return rename(path, path);
}

static long makes_socket(void)
{
	return socket(AF_INET, SOCK_DGRAM, 0);
}

static long maps(void)
{
	return mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0;
}

static const struct {
	const char *what;
	long (*call)(void);
	int may;            /* a bit that allows it, ALWAYS or NEVER */
	bool sanitizer;     /* a build with the leak checker must allow it */
} calls[] = {
	{ "execve", starts_program, NEVER, false },
	{ "fork", forks, NEVER, true },
	{ "ptrace", traces, NEVER, true },
	{ "kill of another process", kills, NEVER, true },
	{ "mount", mounts, NEVER, false },
	{ "setuid", becomes, NEVER, false },
	{ "unshare", makes_namespace, NEVER, false },
	{ "bpf", loads_bpf, NEVER, false },
	{ "TIOCSTI", types_for_user, NEVER, false },
	{ "TIOCSTI with more bits", types_for_user_hidden, NEVER, false },
	{ "open for reading", opens_reading, ALWAYS, false },
	{ "open for writing", opens_writing, CONFINE_FILES, false },
	{ "open that truncates", opens_truncating, CONFINE_FILES, false },
	{ "creating a file", creates, CONFINE_FILES, false },
	{ "rename", renames, CONFINE_FILES, false },
	{ "socket", makes_socket, CONFINE_SOCKETS, false },
	{ "mmap", maps, ALWAYS, false },
	{ "kill of itself", raises, ALWAYS, false },
};
#define CALLS (sizeof(calls) / sizeof(calls[0]))

/* The child ends with 0: allowed, 1: EPERM, 2: something else, 3: it was not confined. */
static int tried(size_t i, unsigned may, unsigned then)
{
	int status = 0;
	pid_t child = fork();

	assert_true(child >= 0);
	if (!child) {
		struct diag d = DIAG_INIT;
		long rc;

		if (!confine(may, &d) || (then != may && !confine(then, &d)))
			_exit(3);
		errno = 0;
		rc = calls[i].call();
		if (!rc && calls[i].call == forks)
			_exit(0);
		_exit(rc >= 0 ? 0 : errno == EPERM ? 1 : 2);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void check(unsigned may, unsigned then)
{
	for (size_t i = 0; i < CALLS; i++) {
		bool allowed = calls[i].may == ALWAYS || ((unsigned)calls[i].may & may & then);
		int got;

#ifdef IS_SANITIZED
		if (calls[i].sanitizer)
			continue;
#endif
		got = tried(i, may, then);
		if (got != (allowed ? 0 : 1))
			fail_msg("%s under %#x then %#x: got %d, wanted %s", calls[i].what, may, then, got, allowed ? "yes" : "EPERM");
	}
}

static void test_roles(void **state)
{
	(void)state;
	if (!confine_version())
		skip();
	for (unsigned may = 0; may < 4; may++)
		check(may, may);
}

/* A second call takes away and gives nothing back. */
static void test_narrower(void **state)
{
	(void)state;
	if (!confine_version())
		skip();
	check(CONFINE_FILES | CONFINE_SOCKETS, CONFINE_FILES);
	check(CONFINE_FILES, CONFINE_SOCKETS);
}

/* What is allowed here, without being confined, is what the tests above rely on. */
static void test_unconfined(void **state)
{
	(void)state;
	assert_true(opens_writing() >= 0);
	assert_true(makes_socket() >= 0);
	assert_int_equal(becomes(), 0);
}

/* Rights that are given up do not come back, also when the filter stands already. */
static void test_rights(void **state)
{
	pid_t child = fork();
	int status = 0;

	(void)state;
	if (!child) {
		struct diag d = DIAG_INIT;
		unsigned had = rights_now();

		if (!rights_keep(RIGHT_RAW | RIGHT_FILES, &d) || rights_now() != (had & (RIGHT_RAW | RIGHT_FILES)))
			_exit(1);
		if (confine_version() && !confine(CONFINE_FILES, &d))
			_exit(2);
		if (!rights_keep(RIGHT_FILES | RIGHT_ADMIN, &d) || rights_now() != (had & RIGHT_FILES))
			_exit(3);
		if (!rights_keep(0, &d) || rights_now())
			_exit(4);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static int make_file(void **state)
{
	int fd;

	(void)state;
	snprintf(path, sizeof(path), "/tmp/test_confine.XXXXXX");
	fd = mkstemp(path);
	return fd < 0 ? -1 : close(fd);
}

static int remove_file(void **state)
{
	(void)state;
	return unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_unconfined),
		cmocka_unit_test(test_roles),
		cmocka_unit_test(test_narrower),
		cmocka_unit_test(test_rights),
	};

	return cmocka_run_group_tests(tests, make_file, remove_file);
}
