/* confine.c - all of libseccomp: the system calls of each role. */
#define _GNU_SOURCE
#include "pkt/confine.h"

#include "pkt/diag.h"

#ifdef HAVE_SECCOMP

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <termios.h>
#include <unistd.h>

#include <linux/sched.h>
#include <linux/sockios.h>
#include <seccomp.h>

/* By name: one that a machine or this libseccomp has not is left out. */
static const char *const everyone[] = {
	/* bytes of what is open */
	"read", "readv", "pread64", "preadv", "preadv2", "write", "writev", "pwrite64", "pwritev", "pwritev2", "lseek", "_llseek",
	"close", "dup", "dup2", "dup3", "fcntl", "fcntl64", "fstat", "fstat64", "fstatfs", "fstatfs64", "fsync", "fdatasync",
	"ftruncate", "ftruncate64", "fallocate", "fadvise64", "fadvise64_64", "flock", "recv", "recvfrom", "recvmsg", "recvmmsg",
	"recvmmsg_time64", "getsockopt", "setsockopt", "getsockname", "getpeername", "shutdown", "pipe2",
	/* names of files */
	"stat", "stat64", "lstat", "lstat64", "newfstatat", "fstatat64", "statx", "statfs", "statfs64", "access", "faccessat",
	"faccessat2", "readlink", "readlinkat", "getcwd", "getdents64",
	/* memory and threads */
	"brk", "mmap", "mmap2", "munmap", "mremap", "mprotect", "madvise", "futex", "futex_time64", "set_robust_list", "rseq",
	"set_tid_address", "sched_yield", "sched_getaffinity", "membarrier", "getcpu",
	/* waiting and time */
	"poll", "ppoll", "ppoll_time64", "select", "_newselect", "pselect6", "pselect6_time64", "epoll_create1", "epoll_ctl", "epoll_wait",
	"epoll_pwait", "epoll_pwait2", "eventfd2", "timerfd_create", "timerfd_settime", "timerfd_gettime", "nanosleep", "clock_nanosleep",
	"clock_nanosleep_time64", "clock_gettime", "clock_gettime64", "clock_getres", "clock_getres_time64", "gettimeofday", "time",
	/* itself */
	"getpid", "gettid", "getppid", "getuid", "geteuid", "getgid", "getegid", "getuid32", "geteuid32", "getgid32", "getegid32",
	"getresuid", "getresgid", "getrandom", "uname", "sysinfo", "getrusage", "times", "getrlimit", "ugetrlimit", "capget",
	"rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigpending", "rt_sigsuspend", "rt_sigtimedwait", "sigreturn", "sigaltstack",
	"restart_syscall", "exit", "exit_group",
	/* to take more away */
	"capset", "seccomp",
};

static const char *const files[] = {
	"open", "openat", "creat", "mkdir", "mkdirat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "rmdir", "link", "linkat",
	"fchmod", "fchown", "fchown32", "chmod", "fchmodat", "umask", "utimensat",
};

static const char *const sockets[] = {
	"socket", "socketpair", "socketcall", "bind", "connect", "listen", "accept", "accept4", "send", "sendto", "sendmsg", "sendmmsg",
};

/* The leak checker of the sanitizers stops all threads from a process that traces them. */
static const char *const sanitizer[] = { "clone", "ptrace", "wait4", "kill", "tgkill", "prctl", "prlimit64", "process_vm_readv",
					 "arch_prctl", "personality", "setrlimit", "getdents" };
#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED true
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED false
#endif

/* Requests to terminals and interfaces. Putting bytes into a terminal's input (TIOCSTI) is none of them. */
static const unsigned long requests[] = {
	TCGETS, TCSETS, TCSETSW, TCSETSF, TCSBRK, TCXONC, TCFLSH, TIOCGWINSZ, TIOCGPGRP, TIOCOUTQ, FIONREAD, FIONBIO, FIOCLEX,
	SIOCGIFNAME, SIOCGIFINDEX, SIOCGIFFLAGS, SIOCGIFADDR, SIOCGIFNETMASK, SIOCGIFHWADDR, SIOCGIFMTU, SIOCGIFCONF, SIOCETHTOOL,
	SIOCGSTAMP,
};
/* Of prctl(): each gives something up, or asks. */
static const int options[] = { PR_SET_NO_NEW_PRIVS, PR_CAPBSET_READ, PR_CAPBSET_DROP, PR_CAP_AMBIENT };
#define SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define LOW_32 0xffffffff /* the kernel reads no more of a request or of flags */

static int number(const char *name)
{
	return seccomp_syscall_resolve_name(name);
}

/* What this machine has not (-EDOM) needs no rule. */
static int done(int rc)
{
	return rc == -EDOM ? 0 : rc;
}

static int allow(scmp_filter_ctx c, const char *const *names, size_t n)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < n; i++)
		if (number(names[i]) != __NR_SCMP_ERROR)
			rc = done(seccomp_rule_add(c, SCMP_ACT_ALLOW, number(names[i]), 0));
	return rc;
}

/* `name`, if the bits of `mask` in argument `arg` are those of `is`. */
static int allow_if(scmp_filter_ctx c, const char *name, unsigned arg, uint64_t mask, uint64_t is)
{
	if (number(name) == __NR_SCMP_ERROR)
		return 0;
	return done(seccomp_rule_add(c, SCMP_ACT_ALLOW, number(name), 1, SCMP_CMP(arg, SCMP_CMP_MASKED_EQ, mask, is)));
}

static int allow_opening(scmp_filter_ctx c)
{
	const uint64_t writes = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
	int rc = allow_if(c, "openat", 2, writes, O_RDONLY);

	return rc ? rc : allow_if(c, "open", 1, writes, O_RDONLY);
}

/* Threads, but no process; signals, but to itself alone; limits are read. glibc asks clone() where clone3() is not known. */
static int allow_itself(scmp_filter_ctx c)
{
	const uint64_t thread = CLONE_VM | CLONE_THREAD, me = (uint64_t)getpid();
	int rc = allow_if(c, "clone", 0, thread, thread);

	rc = rc ? rc : allow_if(c, "tgkill", 0, LOW_32, me);
	rc = rc ? rc : allow_if(c, "kill", 0, LOW_32, me);
	rc = rc ? rc : allow_if(c, "prlimit64", 2, UINT64_MAX, 0);
	for (size_t i = 0; !rc && i < SIZE(options); i++)
		rc = allow_if(c, "prctl", 0, LOW_32, (uint64_t)options[i]);
	return rc;
}

static int allow_all(scmp_filter_ctx c, unsigned may)
{
	int rc = allow(c, everyone, SIZE(everyone));

	for (size_t i = 0; !rc && i < SIZE(requests); i++)
		rc = allow_if(c, "ioctl", 1, LOW_32, requests[i]);
	rc = rc ? rc : may & CONFINE_FILES ? allow(c, files, SIZE(files)) : allow_opening(c);
	if (!rc && (may & CONFINE_SOCKETS))
		rc = allow(c, sockets, SIZE(sockets));
	rc = rc ? rc : IS_SANITIZED ? allow(c, sanitizer, SIZE(sanitizer)) : allow_itself(c);
	if (!rc && number("clone3") != __NR_SCMP_ERROR)
		rc = done(seccomp_rule_add(c, SCMP_ACT_ERRNO(ENOSYS), number("clone3"), 0));
	return rc;
}

bool confine(unsigned may, struct diag *d)
{
	scmp_filter_ctx c = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int rc = c ? allow_all(c, may) : -ENOMEM;

	if (!rc)
		rc = seccomp_load(c);
	seccomp_release(c);
	return !rc || diag_refuse(d, "the kernel does not confine this process: %s", strerror(-rc));
}

bool confine_works(struct diag *d)
{
	return prctl(PR_GET_SECCOMP) >= 0 || diag_refuse(d, "this kernel filters no system calls (CONFIG_SECCOMP_FILTER)");
}

const char *confine_version(void)
{
#define TEXT(x) #x
#define VERSION(a, b, c) TEXT(a) "." TEXT(b) "." TEXT(c)
	return VERSION(SCMP_VER_MAJOR, SCMP_VER_MINOR, SCMP_VER_MICRO);
}

#else

bool confine(unsigned may, struct diag *d)
{
	(void)may;
	return confine_works(d);
}

bool confine_works(struct diag *d)
{
	diag_refuse(d, "built without libseccomp");
	return diag_hint(d, "install the package libseccomp-dev and build again");
}

const char *confine_version(void)
{
	return NULL;
}

#endif
