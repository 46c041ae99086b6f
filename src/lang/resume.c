/* resume.c - a run over a set that a file remembers. */
#include "pkt/resume.h"

#include <inttypes.h>
#include <string.h>

#include "pkt/part.h"

/* FNV-1a of 64 bits. */
static uint64_t mix(uint64_t h, const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = (h ^ p[i]) * 0x100000001b3;
	return h;
}

/* What is sent, as it would be written, and by which function. */
static uint64_t identity(struct interp *in, const struct call *c, const struct val *all, uint64_t rounds)
{
	struct buf b = BUF_INIT;
	uint64_t h;

	buf_fmt(&b, "%s %" PRIu64 " ", c->m->row->name, rounds);
	part_repr(in, all->any, &b);
	h = mix(0xcbf29ce484222325, b.p, b.n);
	buf_free(&b);
	return h;
}

bool resume_open(struct interp *in, struct call *c, unsigned i, const struct val *x, uint64_t rounds, struct resumed *out)
{
	const char *path;
	struct str s;

	*out = (struct resumed){ .all = VAL_NONE };
	if (c->v[i].type == V_NONE)
		return true;
	if (!call_text(in, c, i, &s))
		return false;
	if (!s.n || memchr(s.p, 0, s.n))
		return call_bad(in, c, (int)i, "this is not the name of a file");
	if (rounds == UINT64_MAX)
		return call_bad(in, c, (int)i, "what has no end cannot be resumed: say count=");
	if (!part_of(in, x, rounds, &out->all))
		return call_place(in, c, 0);
	path = (const char *)pool_add(in, val_str(s.p, s.n)).s->data;
	out->run = (struct progress_run){ identity(in, c, &out->all, rounds), in->env.seed, ((const struct part *)out->all.any)->n, 0 };
	out->file = progress_open(path, &out->run, &in->d);
	return out->file || call_place(in, c, (int)i);
}

bool resume_rest(struct interp *in, const struct resumed *r, uint64_t end, struct val *out)
{
	return part_take(in, &r->all, r->run.done, 1, end > r->run.done ? end - r->run.done : 0, out);
}

bool resume_mark(struct resumed *r, uint64_t done, struct diag *d)
{
	r->run.done = done;
	return !r->file || progress_mark(r->file, done, d);
}

void resume_tell(const struct resumed *r, struct buf *out)
{
	if (r->file)
		buf_fmt(out, "; %" PRIu64 " of %" PRIu64 " done", r->run.done, r->run.size);
}

void resume_close(struct resumed *r)
{
	progress_close(r->file);
	r->file = NULL;
}
