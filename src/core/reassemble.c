/* reassemble.c - messages out of TCP streams, beside packets that are whole. */
#include "pkt/reassemble.h"

#include <string.h>
#include <uthash.h>

#include "gather.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "pkt/stream.h"

#define MESSAGE_MOST (1 << 20) /* what claims to be longer is given as it comes */

/* One direction: what came of a message, and the headers of the last segment. */
struct voice {
	struct buf bytes;
	uint32_t seq;           /* of the first of them */
	struct buf head;        /* all that stands before the payload */
	const struct layout *first;
	unsigned tcp;           /* its layer */
	int64_t time;
	uint16_t linktype, iface;
};

struct talk {
	uint32_t stream;
	struct voice voice[2];
	UT_hash_handle hh;
};

struct reassembler {
	const struct env *env;
	bool (*give)(void *arg, const struct packet *p);
	void *arg;
	struct gather *gather;
	struct streams *streams; /* NULL: TCP is given as it is */
	struct talk *talks;
	const struct layout *tcp;
	/* The packet that has come, and its payload. */
	const struct packet *now;
	unsigned layer;
	const uint8_t *payload;
	size_t n;
};

/* ---- how long a message is ---------------------------------------------------------------------------------- */

/* Bytes of the message at p; 0: more are needed to tell; n: whatever is there. */
static size_t message_size(const struct layout *lay, const uint8_t *p, size_t n)
{
	const struct proto *q = lay->proto;
	const struct plan *plan = &lay->plan;
	uint64_t v;

	if (q->framed.fn)
		return q->framed.fn(p, n);
	if (q->framed.bits) {
		if ((q->framed.at + q->framed.bits + 7u) / 8 > n)
			return 0;
		v = bits_get(p, q->framed.at, q->framed.bits);
		if (q->framed.le)
			v = bits_swap(v, q->framed.bits);
		v = v * (q->framed.unit ? q->framed.unit : 1) + (uint64_t)(int64_t)q->framed.add;
		return v && v <= SIZE_MAX / 2 ? (size_t)v : n;
	}
	if (!lay->swift || lay->total_field < 0 || lay->dispatch)
		return n;
	if (n < plan->need)
		return 0;
	v = (spot_get(plan->total, p) - (uint64_t)(int64_t)plan->total_add) * plan->total_unit;
	if (!plan->header_counts)
		v += lay->min;
	return v >= lay->min && v <= SIZE_MAX / 2 ? (size_t)v : n;
}

/* ---- giving ------------------------------------------------------------------------------------------------- */

/* The headers with n bytes behind them: lengths and sums are computed anew, where they can be said. */
static bool build(struct reassembler *r, const struct voice *v, const uint8_t *p, size_t n, struct buf *out)
{
	struct packet *c = packet_new();
	struct val load = val_bytes(p, n);
	struct diag d = DIAG_INIT;
	bool ok;

	packet_decode(c, v->first, v->head.p, v->head.n);
	packet_cut(c, v->tcp + 1);
	for (unsigned l = 0; l <= v->tcp; l++) {
		const struct layout *lay = c->layer[l].lay;

		for (unsigned f = 0; f < lay->n; f++) {
			enum compute_kind kind = lay->field[f].compute.kind;

			if (kind == C_TOTAL || kind == C_PAYLOAD || kind == C_CHECKSUM)
				layer_unset(c, l, f);
			if (v->head.n + n > UINT16_MAX && (kind == C_TOTAL || kind == C_PAYLOAD))
				layer_set_number(c, l, lay->field[f].name, 0, &d);
		}
	}
	packet_push(c, layout_raw());
	ok = layer_set_number(c, v->tcp, "seq", v->seq, &d) && layer_set(c, v->tcp + 1, 0, &load, &d) && packet_encode(c, 0, r->env, out, &d);
	val_drop(load);
	obj_drop(&c->obj);
	return ok;
}

static bool give_message(struct reassembler *r, const struct voice *v, const uint8_t *p, size_t n)
{
	struct buf b = BUF_INIT;
	struct packet *c = packet_new();
	bool ok = true;

	if (build(r, v, p, n, &b)) {
		packet_decode(c, v->first, b.p, b.n);
		c->time = v->time;
		c->linktype = v->linktype;
		c->iface = v->iface;
		ok = r->give(r->arg, c);
	}
	obj_drop(&c->obj);
	buf_free(&b);
	return ok;
}

static void consume(struct voice *v, size_t n)
{
	memmove(v->bytes.p, v->bytes.p + n, v->bytes.n - n);
	v->bytes.n -= n;
	v->seq += (uint32_t)n;
}

/* The class of what the stream carries, as seen from the last header. */
static const struct layout *carried(const struct voice *v, const uint8_t *p, size_t n)
{
	struct packet *c = packet_new();
	const struct layout *lay = layout_raw();

	packet_decode(c, v->first, v->head.p, v->head.n);
	if (v->tcp < c->n)
		lay = packet_payload_class(c, v->tcp, p, n);
	obj_drop(&c->obj);
	return lay;
}

/* What waits and is complete; all: nothing more comes of it. */
static bool give_waiting(struct reassembler *r, struct voice *v, bool all)
{
	while (v->bytes.n) {
		size_t n = message_size(carried(v, v->bytes.p, v->bytes.n), v->bytes.p, v->bytes.n);

		if (all || n > MESSAGE_MOST || v->bytes.n > MESSAGE_MOST)
			n = n && n < v->bytes.n ? n : v->bytes.n;
		if (!n || n > v->bytes.n)
			return true;
		if (!give_message(r, v, v->bytes.p, n))
			return false;
		consume(v, n);
	}
	return true;
}

static bool is_now(const struct reassembler *r, const struct stream_event *e)
{
	return r->now && e->data == r->payload && e->n == r->n;
}

static bool take(struct reassembler *r, struct voice *v, const struct stream_event *e)
{
	if (!v->bytes.n) {
		v->seq = e->seq;
		if (is_now(r, e) && message_size(packet_payload_class(r->now, r->layer, e->data, e->n), e->data, e->n) == e->n)
			return r->give(r->arg, r->now);
	}
	buf_add(&v->bytes, e->data, e->n);
	return give_waiting(r, v, false);
}

/* ---- streams ------------------------------------------------------------------------------------------------ */

static struct talk *talk_of(struct reassembler *r, uint32_t stream)
{
	struct talk *t;

	HASH_FIND(hh, r->talks, &stream, sizeof(stream), t);
	if (t)
		return t;
	t = mem_zero(1, sizeof(*t));
	t->stream = stream;
	HASH_ADD(hh, r->talks, stream, sizeof(t->stream), t);
	return t;
}

static void talk_drop(struct reassembler *r, struct talk *t)
{
	HASH_DEL(r->talks, t);
	for (unsigned i = 0; i < 2; i++) {
		buf_free(&t->voice[i].bytes);
		buf_free(&t->voice[i].head);
	}
	mem_free(t);
}

/* The header is that of the packet that has come, if it is of this side. */
static void note_head(struct reassembler *r, struct voice *v, const struct stream_event *e)
{
	struct flow f;

	if (!r->now || !flow_at(r->now, r->layer, &f) || memcmp(f.end[0], e->flow->end[e->side], f.n) != 0)
		return;
	buf_clear(&v->head);
	buf_add(&v->head, r->now->data, (size_t)(r->payload - r->now->data));
	v->first = r->now->layer[0].lay;
	v->tcp = r->layer;
	v->time = r->now->time;
	v->linktype = r->now->linktype;
	v->iface = r->now->iface;
}

static bool told(void *arg, const struct stream_event *e)
{
	struct reassembler *r = arg;
	struct talk *t = talk_of(r, e->stream);
	struct voice *v = &t->voice[e->side];
	bool ok = true;

	switch (e->what) {
	case STREAM_DATA:
		note_head(r, v, e);
		ok = v->first ? take(r, v, e) : true;
		break;
	case STREAM_GAP:
		ok = give_waiting(r, v, true);
		break;
	case STREAM_END:
		ok = give_waiting(r, &t->voice[0], true) && give_waiting(r, &t->voice[1], true);
		talk_drop(r, t);
		break;
	}
	return ok;
}

/* A packet that is whole. */
static bool whole(void *arg, const struct packet *p)
{
	struct reassembler *r = arg;
	const struct layer *y;
	int l = r->streams ? packet_find(p, 0, r->tcp, 1) : -1;
	bool ok, taken;

	if (l < 0 || !p->layer[l].view)
		return r->give(r->arg, p);
	y = &p->layer[l];
	r->now = p;
	r->layer = (unsigned)l;
	r->payload = p->data + y->off + y->hlen;
	r->n = y->len - y->hlen;
	ok = streams_packet(r->streams, p, &taken);
	r->now = NULL;
	return ok && ((r->n && taken) || r->give(r->arg, p));
}

struct reassembler *reassembler_new(bool tcp, const struct env *env, bool (*give)(void *arg, const struct packet *p), void *arg)
{
	struct reassembler *r = mem_zero(1, sizeof(*r));

	r->env = env;
	r->give = give;
	r->arg = arg;
	r->tcp = layout_need("TCP");
	r->gather = gather_new(env, whole, r);
	r->streams = tcp ? streams_new(NULL, told, r) : NULL;
	return r;
}

void reassembler_free(struct reassembler *r)
{
	if (!r)
		return;
	gather_free(r->gather);
	streams_free(r->streams);
	while (r->talks)
		talk_drop(r, r->talks);
	mem_free(r);
}

bool reassembler_packet(struct reassembler *r, const struct packet *p)
{
	return gather_packet(r->gather, p);
}

bool reassembler_end(struct reassembler *r)
{
	return gather_end(r->gather) && (!r->streams || streams_end(r->streams));
}
