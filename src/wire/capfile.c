/* capfile.c - opening a capture file: standard input, gzip and zstd by content, and what a file is that is no capture. */
#include "capfile.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "pkt/diag.h"
#include "pkt/mem.h"

#define CHUNK 131072 /* compressed bytes held at a time */

enum packing { PLAIN, GZIP, ZSTANDARD };

struct capfile {
	char *name;
	int fd;
	bool ended;          /* the descriptor has no more */
	enum packing packing;
	bool in_member;      /* inside a gzip member or a zstd frame: more must come */
	z_stream gz;
	ZSTD_DStream *zst;
	uint8_t *in;         /* bytes from the descriptor that were not asked for yet */
	size_t at, n;
	uint8_t head[CAPFILE_HEAD];
	size_t head_at, nhead;
	uint64_t given;
	const char *trouble;
};

/* ---- bytes from the descriptor ------------------------------------------------------------------------------ */

/* A signal that interrupts ends the file: whoever let it do so wants to stop. */
static size_t fd_read(struct capfile *f, void *p, size_t n)
{
	ssize_t got;

	if (f->ended || f->trouble)
		return 0;
	got = read(f->fd, p, n);
	if (got < 0)
		f->trouble = errno == EINTR ? "interrupted" : strerror(errno);
	if (got <= 0)
		f->ended = true;
	return got > 0 ? (size_t)got : 0;
}

static bool fill(struct capfile *f)
{
	if (f->at < f->n)
		return true;
	f->at = 0;
	f->n = fd_read(f, f->in, CHUNK);
	return f->n > 0;
}

static size_t plain_read(struct capfile *f, uint8_t *p, size_t n)
{
	size_t held = f->n - f->at;

	if (!held)
		return fd_read(f, p, n);
	if (n > held)
		n = held;
	memcpy(p, f->in + f->at, n);
	f->at += n;
	return n;
}

/* ---- unpacking ---------------------------------------------------------------------------------------------- */

/* After a member another may follow (RFC 1952, 2.2); anything else there is not ours, as gzip itself holds. */
static bool gzip_next_member(struct capfile *f)
{
	if (!fill(f) || f->in[f->at] != 0x1f)
		return false;
	return inflateReset(&f->gz) == Z_OK;
}

static size_t gzip_read(struct capfile *f, uint8_t *p, size_t n)
{
	f->gz.next_out = p;
	f->gz.avail_out = (uInt)n;
	while (f->gz.avail_out == n) {
		int rc;

		if (!f->in_member && !(f->in_member = gzip_next_member(f)))
			break;
		if (!fill(f)) {
			if (!f->trouble)
				f->trouble = "the gzip data end early";
			break;
		}
		f->gz.next_in = f->in + f->at;
		f->gz.avail_in = (uInt)(f->n - f->at);
		rc = inflate(&f->gz, Z_NO_FLUSH);
		f->at = f->n - f->gz.avail_in;
		if (rc == Z_STREAM_END)
			f->in_member = false;
		else if (rc != Z_OK && rc != Z_BUF_ERROR) {
			f->trouble = "the gzip data are damaged";
			break;
		}
	}
	return n - f->gz.avail_out;
}

static size_t zstd_read(struct capfile *f, uint8_t *p, size_t n)
{
	ZSTD_outBuffer out = { p, n, 0 };

	while (!out.pos && !f->trouble) {
		ZSTD_inBuffer in;
		size_t rc;

		if (!fill(f)) {
			if (f->in_member && !f->trouble)
				f->trouble = "the zstd data end early";
			break;
		}
		in = (ZSTD_inBuffer){ f->in, f->n, f->at };
		rc = ZSTD_decompressStream(f->zst, &out, &in);
		f->at = in.pos;
		if (ZSTD_isError(rc))
			f->trouble = "the zstd data are damaged";
		else
			f->in_member = rc > 0;
	}
	return out.pos;
}

static size_t unpack(struct capfile *f, uint8_t *p, size_t n)
{
	if (n > INT32_MAX)
		n = INT32_MAX;
	switch (f->packing) {
	case PLAIN:
		return plain_read(f, p, n);
	case GZIP:
		return gzip_read(f, p, n);
	case ZSTANDARD:
		return zstd_read(f, p, n);
	}
	assert(0);
	return 0;
}

static bool unpack_start(struct capfile *f)
{
	static const uint8_t zstd_magic[] = { 0x28, 0xb5, 0x2f, 0xfd };
	size_t n = 0;

	/* A pipe may give less than asked for. */
	while (n < sizeof(zstd_magic)) {
		size_t got = fd_read(f, f->in + n, CHUNK - n);

		if (!got)
			break;
		n += got;
	}
	f->n = n;
	if (n >= 3 && f->in[0] == 0x1f && f->in[1] == 0x8b && f->in[2] == 8)
		f->packing = GZIP;
	if (n >= sizeof(zstd_magic) && !memcmp(f->in, zstd_magic, sizeof(zstd_magic)))
		f->packing = ZSTANDARD;
	f->in_member = f->packing != PLAIN;
	if (f->packing == GZIP && inflateInit2(&f->gz, 16 + MAX_WBITS) != Z_OK)
		return false;
	if (f->packing == ZSTANDARD && !(f->zst = ZSTD_createDStream()))
		return false;
	return true;
}

/* ---- opening ------------------------------------------------------------------------------------------------ */

static bool open_path(struct capfile *f, const char *path, struct diag *d)
{
	struct stat st;

	f->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (f->fd < 0)
		return diag_refuse(d, "cannot open %s: %s", path, strerror(errno));
	if (!fstat(f->fd, &st) && S_ISDIR(st.st_mode))
		return diag_refuse(d, "%s is a directory, not a capture file", path);
	return true;
}

static bool open_stdin(struct capfile *f, struct diag *d)
{
	f->fd = STDIN_FILENO;
	if (!isatty(f->fd))
		return true;
	diag_refuse(d, "standard input is a terminal, and no capture can come from there");
	return diag_hint(d, "give a file, or a program's output: zcat old.gz | pkt read -");
}

static bool open_any(struct capfile *f, const char *path, struct diag *d)
{
	bool is_stdin = !strcmp(path, "-");
	const char *name = is_stdin ? "standard input" : path;

	f->name = mem_text(name, strlen(name));
	if (!(is_stdin ? open_stdin(f, d) : open_path(f, path, d)))
		return false;
	f->in = mem_alloc(CHUNK);
	if (!unpack_start(f))
		return diag_refuse(d, "%s: not enough memory to unpack it", f->name);
	while (f->nhead < CAPFILE_HEAD) {
		size_t got = unpack(f, f->head + f->nhead, CAPFILE_HEAD - f->nhead);

		if (!got)
			break;
		f->nhead += got;
	}
	if (!f->nhead && f->trouble)
		return diag_refuse(d, "cannot read %s: %s", f->name, f->trouble);
	return true;
}

struct capfile *capfile_open(const char *path, struct diag *d)
{
	struct capfile *f = mem_zero(1, sizeof(*f));

	f->fd = -1;
	if (open_any(f, path, d))
		return f;
	capfile_close(f);
	return NULL;
}

void capfile_close(struct capfile *f)
{
	if (!f)
		return;
	if (f->fd > STDIN_FILENO)
		close(f->fd);
	if (f->packing == GZIP)
		inflateEnd(&f->gz);
	ZSTD_freeDStream(f->zst);
	mem_free(f->in);
	mem_free(f->name);
	mem_free(f);
}

const char *capfile_name(const struct capfile *f)
{
	return f->name;
}

const char *capfile_trouble(const struct capfile *f)
{
	return f->trouble;
}

bool capfile_is(const struct capfile *f, const char *path)
{
	struct stat a, b;

	return !stat(path, &a) && !fstat(f->fd, &b) && S_ISREG(a.st_mode) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

uint64_t capfile_given(const struct capfile *f)
{
	return f->given;
}

void capfile_progress(const struct capfile *f, uint64_t *done, uint64_t *all)
{
	off_t at = lseek(f->fd, 0, SEEK_CUR);
	struct stat st;

	*done = at >= 0 ? (uint64_t)at : f->given;
	*all = at >= 0 && !fstat(f->fd, &st) && S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
}

const uint8_t *capfile_head(const struct capfile *f, size_t *n)
{
	*n = f->nhead;
	return f->head;
}

size_t capfile_read(struct capfile *f, void *p, size_t n)
{
	size_t held = f->nhead - f->head_at;

	if (!held)
		n = unpack(f, p, n);
	else {
		n = n < held ? n : held;
		memcpy(p, f->head + f->head_at, n);
		f->head_at += n;
	}
	f->given += n;
	return n;
}

/* ---- messages ----------------------------------------------------------------------------------------------- */

#define WIRESHARK_READS "Wireshark's editcap turns it into one: editcap -F pcap %s new.pcap"
#define UNPACK_WITH(program) program " -dc %s | pkt read -"

/* What begins so. The hint has the file's name put in. */
static const struct look {
	const char *magic;
	uint8_t n;
	const char *is, *hint;
} looks[] = {
	{ "\xfd" "7zXZ", 5, "it is compressed with xz, which is not unpacked here", UNPACK_WITH("xz") },
	{ "BZh", 3, "it is compressed with bzip2, which is not unpacked here", UNPACK_WITH("bzip2") },
	{ "\x04\x22\x4d\x18", 4, "it is compressed with lz4, which is not unpacked here", UNPACK_WITH("lz4") },
	{ "PK\x03\x04", 4, "it is a zip archive", "unzip -p %s | pkt read -" },
	{ "snoop\0\0\0", 8, "it is a snoop capture", WIRESHARK_READS },
	{ "btsnoop\0", 8, "it is a Bluetooth snoop capture", WIRESHARK_READS },
	{ "GMBU", 4, "it is a Network Monitor capture", WIRESHARK_READS },
	{ "RTSS", 4, "it is a Network Monitor capture", WIRESHARK_READS },
	{ "TRSNIFF data", 12, "it is a Sniffer capture", WIRESHARK_READS },
	{ "XCP", 4, "it is a NetXray capture", WIRESHARK_READS },
	{ "iptrace ", 8, "it is an iptrace capture", WIRESHARK_READS },
	{ "LOGG", 4, "it is a Vector BLF log", WIRESHARK_READS },
	{ "#!", 2, "it is a script", NULL },
	{ "\x7f" "ELF", 4, "it is a program", NULL },
};

/* How many of the first bytes can be shown as a line of text; 0: they are not text. */
static size_t text_line(const uint8_t *p, size_t n)
{
	size_t line = n;

	for (size_t i = n; i-- > 0;) {
		if (p[i] == '\n' || p[i] == '\r')
			line = i;
		else if ((p[i] < ' ' && p[i] != '\t') || p[i] >= 0x7f)
			return 0;
	}
	return line;
}

static bool is_pcap_magic(const uint8_t *p, size_t n)
{
	static const uint8_t magics[][4] = {
		{ 0xa1, 0xb2, 0xc3, 0xd4 }, { 0xd4, 0xc3, 0xb2, 0xa1 }, { 0xa1, 0xb2, 0x3c, 0x4d }, { 0x4d, 0x3c, 0xb2, 0xa1 },
	};

	for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++)
		if (n && !memcmp(p, magics[i], n < 4 ? n : 4))
			return true;
	return false;
}

bool capfile_strange(const struct capfile *f, struct diag *d)
{
	const uint8_t *p = f->head;
	size_t n = f->nhead;

	if (!n)
		return diag_refuse(d, "%s is empty: not even the header of a capture is there", f->name);
	if (is_pcap_magic(p, n))
		return diag_refuse(d, "%s: ends inside the file header (%d bytes needed, %zu there)", f->name, CAPFILE_HEAD, n);
	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
		if (n < looks[i].n || memcmp(p, looks[i].magic, looks[i].n))
			continue;
		diag_refuse(d, "%s is not a capture file: %s", f->name, looks[i].is);
		if (looks[i].hint)
			diag_hint(d, looks[i].hint, f->name);
		return false;
	}
	if (text_line(p, n))
		return diag_refuse(d, "%s is not a capture file: it looks like text, '%.*s'", f->name, (int)text_line(p, n),
				   (const char *)p);
	return diag_refuse(d, "%s is not a capture file: it begins with %02x %02x %02x %02x, neither pcap nor pcapng", f->name, p[0],
			   n > 1 ? p[1] : 0, n > 2 ? p[2] : 0, n > 3 ? p[3] : 0);
}

static const char *were(uint64_t packets)
{
	return packets == 1 ? "packet was" : "packets were";
}

bool capfile_cut(const struct capfile *f, uint64_t packets, uint64_t offset, uint64_t promised, uint64_t there, struct diag *d)
{
	return diag_refuse(d, "%s: ends inside packet %" PRIu64 " (offset %" PRIu64 ": %" PRIu64 " bytes promised, %" PRIu64
			   " there%s%s); %" PRIu64 " %s read", f->name, packets + 1, offset, promised, there,
			   f->trouble ? "; " : "", f->trouble ? f->trouble : "", packets, were(packets));
}

bool capfile_damaged(const struct capfile *f, uint64_t packets, uint64_t offset, const char *why, struct diag *d)
{
	return diag_refuse(d, "%s: packet %" PRIu64 " is damaged: %s (offset %" PRIu64 "); %" PRIu64 " %s read", f->name,
			   packets + 1, why, offset, packets, were(packets));
}
