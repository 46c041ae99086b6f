/* progress.c - how far a run has come: a text of one fixed length, whose last line is written over in place. */
#define _GNU_SOURCE /* flock */
#include "pkt/progress.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "pkt/diag.h"
#include "pkt/mem.h"

/* Numbers have one width, so that `done` always stands at the same place. */
#define HEAD "pkt progress 1\nset %016" PRIx64 "\nseed %020" PRIu64 "\nsize %020" PRIu64 "\n"
#define DONE "done %020" PRIu64 "\n"
enum { HEAD_BYTES = 15 + 21 + 26 + 26, DONE_BYTES = 26, ALL_BYTES = HEAD_BYTES + DONE_BYTES };

struct progress {
	int fd;
	uint64_t done;
	char *path;
};

/* 0: empty, -1: not such a file. */
static int read_run(int fd, struct progress_run *out)
{
	char text[ALL_BYTES + 2], again[ALL_BYTES + 2];
	ssize_t n = pread(fd, text, sizeof(text) - 1, 0);

	if (n <= 0)
		return (int)n;
	text[n] = 0;
	if (sscanf(text, "pkt progress 1 set %" SCNx64 " seed %" SCNu64 " size %" SCNu64 " done %" SCNu64, &out->set, &out->seed, &out->size,
		   &out->done) != 4)
		return -1;
	snprintf(again, sizeof(again), HEAD DONE, out->set, out->seed, out->size, out->done);
	return !strcmp(text, again) && out->done <= out->size ? 1 : -1;
}

static bool is_other(const char *path, struct diag *d)
{
	diag_refuse(d, "%s is not what --resume writes", path);
	return diag_hint(d, "name a file that is not there yet");
}

int progress_read(const char *path, struct progress_run *out, struct diag *d)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), got;

	if (fd < 0 && errno == ENOENT)
		return 0;
	if (fd < 0) {
		diag_refuse(d, "cannot open %s: %s", path, strerror(errno));
		return -1;
	}
	got = read_run(fd, out);
	close(fd);
	if (got < 0)
		is_other(path, d);
	return got;
}

static bool is_same(const char *path, const struct progress_run *was, struct progress_run *run, struct diag *d)
{
	if (was->set == run->set && was->seed == run->seed && was->size == run->size) {
		run->done = was->done;
		return true;
	}
	if (was->set == run->set && was->size == run->size)
		diag_refuse(d, "%s is of a run with --seed %" PRIu64 ", and this one has %" PRIu64, path, was->seed, run->seed);
	else
		diag_refuse(d, "%s is of another run: of other packets, or in another order", path);
	return diag_hint(d, "give the same expression and options as then, or another file");
}

static bool write_all(struct progress *p, const char *text, size_t n, off_t at, struct diag *d)
{
	ssize_t wrote = pwrite(p->fd, text, n, at);

	return wrote == (ssize_t)n || diag_refuse(d, "cannot write %s: %s", p->path, wrote < 0 ? strerror(errno) : "no room is left");
}

static bool begin(struct progress *p, struct progress_run *run, struct diag *d)
{
	char text[ALL_BYTES + 1];
	struct progress_run was;
	int got;

	if (flock(p->fd, LOCK_EX | LOCK_NB))
		return diag_refuse(d, "another pkt is at work with %s", p->path);
	got = read_run(p->fd, &was);
	if (got < 0)
		return is_other(p->path, d);
	if (got > 0)
		return is_same(p->path, &was, run, d);
	run->done = 0;
	snprintf(text, sizeof(text), HEAD DONE, run->set, run->seed, run->size, run->done);
	return write_all(p, text, ALL_BYTES, 0, d);
}

struct progress *progress_open(const char *path, struct progress_run *run, struct diag *d)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	struct progress *p;

	if (fd < 0) {
		diag_refuse(d, "cannot open %s: %s", path, strerror(errno));
		return NULL;
	}
	p = mem_zero(1, sizeof(*p));
	p->fd = fd;
	p->path = mem_text(path, strlen(path));
	if (!begin(p, run, d)) {
		progress_close(p);
		return NULL;
	}
	p->done = run->done;
	return p;
}

bool progress_mark(struct progress *p, uint64_t done, struct diag *d)
{
	char text[DONE_BYTES + 1];

	if (done == p->done)
		return true;
	p->done = done;
	snprintf(text, sizeof(text), DONE, done);
	return write_all(p, text, DONE_BYTES, HEAD_BYTES, d);
}

void progress_close(struct progress *p)
{
	if (!p)
		return;
	close(p->fd);
	mem_free(p->path);
	mem_free(p);
}
