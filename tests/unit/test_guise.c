/* test_guise.c - the places that a guise remembers are those that asking field by field finds: in every class, for any values. */
#include "pkt/guise.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/random.h"
#include "pkt/registry.h"

enum { MOST = 96, TRIES = 300 /* of a class: many more than it has guises */ };

/* Where the fields of lay stand in n bytes at b; how many of the places are known. */
static unsigned places(const struct layout *lay, const uint8_t *b, size_t n, uint32_t *at)
{
	struct scope s;

	s.at = at;
	scope_begin(&s, NULL, lay, b, n);
	scope_walk(&s, lay->n);
	return s.walked;
}

static unsigned compare(const struct layout *lay, const uint8_t *b, size_t n)
{
	uint32_t at[FIELDS_MAX + 2], asked_at[FIELDS_MAX + 2];
	struct layout asked = *lay;
	unsigned known, was_asked;

	asked.guises = NULL;
	was_asked = places(&asked, b, n, asked_at);
	known = places(lay, b, n, at);
	if (known != was_asked || memcmp(at, asked_at, (known + 1) * sizeof(at[0])))
		fail_msg("%s: other places in %zu bytes (%u known, %u when asked for)", lay->proto->name, n, known, was_asked);
	return guise_of(lay, b, n, NULL) != NULL;
}

static void places_are_the_same(void **state)
{
	unsigned classes = 0, found = 0, tries = 0;

	(void)state;
	for (size_t i = 0; i < layout_count(); i++) {
		const struct layout *lay = layout_nth(i);

		for (unsigned k = 0; lay->guises && k < TRIES; k++) {
			size_t n = lay->min + random_at(i, k, MOST) % (MOST - lay->min % MOST);
			uint8_t b[MOST * 4];

			if (lay->min > MOST * 3)
				break;
			for (size_t j = 0; j < n; j++)
				b[j] = (uint8_t)random_at(i, k, j) & (k % 2 ? 0xff : 0x0f); /* small numbers are asked for more often */
			found += compare(lay, b, n);
			tries++;
		}
		classes += lay->guises != NULL;
	}
	assert_true(classes > 20);
	assert_true(found > classes);
	assert_true(found < tries); /* some came after there was no room for more */
}

static int start(void **state)
{
	struct diag d = DIAG_INIT;

	(void)state;
	return registry_start(&d) ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	registry_end();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_are_the_same),
	};

	return cmocka_run_group_tests(tests, start, end);
}
