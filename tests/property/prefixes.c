/* prefixes.c - every prefix of every vector decodes, prints, and loses nothing (laws 2 and 8). */
#include <stdio.h>
#include <string.h>

#include "pkt/registry.h"
#include "support/laws.h"
#include "support/support.h"

struct run {
	struct pick pick;
	struct laws laws;
	unsigned vectors, prefixes, held[2];
};

/* The outermost class: what the link type says, what the vector says, or the first word of its expression. */
static const struct layout *first_layout(const json_t *vector)
{
	const json_t *dlt = json_object_get(vector, "linktype");
	const char *first = vector_text(vector, "first"), *expr = vector_text(vector, "expr");

	if (json_is_integer(dlt))
		return linktype_layout((int)json_integer_value(dlt));
	if (*first)
		return layout_find(first, strlen(first));
	return layout_find(expr, strspn(expr, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"));
}

static void one(json_t *vector, void *arg)
{
	struct run *r = arg;
	const struct layout *first = first_layout(vector);
	struct buf b = BUF_INIT;

	if (!pick_wants(&r->pick, vector) || !first || !hex_read(vector_text(vector, "hex"), &b)) {
		buf_free(&b);
		return;
	}
	r->vectors++;
	for (size_t n = 0; n <= b.n; n++) {
		r->prefixes++;
		print_form(&r->laws, (unsigned)n, first, b.p, n);
		for (enum law law = LAW_VIEW; law <= LAW_OWN; law++) {
			if (law_holds(&r->laws, law, first, b.p, n)) {
				r->held[law]++;
			} else if (pick_print(&r->pick)) {
				printf("%s: first %zu bytes: %s\n%s", vector_text(vector, "id"), n, law_names[law], buf_cstr(&r->laws.why));
				bytes_differ(r->laws.got.p, r->laws.got.n, b.p, n);
			}
		}
	}
	for (unsigned form = 0; form < PRINTS; form++)
		print_form(&r->laws, form, first, b.p, b.n);
	buf_free(&b);
}

int main(int argc, char **argv)
{
	struct run r = { 0 };

	pick_args(&r.pick, argc, argv);
	start();
	laws_start(&r.laws);
	vectors_each(shared_path("vectors/core*.jsonl"), one, &r);
	vectors_each(shared_path("vectors/dissect*.jsonl"), one, &r);
	printf("prefixes: %u prefixes of %u vectors decode and print\n", r.prefixes, r.vectors);
	for (enum law law = LAW_VIEW; law <= LAW_OWN; law++)
		printf("%s: %u of %u prefixes\n", law_names[law], r.held[law], r.prefixes);
	laws_end(&r.laws);
	done();
	return !r.prefixes || r.held[LAW_VIEW] != r.prefixes || r.held[LAW_OWN] != r.prefixes;
}
