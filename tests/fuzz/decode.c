/* decode.c - libFuzzer: any bytes decode, print in every form, and come back the same (laws 2 and 3). */
#include <stdio.h>
#include <stdlib.h>

#include "pkt/registry.h"
#include "support/laws.h"
#include "support/support.h"

static struct laws laws; /* libFuzzer's function has no argument */
static bool started;

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

/* The first byte picks the outermost class. */
int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	const struct layout *first;

	if (!started) {
		start();
		laws_start(&laws);
		started = true;
	}
	if (!n)
		return 0;
	first = layout_nth(p[0] % layout_count());
	p++;
	n--;
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
