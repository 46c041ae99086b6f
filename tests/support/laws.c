/* laws.c - laws 2 and 3 on one packet. */
#include "support/laws.h"

#include <string.h>

#include "pkt/diag.h"
#include "pkt/lang.h"
#include "pkt/learn.h"
#include "pkt/mem.h"
#include "support/eval.h"

const char *const law_names[LAWS] = {
	[LAW_VIEW] = "law 2: decode, encode",
	[LAW_OWN] = "law 2: decode, drop the bytes, encode",
	[LAW_EXPR] = "law 3: decode, print, parse, encode",
	[LAW_SHOW] = "show from bytes, and through values",
};

/* Addresses that no capture has: whoever leaves out a source that routing would choose gets these instead. */
static bool odd_source4(void *arg, uint32_t dst, uint32_t *src)
{
	(void)arg;
	(void)dst;
	*src = 0xc633644d;
	return true;
}

static bool odd_source6(void *arg, const uint8_t dst[16], uint8_t src[16])
{
	(void)arg;
	(void)dst;
	memset(src, 0x4d, 16);
	return true;
}

static bool odd_mac(void *arg, const struct packet *p, uint64_t *mac)
{
	(void)arg;
	(void)p;
	*mac = 0x02004d4d4d4d;
	return true;
}

void laws_start(struct laws *w)
{
	*w = (struct laws){ .p = packet_new() };
	w->env.source4 = odd_source4;
	w->env.source6 = odd_source6;
	w->env.source_mac = odd_mac;
	w->in = interp_new(&(struct interp_config){ .env = &w->env, .sealed = true });
}

void laws_end(struct laws *w)
{
	liner_free(&w->liner);
	interp_free(w->in);
	obj_drop(&w->p->obj);
	buf_free(&w->got);
	buf_free(&w->why);
}

static bool expression_bytes(struct laws *w)
{
	struct diag d = DIAG_INIT;
	struct buf text = BUF_INIT;
	struct val v = VAL_UNSET;
	bool ok = view_expr(w->p, 0, &text, &d);

	if (!ok) {
		diag_print(&w->why, &d);
	} else {
		buf_add(&w->why, text.p, text.n);
		buf_byte(&w->why, '\n');
		ok = eval_packets(w->in, buf_cstr(&text), text.n, &v, &w->why);
		if (ok)
			ok = v.type == V_PACKET && eval_bytes(&v, &w->env, &w->got, &w->why);
		val_drop(v);
	}
	buf_free(&text);
	return ok;
}

static bool encoded(struct laws *w)
{
	struct diag d = DIAG_INIT;
	bool ok = packet_encode(w->p, 0, &w->env, &w->got, &d);

	if (!ok)
		diag_print(&w->why, &d);
	return ok;
}

/* Colours are only on the way through values. */
static bool shown_alike(struct laws *w)
{
	struct buf colour = BUF_INIT;
	bool escape = false, ok;

	view_show(&w->liner, w->p, 0, theme_plain(), &w->why);
	view_show(&w->liner, w->p, 0, theme_colour(), &colour);
	for (size_t i = 0; i < colour.n; i++) {
		escape = escape || colour.p[i] == '\x1b';
		if (!escape)
			buf_byte(&w->got, colour.p[i]);
		else
			escape = colour.p[i] != 'm';
	}
	ok = w->got.n == w->why.n && (!w->got.n || !memcmp(w->got.p, w->why.p, w->got.n));
	buf_text(&w->why, "through values:\n");
	buf_add(&w->why, w->got.p, w->got.n);
	buf_free(&colour);
	return ok;
}

/* What it says itself of its own records is learnt. */
static void decode(struct laws *w, const struct layout *first, const uint8_t *p, size_t n)
{
	struct learner *l;

	packet_reset(w->p);
	packet_decode(w->p, first, p, n);
	if (!learner_wants(w->p))
		return;
	l = learner_new();
	learner_packet(l, w->p);
	learner_free(l);
}

bool law_holds(struct laws *w, enum law law, const struct layout *first, const uint8_t *p, size_t n)
{
	uint8_t *bytes = mem_copy(p, n);
	bool ok;

	buf_clear(&w->got);
	buf_clear(&w->why);
	decode(w, first, bytes, n);
	if (law == LAW_OWN) {
		packet_own(w->p);
		memset(bytes, 0xa5, n);
	}
	ok = law == LAW_EXPR ? expression_bytes(w) : law == LAW_SHOW ? shown_alike(w) : encoded(w);
	packet_reset(w->p);
	if (law != LAW_SHOW)
		ok = ok && w->got.n == n && !memcmp(w->got.p ? w->got.p : bytes, law == LAW_OWN ? p : bytes, n);
	mem_free(bytes);
	return ok;
}

void print_form(struct laws *w, unsigned form, const struct layout *first, const uint8_t *p, size_t n)
{
	uint8_t *bytes = mem_copy(p, n);
	struct diag d = DIAG_INIT;

	buf_clear(&w->why);
	decode(w, first, bytes, n);
	switch (form % PRINTS) {
	case 0:
		view_summary(w->p, 0, &w->why);
		break;
	case 1:
		view_show(&w->liner, w->p, 0, theme_plain(), &w->why);
		break;
	case 2:
		view_expr(w->p, 0, &w->why, &d);
		break;
	case 3:
		view_line(&w->liner, w->p, &w->why);
		break;
	}
	packet_reset(w->p);
	mem_free(bytes);
}
