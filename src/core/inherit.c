/* inherit.c - a class that is like another one: its table and hooks, but for what it gives itself. */
#include "pkt/compile.h"

#include <string.h>

#include "pkt/field.h"
#include "pkt/mem.h"

/* With .like: the other's table and what is not given here. */
const struct proto *proto_inherit(const struct proto *p)
{
	const struct proto *o = p->like;
	struct proto *m = mem_copy(p, sizeof(*m));

#define TAKE(x) if (!m->x) m->x = o->x
	m->fields = o->fields;
	m->nfields = o->nfields;
	TAKE(next_when);
	TAKE(other);
	TAKE(gives);
	TAKE(next);
	TAKE(measure);
	TAKE(bound);
	TAKE(finish);
	TAKE(final_dst);
	TAKE(trailer);
	TAKE(trailer_last);
	TAKE(ip);
	TAKE(summary);
	TAKE(summary_fn);
	TAKE(message);
	TAKE(text);
	TAKE(text_fn);
	TAKE(choose);
	TAKE(title);
#undef TAKE
	if (!m->reply[0].a)
		memcpy(m->reply, o->reply, sizeof(m->reply));
	return m;
}
