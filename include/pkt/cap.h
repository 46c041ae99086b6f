/* cap.h - capture files: pcap and pcapng in, plain or compressed; pcap out. Live capture. */
#ifndef PKT_CAP_H
#define PKT_CAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/diag.h"
#include "pkt/str.h"

#define CAP_HEAD 24 /* bytes of a pcap file header */

struct buf;
struct cap_reader;
struct cap_writer;

struct cap_packet {
	const uint8_t *data; /* caplen bytes, valid until the next call with the same reader */
	uint32_t caplen;     /* what was kept of it */
	uint32_t wirelen;    /* what was on the wire */
	int64_t time;        /* nanoseconds since 1970 UTC; 0: none */
	uint16_t linktype;   /* libpcap's DLT; in a pcapng file each interface has its own */
	uint16_t iface;      /* index of the interface in its pcapng section, else 0 */
	struct str comment;  /* what a pcapng file says of it, several with a line end between; as long as data */
	const uint8_t *block; /* the pcapng block it came in, as in the file; NULL: it came in none */
	uint32_t nblock;
	uint16_t on;         /* for who keeps packets: which name of an interface in a table of theirs; readers leave it 0 */
	uint64_t number;     /* in the file or the capture, from 1, also counting what the filter dropped from a file */
};

/* Opens a file, or standard input for "-". gzip and zstd are known by their first bytes. NULL with a message: cannot be
 * opened, or is not a capture. */
struct cap_reader *cap_open(const char *path, struct diag *d);

/* Only packets that match are returned from now on. The text outlives the reader and *d: a message points into it. */
bool cap_filter(struct cap_reader *r, const struct source *filter, struct diag *d);

/* 1: *out is the next packet; 0: the end; -1 with a message: damaged or cut, the packets before it were good. */
int cap_next(struct cap_reader *r, struct cap_packet *out, struct diag *d);

/*
 * For several threads: the next packets as they stand in the file, at most `most` of them and until there are `bytes` bytes, appended to
 * out; *number: that of the first. More than 256 KiB are not read at once. Returns how many; 0: cap_next must be asked (the end, an
 * error, another format, a filter).
 */
unsigned cap_take(struct cap_reader *r, struct buf *out, unsigned most, size_t bytes, uint64_t *number);
/* The packet that stands so at p, all but its number; returns where the next one stands. Any thread may ask. */
const uint8_t *cap_taken(const struct cap_reader *r, const uint8_t *p, struct cap_packet *out);

/*
 * For a copy of a pcapng file: blocks that hold no packet (sections, interfaces, names, statistics, unknown ones) are given to fn as
 * they stand in the file and in its order, also those before the first packet. To be called before cap_next; a pcap file has none.
 * fn returns false with a message: cap_next fails with it. false with a message: more came before the first packet than is kept.
 */
bool cap_blocks(struct cap_reader *r, bool (*fn)(void *arg, const uint8_t *block, size_t n, struct diag *d), void *arg,
                struct diag *d);
bool cap_is_ng(const struct cap_reader *r);       /* a pcapng file */
const char *cap_iface(const struct cap_reader *r, unsigned i); /* name of interface i in the section that is read; NULL: none */
int cap_linktype(const struct cap_reader *r);     /* of the first interface; -1: a pcapng file that has none (yet) */
uint32_t cap_snaplen(const struct cap_reader *r); /* bytes kept of each packet; 0: no limit is known */
bool cap_nano(const struct cap_reader *r);        /* times are finer than a microsecond */
bool cap_reads(const struct cap_reader *r, const char *path); /* the same file: to create it would destroy what is read */
uint64_t cap_count(const struct cap_reader *r);   /* packets read, also those the filter dropped */
/* Bytes of the file, packed as it is, that were read; all: what it has, 0: that is not known (a pipe). */
void cap_progress(const struct cap_reader *r, uint64_t *done, uint64_t *all);
void cap_close(struct cap_reader *r);             /* NULL is allowed */

/* Creates a pcap file, or writes to standard output for "-"; never to a terminal. append: goes on with a pcap file of the
 * same link type, in the resolution of time that it has; one that does not exist is made. NULL with a message.
 * When a file cannot be written any further (a full disk) it ends with its last whole packet, and the message says how many
 * were written to it. */
struct cap_writer *cap_create(const char *path, int linktype, bool nano, bool append, struct diag *d);
/* The same as pcapng, whatever the name: what ends in .pcapng is that with cap_create too. Packets may have any link types. */
struct cap_writer *cap_create_ng(const char *path, int linktype, struct diag *d);
bool cap_is_ng_name(const char *path);
bool cap_writes_ng(const struct cap_writer *w);
/* With all that is known of it. One that came in a pcapng block goes out as that, after cap_write_block. */
bool cap_write_packet(struct cap_writer *w, const struct cap_packet *c, struct diag *d);
/* pcapng only, else nothing happens: a block of the file that is copied (cap_blocks); what interface i of a live capture is called,
 * before its first packet; what it received and what of that was lost, at the end. */
bool cap_write_block(struct cap_writer *w, const uint8_t *block, size_t n, struct diag *d);
void cap_write_name(struct cap_writer *w, unsigned i, const char *name);
bool cap_write_statistics(struct cap_writer *w, unsigned i, uint64_t received, uint64_t dropped, struct diag *d);
bool cap_write(struct cap_writer *w, const void *data, uint32_t caplen, uint32_t wirelen, int64_t time, struct diag *d);
bool cap_flush(struct cap_writer *w, struct diag *d);
uint64_t cap_written(const struct cap_writer *w); /* bytes of the file so far, with its header */
bool cap_finish(struct cap_writer *w, struct diag *d); /* writes what is left and closes; w is gone. false: not all is on the disk */

/* ---- live capture ---- */

struct cap_live;

struct cap_want {
	const char *const *iface; /* one or more; NULL: "any" */
	size_t nifaces;
	const struct source *filter; /* NULL: all. Outlives the capture and the diag */
	uint32_t snaplen;         /* 0: whole packets */
	bool promisc;
	bool monitor;             /* all frames of a radio channel, also of other networks (IEEE 802.11); not for "any" */
	bool immediate;           /* hand packets over one by one as they come */
	bool incoming;            /* not what this machine sends */
	unsigned retire_ms;       /* packets are handed over after this at the latest; 0: 20 ms */
	uint32_t ring;            /* bytes of the kernel's buffer of each interface; 0: 16 MiB, 2 MiB if immediate */
};

struct cap_stats {
	uint64_t received;        /* seen by the filter and let through */
	uint64_t dropped;         /* of these, lost in the kernel for want of room */
	uint64_t iface_dropped;   /* lost before, by the interface */
};

/* When this returns the capture runs and is filtered. Names are checked, a missing right is named. NULL with a message. */
struct cap_live *cap_live(const struct cap_want *w, struct diag *d);
/* A thread reads the packets from now on and keeps them for the calls below, so that nothing is lost while the program does
 * something else. At most `most` bytes; then the kernel's buffer fills, and what it drops is counted. */
bool cap_live_behind(struct cap_live *c, size_t most, struct diag *d);
/* 1: *out is the next packet, valid until the next call; 0: none is there now; -1 with a message: an interface is gone
 * or down, and all that was received is read. Never waits, except after cap_live_stop. out->iface: index among the interfaces asked
 * for; the packets of several come in the order of their times, and are given when nothing earlier can come. */
int cap_live_next(struct cap_live *c, struct cap_packet *out, struct diag *d);
/* Nothing is captured any more. cap_live_next then gives what was, waits a moment for the last of it, and is 0 at the end. */
void cap_live_stop(struct cap_live *c);
/* Waits for a packet at most ms (-1: without end). 1: ask cap_live_next; 0: time is up, interrupted or cap_breakloop. */
int cap_live_wait(struct cap_live *c, int ms);
bool cap_live_filter(struct cap_live *c, const struct source *filter, struct diag *d); /* another filter from now on */
int cap_live_fd(const struct cap_live *c);          /* to poll for reading, among others */
int cap_live_linktype(const struct cap_live *c);    /* of the first interface */
unsigned cap_live_ifaces(const struct cap_live *c);
const char *cap_live_iface(const struct cap_live *c, unsigned i);
bool cap_live_stats(struct cap_live *c, struct cap_stats *out); /* sums of all interfaces, since the start */
bool cap_live_iface_stats(struct cap_live *c, unsigned i, struct cap_stats *out); /* of one */
uint64_t cap_live_count(const struct cap_live *c);  /* packets given */
void cap_breakloop(struct cap_live *c);             /* ends a wait; for signal handlers and other threads too */
void cap_live_close(struct cap_live *c);            /* NULL is allowed */

/* "EN10MB" and "Ethernet" for 1; NULL: libpcap has no name. */
const char *cap_linktype_name(int linktype);
const char *cap_linktype_title(int linktype);
const char *cap_version(void);                      /* "1.10.3": of libpcap */

#endif
