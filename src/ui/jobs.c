/* jobs.c - threads that take turns: each reads a batch, decodes it while others read theirs, and prints when it is due. */
#include "jobs.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "meter.h"
#include "pkt/cap.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "printer.h"
#include "say.h"
#include "signals.h"
#include "status.h"

enum { BATCH_PACKETS = 1024, BATCH_BYTES = 1 << 18 };

/* A packet of a batch. Its bytes are in `bytes`: offsets, for that grows. */
struct item {
	struct cap_packet c;
	size_t data, block, comment;
	size_t end;             /* of what is printed of it */
	bool taken;
};

struct batch {
	uint64_t turn;
	struct item *v;
	unsigned n;
	struct buf bytes, out;
	int status;             /* of reading or printing; the message is in d */
	struct diag d;
};

struct jobs {
	struct printer *r;
	struct cap_reader *in;
	struct meter *meter;
	pthread_mutex_t reading;
	uint64_t next, nread;   /* batches and packets that were read */
	bool ended;             /* no more is read */
	pthread_mutex_t writing;
	pthread_cond_t turn_over;
	uint64_t turn;          /* the batch that is due */
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
	struct batch b;
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

static void add(struct batch *b, const struct cap_packet *c)
{
	struct item *i = &b->v[b->n++];

	*i = (struct item){ .c = *c };
	if (c->block) {
		i->block = put(&b->bytes, c->block, c->nblock);
		i->data = i->block + (size_t)(c->data - c->block);
	} else {
		i->data = put(&b->bytes, c->data, c->caplen);
	}
	i->comment = put(&b->bytes, c->comment.p, c->comment.n);
}

static bool goes_on(const struct jobs *j)
{
	const struct options *opt = j->r->opt;

	return !*signals_flag() && !(opt->count && !opt->display && j->nread >= opt->count);
}

/* One thread at a time. false: there is nothing more. */
static bool read_batch(struct jobs *j, struct batch *b)
{
	struct cap_packet c;
	int got = 1;

	b->n = 0;
	b->status = STATUS_DONE;
	buf_clear(&b->bytes);
	buf_clear(&b->out);
	while (b->n < BATCH_PACKETS && b->bytes.n < BATCH_BYTES && goes_on(j)) {
		got = cap_next(j->in, &c, &b->d);
		if (got <= 0)
			break;
		if (!j->nread++ || c.linktype != j->linktype)
			render_linktype(j->r->opt, NULL, &c);
		j->linktype = c.linktype;
		add(b, &c);
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
	pthread_mutex_lock(&j->writing);
	while (j->turn != b->turn)
		pthread_cond_wait(&j->turn_over, &j->writing);
	pthread_mutex_unlock(&j->writing);
}

static bool decode_batch(struct worker *w)
{
	struct batch *b = &w->b;

	for (unsigned i = 0; i < b->n; i++) {
		struct item *it = &b->v[i];
		struct diag d = DIAG_INIT;
		int wanted;

		it->c.data = b->bytes.p + it->data;
		it->c.block = it->c.block ? b->bytes.p + it->block : NULL;
		it->c.comment.p = (const char *)b->bytes.p + it->comment;
		render_decode(&w->render, &it->c);
		if (render_learns(&w->render)) {
			await_turn(w->j, b);
			render_learn(&w->render);
		}
		wanted = wanted_is(&w->wanted, w->render.p, it->c.number, &d);
		it->taken = wanted > 0;
		if (wanted < 0 || (wanted && !render_print(&w->render, &it->c, true, &b->out, &d))) {
			b->n = i;
			b->d = d;
			b->status = STATUS_USAGE;
			return false;
		}
		it->end = b->out.n;
	}
	return true;
}

/* ---- printing ---- */

/* Where what was printed of the packets ends that are still wanted; those are written to -w. */
static size_t take_items(struct jobs *j, struct batch *b)
{
	const struct options *opt = j->r->opt;
	size_t end = 0;

	for (unsigned i = 0; i < b->n && !j->is_full; i++) {
		if (!b->v[i].taken)
			continue;
		j->r->n++;
		end = b->v[i].end;
		if (opt->write && !printer_save(j->r, &b->v[i].c, &b->d)) {
			b->status = STATUS_REFUSED;
			j->is_full = true;
		}
		j->is_full |= opt->count && j->r->n >= opt->count;
	}
	return end;
}

static void print_batch(struct jobs *j, struct batch *b)
{
	size_t begin = 0, end = take_items(j, b);

	/* What parts two packets does not stand before the first one. */
	if (!j->any && end && render_parts(j->r->opt))
		begin = 1;
	j->any |= end > 0;
	if (!out_pass(j->r->out, b->out.p + begin, end > begin ? end - begin : 0))
		j->is_full = true;
	if (!b->status || j->status)
		return;
	out_flush(j->r->out);
	if (!*signals_flag())
		j->status = say_diag(&b->d);
	j->is_full = true;
}

static void due(struct jobs *j, struct batch *b)
{
	pthread_mutex_lock(&j->writing);
	while (j->turn != b->turn)
		pthread_cond_wait(&j->turn_over, &j->writing);
	if (!j->is_full)
		print_batch(j, b);
	j->turn++;
	pthread_cond_broadcast(&j->turn_over);
	pthread_mutex_unlock(&j->writing);
}

static bool is_over(struct jobs *j)
{
	bool over;

	pthread_mutex_lock(&j->writing);
	over = j->is_full;
	pthread_mutex_unlock(&j->writing);
	return over;
}

static void *work(void *arg)
{
	struct worker *w = arg;
	struct jobs *j = w->j;
	bool more = true;

	while (more && !is_over(j)) {
		pthread_mutex_lock(&j->reading);
		signals_hold(false); /* a Ctrl-C goes to the thread that may wait for more */
		more = !j->ended && read_batch(j, &w->b);
		signals_hold(true);
		if (more)
			w->b.turn = j->next++;
		pthread_mutex_unlock(&j->reading);
		if (!more)
			break;
		decode_batch(w);
		due(j, &w->b);
	}
	return NULL;
}

/* ---- all of it ---- */

static bool worker_start(struct worker *w, struct jobs *j, struct diag *d)
{
	const struct options *opt = j->r->opt;
	bool ok;

	w->j = j;
	w->b.v = mem_zero(BATCH_PACKETS, sizeof(*w->b.v));
	ok = wanted_start(&w->wanted, opt->display, NULL, j->r->out) == STATUS_DONE;
	ok &= render_start(&w->render, opt, NULL, j->r->render.theme, d);
	w->render.learner = j->r->learner;
	return ok;
}

static void worker_end(struct worker *w)
{
	render_free(&w->render);
	wanted_end(&w->wanted);
	buf_free(&w->b.bytes);
	buf_free(&w->b.out);
	mem_free(w->b.v);
}

int jobs_run(struct printer *r, struct cap_reader *in, struct meter *m, unsigned n)
{
	struct jobs j = { .r = r, .in = in, .meter = m, .reading = PTHREAD_MUTEX_INITIALIZER, .writing = PTHREAD_MUTEX_INITIALIZER,
			  .turn_over = PTHREAD_COND_INITIALIZER };
	struct worker *w = mem_zero(n, sizeof(*w));
	struct diag d = DIAG_INIT;
	unsigned started = 0, running = 0;

	registry_whole();
	signals_hold(true);
	while (started < n && worker_start(&w[started], &j, &d))
		started++;
	while (running < started && !pthread_create(&w[running].thread, NULL, work, &w[running]))
		running++;
	if (!running && started)
		work(&w[0]); /* no thread can be had: it goes without */
	for (unsigned i = 0; i < running; i++)
		pthread_join(w[i].thread, NULL);
	signals_hold(false);
	if (d.set)
		j.status = say_diag(&d);
	for (unsigned i = 0; i < (started < n ? started + 1 : n); i++)
		worker_end(&w[i]);
	mem_free(w);
	return j.status;
}
