/* capngfile.c - writing pcapng, so that a file always ends with a whole block. */
#include "capngfile.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "capngw.h"
#include "pkt/buf.h"
#include "pkt/cap.h"
#include "pkt/clock.h"
#include "pkt/mem.h"

#define FULL 131072 /* bytes that are collected */

struct face {
	uint16_t linktype, iface; /* of the packets */
};

struct ngfile {
	char *name;
	int fd;
	bool is_regular;
	bool is_copy;              /* sections and interfaces come from another file */
	struct buf b;              /* whole blocks that wait */
	uint32_t *size;            /* of each of them */
	size_t nsize, size_cap;
	uint64_t written;          /* bytes on the disk */
	struct face *face;         /* described so far: the index is their number */
	size_t nface, face_cap;
	char **label;              /* names of live interfaces; NULL: none */
	size_t nlabel, label_cap;
	int error;
};

/* Another section can only follow what is one. */
static bool may_append(struct ngfile *f, const char *path, struct diag *d)
{
	static const uint8_t section[] = { 0x0a, 0x0d, 0x0d, 0x0a };
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	uint8_t head[4];
	ssize_t n;

	if (fd < 0)
		return errno == ENOENT || diag_refuse(d, "cannot append to %s: %s", f->name, strerror(errno));
	n = read(fd, head, sizeof(head));
	close(fd);
	if (n == 0 || (n == sizeof(head) && !memcmp(head, section, sizeof(head))))
		return true;
	return diag_refuse(d, "cannot append to %s: it is not a pcapng file", f->name);
}

static bool open_file(struct ngfile *f, const char *path, bool append, struct diag *d)
{
	int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (append ? O_APPEND : O_TRUNC);
	struct stat st;

	if (append && strcmp(path, "-") && !may_append(f, path, d))
		return false;
	f->fd = strcmp(path, "-") ? open(path, flags, 0666) : dup(STDOUT_FILENO);
	if (f->fd < 0)
		return diag_refuse(d, "cannot write %s: %s", f->name, strerror(errno));
	if (isatty(f->fd)) {
		diag_set(d, "a capture is binary and is not written to a terminal");
		return diag_hint(d, "name a file, or pipe it into a program");
	}
	f->is_regular = fstat(f->fd, &st) == 0 && S_ISREG(st.st_mode);
	f->written = f->is_regular && append ? (uint64_t)st.st_size : 0;
	return true;
}

static void ngfile_free(struct ngfile *f)
{
	if (f->fd >= 0)
		close(f->fd);
	for (size_t i = 0; i < f->nlabel; i++)
		mem_free(f->label[i]);
	mem_free(f->label);
	mem_free(f->face);
	mem_free(f->size);
	mem_free(f->name);
	buf_free(&f->b);
	mem_free(f);
}

struct ngfile *ngfile_create(const char *path, bool append, struct diag *d)
{
	struct ngfile *f = mem_zero(1, sizeof(*f));
	const char *name = strcmp(path, "-") ? path : "standard output";

	f->name = mem_text(name, strlen(name));
	f->fd = -1;
	if (open_file(f, path, append, d))
		return f;
	ngfile_free(f);
	return NULL;
}

/* Only whole blocks stay: `done` bytes of those that wait were written. */
static void cut_to_whole(struct ngfile *f, size_t done)
{
	size_t whole = 0;

	for (size_t i = 0; i < f->nsize && whole + f->size[i] <= done; i++)
		whole += f->size[i];
	if (f->is_regular && whole < done && ftruncate(f->fd, (off_t)(f->written + whole)) < 0)
		whole = done;
	f->written += whole;
}

static bool write_failed(const struct ngfile *f, struct diag *d)
{
	return diag_refuse(d, "cannot write %s: %s; it ends with its last whole block", f->name, strerror(f->error));
}

bool ngfile_flush(struct ngfile *f, struct diag *d)
{
	size_t done = 0;

	if (f->error)
		return write_failed(f, d);
	while (done < f->b.n && !f->error) {
		ssize_t n = write(f->fd, f->b.p + done, f->b.n - done);

		if (n >= 0)
			done += (size_t)n;
		else if (errno != EINTR)
			f->error = errno;
	}
	if (f->error)
		cut_to_whole(f, done);
	else
		f->written += done;
	buf_clear(&f->b);
	f->nsize = 0;
	return !f->error || write_failed(f, d);
}

/* A block was appended to f->b from `at` on. */
static bool added(struct ngfile *f, size_t at, struct diag *d)
{
	if (f->error)
		return write_failed(f, d);
	f->size = mem_room(f->size, &f->size_cap, f->nsize + 1, sizeof(*f->size));
	f->size[f->nsize++] = (uint32_t)(f->b.n - at);
	return f->b.n < FULL || ngfile_flush(f, d);
}

bool ngfile_block(struct ngfile *f, const uint8_t *block, size_t n, struct diag *d)
{
	size_t at = f->b.n;

	f->is_copy = true;
	buf_add(&f->b, block, n);
	return added(f, at, d);
}

static bool add_section(struct ngfile *f, struct diag *d)
{
	size_t at = f->b.n;

	ngw_section(&f->b);
	return added(f, at, d);
}

/* The number of the packet's interface in the section, which is described now if it was not before. */
static bool number_of(struct ngfile *f, const struct cap_packet *c, uint32_t *out, struct diag *d)
{
	struct str name = { NULL, 0 };
	size_t at, i = 0;

	while (i < f->nface && (f->face[i].linktype != c->linktype || f->face[i].iface != c->iface))
		i++;
	*out = (uint32_t)i;
	if (i < f->nface)
		return true;
	if (!f->nface && !f->is_copy && !add_section(f, d))
		return false;
	f->face = mem_room(f->face, &f->face_cap, f->nface + 1, sizeof(*f->face));
	f->face[f->nface++] = (struct face){ c->linktype, c->iface };
	if (c->iface < f->nlabel && f->label[c->iface])
		name = str_of(f->label[c->iface]);
	at = f->b.n;
	ngw_interface(&f->b, c->linktype, 0, name);
	return added(f, at, d);
}

bool ngfile_packet(struct ngfile *f, const struct cap_packet *c, struct diag *d)
{
	uint32_t interface;
	size_t at;

	if (f->is_copy && c->block) {
		at = f->b.n;
		buf_add(&f->b, c->block, c->nblock);
		return added(f, at, d);
	}
	if (!number_of(f, c, &interface, d))
		return false;
	at = f->b.n;
	ngw_packet(&f->b, interface, c);
	return added(f, at, d);
}

void ngfile_name(struct ngfile *f, unsigned i, const char *name)
{
	while (f->nlabel <= i) {
		f->label = mem_room(f->label, &f->label_cap, f->nlabel + 1, sizeof(*f->label));
		f->label[f->nlabel++] = NULL;
	}
	mem_free(f->label[i]);
	f->label[i] = mem_text(name, strlen(name));
}

bool ngfile_statistics(struct ngfile *f, unsigned i, uint64_t received, uint64_t dropped, struct diag *d)
{
	for (size_t k = 0; k < f->nface; k++) {
		size_t at = f->b.n;

		if (f->face[k].iface != i)
			continue;
		ngw_statistics(&f->b, (uint32_t)k, clock_now(), received, dropped);
		return added(f, at, d);
	}
	return true;
}

uint64_t ngfile_written(const struct ngfile *f)
{
	return f->written + f->b.n;
}

/* A file without a packet is a section without an interface. */
bool ngfile_finish(struct ngfile *f, struct diag *d)
{
	bool ok = f->is_copy || f->nface || add_section(f, d);

	ok = ok && ngfile_flush(f, d);
	if (ok && close(f->fd) < 0) {
		f->error = errno;
		ok = write_failed(f, d);
	}
	f->fd = ok ? -1 : f->fd;
	ngfile_free(f);
	return ok;
}
