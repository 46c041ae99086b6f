/* sr.h - an exchange as the builtins run it. Inside src/lang. */
#ifndef PKT_LANG_SR_H
#define PKT_LANG_SR_H

#include "pkt/exchange.h"
#include "pkt/interp.h"
#include "pkt/shape.h"
#include "pkt/resume.h"

/* Where probes come from, and what is made of answers. */
struct sr {
	struct interp *in;
	struct call *c;
	struct exchange_want want;
	struct exchange_result result;
	struct val answered;      /* packet list, made of the first answers while there was time; V_UNSET: none is wanted */
	size_t made;              /* answers in it */
	struct source filter;
	struct val prn, stop_filter;
	uint64_t rounds, left;    /* srflood: how many times all of it is sent */
	/* The source. */
	struct iter it;           /* over a list; packets of it may be sets */
	struct val set;           /* V_UNSET: the next item of the list */
	uint64_t k, n;
	struct packet *cur;       /* the last that was made by itself; of a set that is poured out, the first */
	struct buf bytes;
	struct shape *shape;      /* of set; NULL: its packets are made one by one */
	struct shape_cursor *cursor;
	struct shape_slot slot;
	struct resumed resume;
	uint64_t given;           /* probes of all that the file of resume= is about, those of earlier runs counted */
};

/* Parameters that all of them have, in this order. */
#define SR_PARAMS \
	"x, promisc=None, filter=None, iface=None, nofilter=0, timeout=2, inter=0, retry=0, multi=False, rate=None, " \
	"stop_filter=None, chainCC=False, threaded=True, prn=None, verbose=None, guard=None, resume=None"
enum { SR_X, SR_PROMISC, SR_FILTER, SR_IFACE, SR_NOFILTER, SR_TIMEOUT, SR_INTER, SR_RETRY, SR_MULTI, SR_RATE, SR_STOP_FILTER,
       SR_CHAIN, SR_THREADED, SR_PRN, SR_VERBOSE, SR_GUARD, SR_RESUME, SR_MORE };

bool sr_begin(struct sr *s, struct interp *in, struct call *c, bool is_link);
/* resume=: after sr_begin. x is what is left, of so many rounds; sr_part then is the part before number `end`. */
bool sr_resume(struct sr *s, uint64_t rounds);
bool sr_part(struct sr *s, uint64_t end);
bool sr_run(struct sr *s);                    /* one exchange with all of x; may be called again */
void sr_end(struct sr *s);
/* What came of the last run. Pooled. */
struct val sr_answered(struct sr *s);         /* packet list of (question, answer) */
struct val sr_unanswered(struct sr *s);
struct val sr_pair(struct sr *s, size_t i);

void why_text(const struct packet *q, struct buf *out);
bool m_why(struct interp *in, struct call *c, struct val *out);

#endif
