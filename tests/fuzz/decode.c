/* decode.c - libFuzzer: any bytes decode, print in every form, and come back the same (laws 2 and 3). */
#include <stdio.h>
#include <stdlib.h>

#include "pkt/bits.h"
#include "pkt/registry.h"
#include "support/laws.h"
#include "support/support.h"

static struct laws laws; /* libFuzzer's function has no argument */
static bool started;

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

/* The first two bytes pick the outermost class: the one whose name's hash comes next, so that other classes that join or leave
 * do not change what a kept input is read as. */
static const struct layout *class_at(unsigned at)
{
	const struct layout *best = NULL;

	for (size_t i = 0; i < layout_count(); i++) {
		const struct layout *l = layout_nth(i);

		if (!l->proto->item && (!best || (uint16_t)(l->name_hash - at) < (uint16_t)(best->name_hash - at)))
			best = l;
	}
	return best;
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	const struct layout *first;

	if (!started) {
		start();
		laws_start(&laws);
		started = true;
	}
	if (n < 2)
		return 0;
	first = class_at(get16(p));
	p += 2;
	n -= 2;
	for (unsigned form = 0; form < PRINTS; form++)
		print_form(&laws, form, first, p, n);
	for (enum law law = 0; law < LAWS; law++) {
		if (!law_holds(&laws, law, first, p, n)) {
			printf("%s: %s\n%s\n", first->proto->name, law_names[law], buf_cstr(&laws.why));
			bytes_differ(laws.got.p, laws.got.n, p, n);
			abort();
		}
	}
	return 0;
}
