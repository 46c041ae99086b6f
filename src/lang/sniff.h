/* sniff.h - what sniff() and AsyncSniffer share. */
#ifndef LANG_SNIFF_H
#define LANG_SNIFF_H

#include "pkt/cap.h"
#include "pkt/interp.h"

/* Parameters of both, from `base` in the call on. */
enum {
	SNIFF_COUNT, SNIFF_STORE, SNIFF_OFFLINE, SNIFF_QUIET, SNIFF_PRN, SNIFF_LFILTER, SNIFF_TIMEOUT, SNIFF_STOP, SNIFF_FILTER,
	SNIFF_IFACE, SNIFF_STARTED, SNIFF_PROMISC, SNIFF_INCOMING, SNIFF_SESSION, SNIFF_MONITOR, SNIFF_ARGS
};
#define SNIFF_PARAMS \
	"count=0, store=True, offline=None, quiet=False, prn=None, lfilter=None, timeout=None, stop_filter=None, filter=None, " \
	"iface=None, started_callback=None, promisc=None, incoming=False, session=None, monitor=False"

struct sniff {
	struct interp *in;
	struct call *c;             /* of the call that runs now: for places */
	const struct val *arg;      /* SNIFF_ARGS of them */
	struct cap_live *live;
	struct cap_stats stats;     /* when it was closed */
	struct source filter;       /* its text belongs to this */
	struct val list;            /* V_PLIST: what was kept */
	uint64_t seen, most;        /* most: 0 no limit */
	int64_t until;              /* monotonic; 0: no limit */
	uint16_t *on;               /* of each interface: packet.on */
	bool ending;                /* nothing more is captured; what was is still taken */
	bool done;
	struct reassembler *session; /* NULL: packets as they come */
	struct learner *learner;    /* NULL: nothing is learnt from packets */
	bool session_ok;            /* of the last packet it gave */
};

/* Takes the numbers and the filter's text. The caller calls sniff_end. */
bool sniff_begin(struct sniff *s);
bool sniff_open(struct sniff *s);   /* the live capture */
bool sniff_run(struct sniff *s, int64_t until, bool drain); /* until done or `until` (0: none); drain: only what is there already */
void sniff_stop(struct sniff *s);   /* sniff_run takes what was captured by now, and is done */
bool sniff_offline(struct sniff *s);
bool sniff_take(struct sniff *s, const struct cap_packet *c); /* one packet, as it is to be seen */
bool sniff_take_packet(struct sniff *s, const struct packet *p); /* the same of one without a link type; it is copied */
void sniff_end(struct sniff *s);    /* closes; the list stays the caller's */
void sniff_drops(struct sniff *s);  /* prints what the kernel dropped, if it did */

/* ---- session= (sniff_session.c) ---- */

bool sniff_session_start(struct sniff *s);
void sniff_session_stop(struct sniff *s);
bool sniff_session_packet(struct sniff *s, const struct cap_packet *c);
bool sniff_session_item(struct sniff *s, const struct val *v); /* a packet of a script */
bool sniff_session_rest(struct sniff *s);

#endif
