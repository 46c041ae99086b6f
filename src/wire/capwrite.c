/* capwrite.c - writing pcap files, so that a file always ends with a whole packet; pcapng is capngfile.c's. */
#include "pkt/cap.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <pcap.h>

#include "capfile.h"
#include "capngfile.h"
#include "pkt/mem.h"

#define BUFFER 131072
#define SNAPLEN 262144 /* libpcap's own limit for most link types */
#define RECORD 16      /* bytes of a packet's header in the file: seconds, fraction, captured length, length */

enum { NS = 1000000000 };

struct cap_writer {
	struct ngfile *ng; /* pcapng: then all else is unused, but for linktype */
	int linktype;
	char *name;
	pcap_t *dead;
	pcap_dumper_t *dump;
	FILE *f;          /* of dump, its owner */
	bool nano;
	bool is_regular;
	uint32_t most;    /* bytes of a packet */
	uint64_t bytes, packets; /* the file with what waits in the buffer */
	uint64_t safe, safe_packets; /* the same when it was flushed last */
	int error;        /* the first that writing met: errno is gone when the stream is asked again */
};

/* libpcap refuses to read packets longer than this again. */
static uint32_t longest(int linktype)
{
	return linktype == DLT_DBUS ? 128u << 20 : linktype == DLT_USBPCAP ? 128u << 20 : SNAPLEN;
}

static const char *shown(int linktype)
{
	const char *name = cap_linktype_name(linktype);

	return name ? name : "?";
}

static bool writer_new_file(struct cap_writer *w, const char *path, struct diag *d)
{
	bool is_stdout = !strcmp(path, "-");
	int fd = is_stdout ? dup(STDOUT_FILENO) : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

	if (fd < 0)
		return diag_refuse(d, "cannot write %s: %s", w->name, strerror(errno));
	if (isatty(fd)) {
		close(fd);
		diag_set(d, "a capture is binary and is not written to a terminal");
		return diag_hint(d, "name a file, or pipe it into a program");
	}
	w->f = fdopen(fd, "wb");
	if (!w->f)
		return diag_refuse(d, "cannot write %s: %s", w->name, strerror(errno));
	setvbuf(w->f, NULL, _IOFBF, BUFFER);
	w->dump = pcap_dump_fopen(w->dead, w->f);
	if (w->dump)
		return true;
	diag_refuse(d, "cannot write %s: %s", w->name, pcap_geterr(w->dead));
	fclose(w->f);
	return false;
}

/* The header of a file to append to. 0: there is none, a new file is to be made. */
static int read_head(const char *path, uint8_t head[CAPFILE_HEAD], struct diag *d)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0 && errno == ENOENT)
		return 0;
	n = fd < 0 ? -1 : read(fd, head, CAPFILE_HEAD);
	if (n < 0)
		diag_refuse(d, "cannot append to %s: %s", path, strerror(errno));
	else if (n > 0 && n < CAPFILE_HEAD)
		diag_refuse(d, "cannot append to %s: it is not a pcap file", path);
	if (fd >= 0)
		close(fd);
	return n == CAPFILE_HEAD ? 1 : n == 0 ? 0 : -1;
}

static bool is_foreign(const uint8_t *head, uint32_t micro, uint32_t nano)
{
	uint32_t magic;

	memcpy(&magic, head, 4);
	return magic != micro && magic != nano;
}

static bool writer_append(struct cap_writer *w, const char *path, const uint8_t head[CAPFILE_HEAD], int linktype, struct diag *d)
{
	const uint32_t micro = 0xa1b2c3d4, nano = 0xa1b23c4d;
	pcap_t *old;

	if (!is_foreign(head, __builtin_bswap32(micro), __builtin_bswap32(nano)))
		return diag_refuse(d, "cannot append to %s: it was written in the other byte order", path);
	if (is_foreign(head, micro, nano))
		return diag_refuse(d, "cannot append to %s: it is not a pcap file", path);
	old = pcap_open_offline_with_tstamp_precision(path, PCAP_TSTAMP_PRECISION_NANO, (char[PCAP_ERRBUF_SIZE]){ 0 });
	if (old && pcap_datalink(old) != linktype) {
		int has = pcap_datalink(old);

		pcap_close(old);
		return diag_refuse(d, "cannot append to %s: its link type is %d (%s), and the packets have %d (%s)", path, has,
				   shown(has), linktype, shown(linktype));
	}
	if (old)
		pcap_close(old);
	w->dump = pcap_dump_open_append(w->dead, path);
	if (!w->dump)
		return diag_refuse(d, "cannot append to %s: %s", path, pcap_geterr(w->dead));
	w->f = pcap_dump_file(w->dump);
	return true;
}

static bool writer_open(struct cap_writer *w, const char *path, int linktype, bool nano, bool append, struct diag *d)
{
	uint8_t head[CAPFILE_HEAD] = { 0 };
	int old = append && strcmp(path, "-") ? read_head(path, head, d) : 0;
	uint32_t magic;

	if (old < 0)
		return false;
	memcpy(&magic, head, sizeof(magic));
	w->nano = old ? magic == 0xa1b23c4d : nano;
	w->most = longest(linktype);
	w->dead = pcap_open_dead_with_tstamp_precision(linktype, (int)w->most,
						       w->nano ? PCAP_TSTAMP_PRECISION_NANO : PCAP_TSTAMP_PRECISION_MICRO);
	if (!w->dead)
		return diag_refuse(d, "cannot write %s: not enough memory", w->name);
	return old ? writer_append(w, path, head, linktype, d) : writer_new_file(w, path, d);
}

static void writer_free(struct cap_writer *w)
{
	if (w->dead)
		pcap_close(w->dead);
	mem_free(w->name);
	mem_free(w);
}

/* Where the file stands: behind its header, or at the end of what is appended to. */
static void writer_begin(struct cap_writer *w)
{
	struct stat st;
	off_t at = ftello(w->f);

	w->is_regular = fstat(fileno(w->f), &st) == 0 && S_ISREG(st.st_mode);
	w->bytes = at > CAP_HEAD ? (uint64_t)at : CAP_HEAD;
	w->safe = w->bytes;
}

bool cap_is_ng_name(const char *path)
{
	static const char end[] = ".pcapng";
	size_t n = strlen(path), k = sizeof(end) - 1;

	return n > k && !strcmp(path + n - k, end);
}

static struct cap_writer *with_ng(struct cap_writer *w, const char *path, bool append, struct diag *d)
{
	w->ng = ngfile_create(path, append, d);
	if (w->ng)
		return w;
	writer_free(w);
	return NULL;
}

struct cap_writer *cap_create_ng(const char *path, int linktype, struct diag *d)
{
	struct cap_writer *w = mem_zero(1, sizeof(*w));

	w->linktype = linktype;
	return with_ng(w, path, false, d);
}

struct cap_writer *cap_create(const char *path, int linktype, bool nano, bool append, struct diag *d)
{
	struct cap_writer *w = mem_zero(1, sizeof(*w));
	const char *name = strcmp(path, "-") ? path : "standard output";

	w->linktype = linktype;
	if (cap_is_ng_name(path))
		return with_ng(w, path, append, d);
	w->name = mem_text(name, strlen(name));
	if (writer_open(w, path, linktype, nano, append, d)) {
		writer_begin(w);
		return w;
	}
	writer_free(w);
	return NULL;
}

/*
 * The disk may be full in the middle of a packet. The buffer is flushed between packets only, so from `safe` on the file
 * can be walked; what is not whole is cut off.
 */
static void cut_to_whole(struct cap_writer *w)
{
	int fd = fileno(w->f);
	uint64_t at = w->safe, packets = w->safe_packets;
	uint32_t head[RECORD / 4];
	struct stat st;

	if (!w->is_regular || fstat(fd, &st) < 0)
		return;
	while (at + RECORD <= (uint64_t)st.st_size && pread(fd, head, RECORD, (off_t)at) == RECORD &&
	       at + RECORD + head[2] <= (uint64_t)st.st_size) {
		at += RECORD + head[2];
		packets++;
	}
	if (at < (uint64_t)st.st_size && ftruncate(fd, (off_t)at) < 0)
		return;
	w->packets = packets;
}

/* Once only: what is in the buffer then is lost, and nothing is written after it. */
static bool write_failed(struct cap_writer *w, struct diag *d)
{
	if (!w->error) {
		w->error = errno ? errno : EIO;
		__fpurge(w->f);
		cut_to_whole(w);
	}
	if (!w->is_regular)
		return diag_refuse(d, "cannot write %s: %s", w->name, strerror(w->error));
	return diag_refuse(d, "cannot write %s: %s; %" PRIu64 " packet%s in it", w->name, strerror(w->error), w->packets,
			   w->packets == 1 ? " is" : "s are");
}

bool cap_flush(struct cap_writer *w, struct diag *d)
{
	if (w->ng)
		return ngfile_flush(w->ng, d);
	if (w->error || fflush(w->f))
		return write_failed(w, d);
	w->safe = w->bytes;
	w->safe_packets = w->packets;
	return true;
}

bool cap_write(struct cap_writer *w, const void *data, uint32_t caplen, uint32_t wirelen, int64_t time, struct diag *d)
{
	int64_t second = time / NS, rest = time % NS;
	struct pcap_pkthdr h = { .caplen = caplen, .len = wirelen };

	if (w->ng)
		return ngfile_packet(w->ng, &(struct cap_packet){ .data = data, .caplen = caplen, .wirelen = wirelen, .time = time,
								  .linktype = (uint16_t)w->linktype }, d);
	if (caplen > w->most)
		return diag_refuse(d, "%s: a packet of %" PRIu32 " bytes is over the %" PRIu32 " that a pcap file can hold", w->name,
				   caplen, w->most);
	if (w->error || (w->bytes - w->safe + RECORD + caplen > BUFFER && !cap_flush(w, d)))
		return write_failed(w, d);
	if (rest < 0) {
		rest += NS;
		second--;
	}
	h.ts.tv_sec = second;
	h.ts.tv_usec = w->nano ? rest : rest / 1000;
	pcap_dump((u_char *)w->dump, &h, data);
	w->bytes += RECORD + caplen;
	w->packets++;
	return ferror(w->f) ? write_failed(w, d) : true;
}

bool cap_write_packet(struct cap_writer *w, const struct cap_packet *c, struct diag *d)
{
	return w->ng ? ngfile_packet(w->ng, c, d) : cap_write(w, c->data, c->caplen, c->wirelen, c->time, d);
}

bool cap_write_block(struct cap_writer *w, const uint8_t *block, size_t n, struct diag *d)
{
	return !w->ng || ngfile_block(w->ng, block, n, d);
}

void cap_write_name(struct cap_writer *w, unsigned iface, const char *name)
{
	if (w->ng)
		ngfile_name(w->ng, iface, name);
}

bool cap_write_statistics(struct cap_writer *w, unsigned iface, uint64_t received, uint64_t dropped, struct diag *d)
{
	return !w->ng || ngfile_statistics(w->ng, iface, received, dropped, d);
}

bool cap_writes_ng(const struct cap_writer *w)
{
	return w->ng;
}

uint64_t cap_written(const struct cap_writer *w)
{
	if (w->ng)
		return ngfile_written(w->ng);
	return w->bytes;
}

/* pcap_dump_close forgets what fclose says. Closing a second descriptor of the file asks the same of the file system. */
static bool finish_ng(struct cap_writer *w, struct diag *d)
{
	bool ok = ngfile_finish(w->ng, d);

	writer_free(w);
	return ok;
}

bool cap_finish(struct cap_writer *w, struct diag *d)
{
	bool ok;
	int fd;

	if (w->ng)
		return finish_ng(w, d);
	ok = cap_flush(w, d);
	fd = ok ? dup(fileno(w->f)) : -1;
	if (ok && (fd < 0 || close(fd) < 0))
		ok = write_failed(w, d);
	pcap_dump_close(w->dump);
	writer_free(w);
	return ok;
}
