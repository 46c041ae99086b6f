/* jobs.c - threads that take turns: each reads a batch and decodes it while others read theirs; who finishes the batch that is due
 * prints it, and those after it that are done, so that nobody waits for a turn. Each keeps to its own batches: they are in its cache. */
#include "jobs.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "meter.h"
#include "pkt/cap.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "pkt/soon.h"
#include "printer.h"
#include "say.h"
#include "signals.h"
#include "status.h"

/* A batch is decoded in some 400 microseconds, ten times what it takes to be woken, and with what is told of it stays in a core's own
 * cache. Further ones are for when another core is kept from its work for a while. */
enum { BATCH_PACKETS = 1024, BATCH_BYTES = 1 << 18, BATCHES = 4 /* a thread: what it decodes, and what waits for its turn */ };

/* A packet that was read. Its bytes are in `bytes`: offsets, for that grows. */
struct item {
	struct cap_packet c;
	size_t data, block, comment;
};

/* What was read of a batch. */
struct input {
	struct item *v;
	struct buf bytes;
	bool taken;             /* as the packets stand in the file, from number `first` on: not yet in v */
	uint64_t first;
};

/* What came of a packet, apart from it: packets taken as they stand in the file need no item. */
struct mark {
	size_t end;             /* of what is printed of it */
	bool taken;
};

struct batch {
	struct input *in;       /* its worker's */
	struct mark *mark;      /* if some may be left out */
	unsigned n;
	uint64_t turn;
	bool busy;              /* from when it was read until it is printed */
	struct buf out;
	int status;             /* of reading or printing; the message is in d */
	struct diag d;
};

struct jobs {
	struct printer *r;
	struct cap_reader *in;
	struct meter *meter;
	bool picks;             /* some may be left out, or are written too */
	pthread_mutex_t reading;
	uint64_t next, nread;   /* batches and packets that were read */
	bool ended;             /* no more is read */
	pthread_mutex_t turns;  /* of what follows, and each batch's busy */
	pthread_cond_t printed; /* a batch is free again */
	struct batch **done;    /* batch k is done[k % ndone] once it is decoded, until it is printed */
	unsigned ndone;
	uint64_t turn;          /* the batch that is due */
	bool printing;          /* someone is at it */
	bool is_full;           /* nothing more is printed */
	bool any;               /* something was printed */
	int status;
	uint16_t linktype;      /* of the packet read last */
};

struct worker {
	pthread_t thread;
	struct jobs *j;
	struct render render;
	struct wanted wanted;
	struct input in[BATCHES]; /* one for each batch if what was read is asked for again, else the first for all */
	struct batch b[BATCHES];
};

unsigned jobs_count(const struct printer *r)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	unsigned n = r->opt->jobs == JOBS_ALL ? (cores > 0 ? (unsigned)cores : 1) : r->opt->jobs;

	if (r->opt->nloads || r->database || r->copies || report_wanted(&r->report) || wanted_is_slow(&r->wanted))
		return 1;
	return n > JOBS_MOST ? JOBS_MOST : n ? n : 1;
}

/* ---- reading ---- */

static size_t put(struct buf *b, const void *p, size_t n)
{
	size_t at = b->n;

	buf_add(b, p, n);
	return at;
}

static void add(struct input *in, unsigned n, const struct cap_packet *c)
{
	struct item *i = &in->v[n];

	*i = (struct item){ .c = *c };
	if (c->block) {
		i->block = put(&in->bytes, c->block, c->nblock);
		i->data = i->block + (size_t)(c->data - c->block);
	} else {
		i->data = put(&in->bytes, c->data, c->caplen);
	}
	i->comment = put(&in->bytes, c->comment.p, c->comment.n);
}

/* The bytes stay where they are from now on. */
static struct cap_packet *place(const struct input *in, unsigned n)
{
	struct item *i = &in->v[n];

	i->c.data = in->bytes.p + i->data;
	i->c.block = i->c.block ? in->bytes.p + i->block : NULL;
	i->c.comment.p = (const char *)in->bytes.p + i->comment;
	return &i->c;
}

static bool goes_on(const struct jobs *j)
{
	const struct options *opt = j->r->opt;

	return !*signals_flag() && !(opt->count && !opt->display && j->nread >= opt->count);
}

/* How many are still wanted of a batch. */
static unsigned most(const struct jobs *j)
{
	const struct options *opt = j->r->opt;
	uint64_t left = opt->count && !opt->display ? opt->count - j->nread : BATCH_PACKETS;

	return left < BATCH_PACKETS ? (unsigned)left : BATCH_PACKETS;
}

static void see_linktype(struct jobs *j, const struct cap_packet *c)
{
	if (!j->nread || c->linktype != j->linktype) {
		registry_enter();
		render_linktype(j->r->opt, NULL, c);
		registry_leave();
	}
	j->linktype = c->linktype;
}

/* As they stand in the file: who decodes them finds each. */
static bool take_batch(struct jobs *j, struct batch *b)
{
	struct input *in = b->in;
	struct cap_packet c;

	b->n = goes_on(j) ? cap_take(j->in, &in->bytes, most(j), BATCH_BYTES, &in->first) : 0;
	in->taken = b->n;
	if (!b->n)
		return false;
	cap_taken(j->in, in->bytes.p, &c);
	c.number = in->first;
	see_linktype(j, &c);
	j->nread += b->n;
	return true;
}

/* false: there is nothing more. */
static bool read_batch(struct jobs *j, struct batch *b)
{
	struct cap_packet c;
	int got = 1;

	b->n = 0;
	b->status = STATUS_DONE;
	buf_clear(&b->in->bytes);
	buf_clear(&b->out);
	if (take_batch(j, b)) {
		j->ended = !goes_on(j);
		if (j->meter->on)
			meter_show(j->meter, j->nread);
		return true;
	}
	while (b->n < BATCH_PACKETS && b->in->bytes.n < BATCH_BYTES && goes_on(j)) {
		got = cap_next(j->in, &c, &b->d);
		if (got <= 0)
			break;
		see_linktype(j, &c);
		j->nread++;
		add(b->in, b->n++, &c);
	}
	if (got < 0 && *signals_flag())
		got = 0;
	if (got < 0)
		b->status = STATUS_REFUSED;
	if (got <= 0 || !goes_on(j))
		j->ended = true;
	if (j->meter->on)
		meter_show(j->meter, j->nread);
	return b->n || got < 0;
}

/* ---- decoding ---- */

/* All that stands before it in the capture was decoded, and nothing of what comes later is until this batch is printed. */
static void await_turn(struct jobs *j, const struct batch *b)
{
	registry_leave();
	soon_lock(&j->turns);
	while (j->turn != b->turn)
		pthread_cond_wait(&j->printed, &j->turns);
	pthread_mutex_unlock(&j->turns);
	registry_enter();
}

/* Tells packet c behind what is in b->out, if it is wanted. */
static bool decode(struct worker *w, struct batch *b, const struct cap_packet *c, struct mark *mark)
{
	int wanted = 1;

	render_decode(&w->render, c);
	if (render_learns(&w->render)) {
		await_turn(w->j, b);
		render_learn(&w->render);
	}
	if (mark) {
		wanted = wanted_is(&w->wanted, w->render.p, c->number, &b->d);
		mark->taken = wanted > 0;
	}
	if (wanted < 0 || (wanted && !render_print(&w->render, c, true, &b->out, &b->d)))
		return false;
	if (mark)
		mark->end = b->out.n;
	return true;
}

static void decode_batch(struct worker *w, struct batch *b)
{
	const struct input *in = b->in;
	const uint8_t *at = in->bytes.p;
	bool kept = w->j->r->opt->write; /* what it is in the file is asked for again */
	struct cap_packet one;

	for (unsigned i = 0; i < b->n; i++) {
		struct cap_packet *c = &one;
		size_t end = b->out.n;

		registry_yield();
		if (in->taken) {
			if (kept)
				c = &in->v[i].c;
			at = cap_taken(w->j->in, at, c);
			c->number = in->first + i;
			c->on = 0;
		} else {
			c = place(in, i);
		}
		if (!decode(w, b, c, w->j->picks ? &b->mark[i] : NULL)) {
			b->n = i;
			b->out.n = end;
			b->status = STATUS_USAGE;
			return;
		}
	}
}

/* ---- printing ---- */

/* Where what was printed of the packets ends that are still wanted; those are written to -w. */
static size_t pick_items(struct jobs *j, struct batch *b, bool *full)
{
	const struct options *opt = j->r->opt;
	size_t end = 0;

	for (unsigned i = 0; i < b->n && !*full; i++) {
		if (!b->mark[i].taken)
			continue;
		j->r->n++;
		end = b->mark[i].end;
		if (opt->write && !printer_save(j->r, &b->in->v[i].c, &b->d)) {
			b->status = STATUS_REFUSED;
			*full = true;
		}
		*full |= opt->count && j->r->n >= opt->count;
	}
	return end;
}

/* Where what is to be printed ends. */
static size_t take_items(struct jobs *j, struct batch *b, bool *full)
{
	if (j->picks)
		return pick_items(j, b, full);
	j->r->n += b->n;
	return b->out.n;
}

/* Only who is `printing` is here. true: nothing more is to be printed. */
static bool print_batch(struct jobs *j, struct batch *b)
{
	bool full = false;
	size_t begin = 0, end = take_items(j, b, &full);

	/* What parts two packets does not stand before the first one. */
	if (!j->any && end && render_parts(j->r->opt))
		begin = 1;
	j->any |= end > 0;
	if (!out_pass(j->r->out, b->out.p + begin, end > begin ? end - begin : 0))
		full = true;
	if (!b->status || j->status)
		return full;
	out_flush(j->r->out);
	if (!*signals_flag())
		j->status = say_diag(&b->d);
	return true;
}

static struct batch **due(const struct jobs *j)
{
	return &j->done[j->turn % j->ndone];
}

/* Prints what is due, if nobody else is at it: that one goes on with this batch. */
static void finish(struct jobs *j, struct batch *mine)
{
	bool full;

	soon_lock(&j->turns);
	j->done[mine->turn % j->ndone] = mine;
	if (j->printing) {
		pthread_mutex_unlock(&j->turns);
		return;
	}
	j->printing = true;
	for (struct batch *b = *due(j); b; b = *due(j)) {
		full = j->is_full;
		pthread_mutex_unlock(&j->turns);
		full = full || print_batch(j, b);
		soon_lock(&j->turns);
		j->is_full = full;
		*due(j) = NULL;
		b->busy = false;
		j->turn++;
		pthread_cond_broadcast(&j->printed);
	}
	j->printing = false;
	pthread_mutex_unlock(&j->turns);
}

/* The first of its own that is free: it was used last, and is in the cache. NULL: all wait for their turn. */
static struct batch *first_free(struct worker *w)
{
	for (unsigned i = 0; i < BATCHES; i++)
		if (!w->b[i].busy)
			return &w->b[i];
	return NULL;
}

/* One of its own, as soon as it is free. NULL: nothing more is printed. */
static struct batch *free_batch(struct worker *w)
{
	struct jobs *j = w->j;
	struct batch *b;

	soon_lock(&j->turns);
	while (!(b = first_free(w)) && !j->is_full)
		pthread_cond_wait(&j->printed, &j->turns);
	if (j->is_full)
		b = NULL;
	if (b)
		b->busy = true;
	pthread_mutex_unlock(&j->turns);
	return b;
}

/* NULL: there is nothing more. */
static struct batch *next_batch(struct worker *w)
{
	struct batch *b = free_batch(w);
	struct jobs *j = w->j;
	bool more;

	if (!b)
		return NULL;
	soon_lock(&j->reading);
	signals_hold(false); /* a Ctrl-C goes to the thread that may wait for more */
	more = !j->ended && read_batch(j, b);
	signals_hold(true);
	if (more)
		b->turn = j->next++;
	pthread_mutex_unlock(&j->reading);
	return more ? b : NULL;
}

/* One batch. false: there is nothing more. */
static bool step(struct worker *w)
{
	struct batch *b = next_batch(w);

	if (!b)
		return false;
	registry_enter();
	decode_batch(w, b);
	registry_leave();
	finish(w->j, b);
	return true;
}

static void *work(void *arg)
{
	while (step(arg))
		;
	return NULL;
}

/* ---- all of it ---- */

static void batch_start(struct batch *b, struct input *in, bool picks)
{
	b->in = in;
	if (!in->v)
		in->v = mem_zero(BATCH_PACKETS, sizeof(*in->v));
	if (picks)
		b->mark = mem_zero(BATCH_PACKETS, sizeof(*b->mark));
}

static void batch_end(struct batch *b)
{
	buf_free(&b->out);
	mem_free(b->mark);
}

static bool worker_start(struct worker *w, struct jobs *j, struct diag *d)
{
	const struct options *opt = j->r->opt;
	bool ok;

	w->j = j;
	for (unsigned i = 0; i < BATCHES; i++)
		batch_start(&w->b[i], &w->in[opt->write ? i : 0], j->picks);
	ok = wanted_start(&w->wanted, opt->display, NULL, j->r->out) == STATUS_DONE;
	ok &= render_start(&w->render, opt, NULL, j->r->render.theme, d);
	w->render.learner = j->r->learner;
	return ok;
}

static void worker_end(struct worker *w)
{
	render_free(&w->render);
	wanted_end(&w->wanted);
	for (unsigned i = 0; i < BATCHES; i++) {
		batch_end(&w->b[i]);
		buf_free(&w->in[i].bytes);
		mem_free(w->in[i].v);
	}
}

/* With the other n - 1, as many as can be had. Each is started before any runs: what they are made of is compiled without a lock. */
static void share(struct worker *w, unsigned n, struct diag *d)
{
	unsigned started = 1, running = 1;

	while (started < n && worker_start(&w[started], w->j, d))
		started++;
	registry_share(true);
	while (running < started && !pthread_create(&w[running].thread, NULL, work, &w[running]))
		running++;
	work(w);
	for (unsigned i = 1; i < running; i++)
		pthread_join(w[i].thread, NULL);
	registry_share(false);
}

int jobs_run(struct printer *r, struct cap_reader *in, struct meter *m, unsigned n)
{
	struct jobs j = { .r = r, .in = in, .meter = m, .reading = PTHREAD_MUTEX_INITIALIZER,
			  .turns = PTHREAD_MUTEX_INITIALIZER, .printed = PTHREAD_COND_INITIALIZER, .ndone = n * BATCHES,
			  .picks = r->opt->write || r->opt->display };
	struct worker *w = mem_zero(n, sizeof(*w));
	struct diag d = DIAG_INIT;

	j.done = mem_zero(j.ndone, sizeof(struct batch *));
	signals_hold(true);
	/* The first batch alone: most classes are met in it and compiled, for which all others would wait each time. */
	if (worker_start(&w[0], &j, &d) && step(&w[0]) && !j.ended)
		share(w, n, &d);
	signals_hold(false);
	if (d.set)
		j.status = say_diag(&d);
	for (unsigned i = 0; i < n && w[i].j; i++)
		worker_end(&w[i]);
	mem_free(j.done);
	mem_free(w);
	return j.status;
}
