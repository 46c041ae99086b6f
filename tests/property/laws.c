/* laws.c - laws 2 and 3 for every packet of every capture there is. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pkt/cap.h"
#include "pkt/registry.h"
#include "support/laws.h"
#include "support/support.h"

struct run {
	struct pick pick;
	struct laws laws;
	unsigned files, unreadable, early;
	unsigned packets, held[LAWS];
};

static void report(struct run *r, enum law law, const char *path, unsigned at, const struct cap_packet *c)
{
	if (!pick_print(&r->pick))
		return;
	printf("%s: packet %u (link type %u): %s\n%s", path, at, c->linktype, law_names[law], buf_cstr(&r->laws.why));
	bytes_differ(r->laws.got.p, r->laws.got.n, c->data, c->caplen);
}

static void one_packet(struct run *r, const char *path, unsigned at, const struct cap_packet *c)
{
	const struct layout *first = linktype_layout(c->linktype);

	if (!first)
		first = layout_need("Raw");
	r->packets++;
	for (enum law law = 0; law < LAWS; law++) {
		if (law_holds(&r->laws, law, first, c->data, c->caplen))
			r->held[law]++;
		else
			report(r, law, path, at, c);
	}
}

static void one_file(const char *path, void *arg)
{
	struct run *r = arg;
	struct diag d = DIAG_INIT;
	struct cap_reader *in = cap_open(path, &d);
	struct cap_packet c;
	unsigned at = 0;
	int got;

	if (!in) {
		r->unreadable++;
		printf("not read: %s: %s\n", path, d.text);
		return;
	}
	r->files++;
	while ((got = cap_next(in, &c, &d)) > 0)
		one_packet(r, path, ++at, &c);
	if (got < 0)
		r->early++;
	cap_close(in);
}

int main(int argc, char **argv)
{
	struct run r = { 0 };
	bool bad = false;

	pick_args(&r.pick, argc, argv);
	start();
	laws_start(&r.laws);
	for (int i = 0; i < r.pick.nfiles; i++)
		one_file(r.pick.files[i], &r);
	if (!r.pick.nfiles) {
		captures_each("samples", one_file, &r);
		if (shared_there())
			captures_each(shared_path("captures"), one_file, &r);
	}
	for (enum law law = 0; law < LAWS; law++) {
		printf("%s: %u of %u packets\n", law_names[law], r.held[law], r.packets);
		bad |= r.held[law] != r.packets;
	}
	printf("%u files (%u of them cut or damaged at the end), %u not readable as captures\n", r.files, r.early, r.unreadable);
	laws_end(&r.laws);
	done();
	return bad || !r.packets;
}
