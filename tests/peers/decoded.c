/* decoded.c - what the captures hold, by class; with --classes the classes of the registry, with --hashes the
 * numbers that tests/fuzz/decode.c knows them by, with --ends (of these captures) where decoding stopped. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pkt/cap.h"
#include "pkt/field.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "support/support.h"

extern const struct unit *const units[];     /* made by the Makefile */
extern const char *const units_called[];

struct run {
	struct packet *p;
	unsigned *seen;   /* packets with the class, by its number */
	unsigned packets; /* all */
	bool ends;
};

static const struct layout *first_of(const struct cap_packet *c)
{
	const struct layout *first = linktype_layout(c->linktype);

	return first ? first : layout_need("Raw");
}

/* The layer in which decoding ended: what follows it is Raw or nothing. A packet that is Raw from the start has none: "Raw". Then all
 * layers up to there. */
static void print_end(const struct packet *p, const char *path, unsigned at)
{
	unsigned n = p->n;
	bool raw = false;

	while (n > 1 && (p->layer[n - 1].lay == layout_padding() || p->layer[n - 1].lay == layout_raw()))
		raw |= p->layer[--n].lay == layout_raw();
	printf("%s\t%u\t%s\t%s\t", path, at, raw ? "Raw" : "", n ? p->layer[n - 1].lay->proto->name : "");
	for (unsigned l = 0; l < n; l++)
		printf("%s%s", l ? "/" : "", p->layer[l].lay->proto->name);
	putchar('\n');
}

static void one_packet(struct run *r, const char *path, unsigned at, const struct cap_packet *c)
{
	packet_decode(r->p, first_of(c), c->data, c->caplen);
	r->packets++;
	for (unsigned l = 0; l < r->p->n; l++) {
		bool again = false;

		for (unsigned k = 0; k < l; k++)
			again |= r->p->layer[k].lay == r->p->layer[l].lay;
		r->seen[r->p->layer[l].lay->id] += !again;
	}
	if (r->ends)
		print_end(r->p, path, at);
}

static void one_file(const char *path, void *arg)
{
	struct run *r = arg;
	struct diag d = DIAG_INIT;
	struct cap_reader *in = cap_open(path, &d);
	struct cap_packet c;
	unsigned at = 0;

	if (!in)
		return;
	while (cap_next(in, &c, &d) > 0)
		one_packet(r, path, ++at, &c);
	cap_close(in);
}

/* File of src/proto, class, packets (with captures) and title, a line each. */
static void print_classes(const unsigned *seen)
{
	for (size_t u = 0; units[u]; u++) {
		for (size_t i = 0; units[u]->protos[i]; i++) {
			const struct proto *p = units[u]->protos[i];
			const struct layout *l = p->item ? NULL : layout_need(p->name);

			if (l && layout_can_stand(l))
				printf("%s\t%s\t%u\t%s\n", units_called[u], p->name, seen[l->id], p->title ? p->title : "");
		}
	}
}

static void print_hashes(void)
{
	for (size_t i = 0; i < layout_count(); i++)
		if (!layout_nth(i)->proto->item)
			printf("%s\t%u\n", layout_nth(i)->proto->name, layout_nth(i)->name_hash & 0xffff);
}

int main(int argc, char **argv)
{
	bool classes = argc > 1 && !strcmp(argv[1], "--classes"), counts = argc > 1 && !strcmp(argv[1], "--counts");
	struct run r = { .ends = argc > 1 && !strcmp(argv[1], "--ends") };
	unsigned met = 0, known = 0;

	start();
	if (argc > 1 && !strcmp(argv[1], "--hashes")) {
		print_hashes();
		return 0;
	}
	r.p = packet_new();
	r.seen = mem_zero(layout_count(), sizeof(*r.seen));
	for (int i = 2; i < argc && r.ends; i++)
		one_file(argv[i], &r);
	if (!classes && argc < 3)
		captures_each(shared_path("captures"), one_file, &r);
	for (size_t i = 0; i < layout_count(); i++) {
		known += layout_can_stand(layout_nth(i));
		met += r.seen[i] > 0;
	}
	if (classes || counts)
		print_classes(r.seen);
	else if (!r.ends)
		printf("decoded: %u packets, in which %u of %u classes occur\n", r.packets, met, known);
	mem_free(r.seen);
	obj_drop(&r.p->obj);
	done();
	return 0;
}
