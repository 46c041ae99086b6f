/* chain.c - what bounds a running script, and by which calls an error was reached. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pkt/interp.h"

/* ---- calls ---- */

static void add(struct interp *in, const char *line)
{
	size_t n = strlen(line), room = sizeof(in->chain.text) - in->chain.n;

	if (n + 64 > room) { /* the innermost calls say most */
		in->chain.left++;
		return;
	}
	memcpy(in->chain.text + in->chain.n, line, n + 1);
	in->chain.n += n;
}

static void add_again(struct interp *in)
{
	char line[64];

	snprintf(line, sizeof(line), "    … %u times\n", in->chain.again + 1);
	if (in->chain.again)
		add(in, line);
	in->chain.again = 0;
}

/* "    at traceroute.pkt:12:5": of a mistake in the library, which is shown at the user's call. */
void chain_place(struct interp *in, const struct program *p)
{
	char line[200];
	unsigned row, col;

	if (!p->main->is_module || in->d.src != &p->src)
		return;
	source_place(in->d.src, in->d.span.begin, &row, &col);
	snprintf(line, sizeof(line), "    at %.150s:%u:%u\n", in->d.src->name, row, col);
	add(in, line);
}

/* "    in f(), called at scan.pkt:12:5": one line for each call between the error and the program. */
void chain_add(struct interp *in, const struct fn *fn, const struct node *call)
{
	const struct source *src = in->running ? &in->running->src : NULL;
	char line[200], place[120] = "";
	unsigned row, col;

	if (!in->d.set || in->d.kind == D_EXIT || (!in->d.src && fn->prog->main->is_module))
		return; /* what a function of the library raised speaks for itself */
	if (!in->d.chain) {
		memset(&in->chain, 0, sizeof(in->chain));
		chain_place(in, fn->prog);
	}
	in->d.chain = in->chain.text;
	if (fn->prog->main->is_module && !call)
		return;
	if (src && call) {
		source_place(src, call->span.begin, &row, &col);
		if (src->name)
			snprintf(place, sizeof(place), ", called at %.80s:%u:%u", src->name, row, col);
		else
			snprintf(place, sizeof(place), ", called in line %u", row);
	}
	snprintf(line, sizeof(line), "    in %.60s%s%s\n", fn->name ? fn->name->name : "the lambda", fn->name ? "()" : "", place);
	if (!strcmp(line, in->chain.last)) {
		in->chain.again++;
		return;
	}
	add_again(in);
	memcpy(in->chain.last, line, sizeof(line));
	add(in, line);
}

void chain_end(struct interp *in)
{
	char line[64];

	if (!in->d.chain)
		return;
	add_again(in);
	if (!in->chain.left)
		return;
	snprintf(line, sizeof(line), "    … and %u more\n", in->chain.left);
	memcpy(in->chain.text + in->chain.n, line, strlen(line) + 1); /* add() left room */
}

/* ---- memory ---- */

enum { PATIENCE = 2048 }; /* steps from one look at the memory to the next; large values count for many */

void memory_limit(struct interp *in)
{
	long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);

	in->memory = in->cfg.memory;
	if (!in->memory && pages > 0 && size > 0)
		in->memory = (uint64_t)pages * (uint64_t)size / 2;
	in->patience = PATIENCE;
}

bool memory_low(struct interp *in, struct span at)
{
	uint64_t used = mem_resident();

	in->patience = PATIENCE;
	if (!in->memory || used <= in->memory)
		return false;
	fail(in, at, "the script uses %" PRIu64 " MiB of memory, and %" PRIu64 " MiB is the limit", used >> 20, in->memory >> 20);
	diag_hint(&in->d, "PcapReader(…) goes through a capture without keeping it");
	return true;
}
