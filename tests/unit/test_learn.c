/* test_learn.c - what packets teach: kept by key and within bounds; records of any template keep the laws. */
#include "pkt/learn.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/packet.h"
#include "pkt/random.h"
#include "pkt/registry.h"
#include "support/laws.h"
#include "support/support.h"

static void kept_by_key(void **state)
{
	struct learner *l = learner_new();
	size_t n = 0;

	(void)state;
	learner_put(l, "ab", 2, "one", 3);
	learner_put(l, "a", 1, "other", 5);
	assert_memory_equal(learner_get(l, "ab", 2, &n), "one", 3);
	assert_int_equal(n, 3);
	learner_put(l, "ab", 2, "new!", 4);
	assert_memory_equal(learner_get(l, "ab", 2, &n), "new!", 4);
	assert_int_equal(n, 4);
	learner_put(l, "ab", 2, NULL, 0);
	assert_null(learner_get(l, "ab", 2, &n));
	assert_memory_equal(learner_get(l, "a", 1, &n), "other", 5);
	learner_free(l);
}

/* What was learnt first is forgotten first, and no more is kept than LEARN_MOST. */
static void bounded(void **state)
{
	enum { ONE = 64 * 1024 };
	struct learner *l = learner_new();
	uint8_t *what = mem_zero(ONE, 1);
	size_t n, kept = 0, lessons = 2 * LEARN_MOST / ONE;

	(void)state;
	for (size_t i = 0; i < lessons; i++)
		learner_put(l, &i, sizeof(i), what, ONE);
	for (size_t i = 0; i < lessons; i++) {
		bool has = learner_get(l, &i, sizeof(i), &n) != NULL;

		assert_true(!kept || has);
		kept += has;
	}
	assert_true(kept > lessons / 4 && kept * ONE <= LEARN_MOST);
	mem_free(what);
	learner_free(l);
}

static void put_number(struct buf *b, unsigned width, uint64_t v)
{
	uint8_t at[8];

	bits_put(at, 0, width * 8, v);
	buf_add(b, at, width);
}

static void put_length(struct buf *b, size_t set)
{
	put16(b->p + set + 2, (uint16_t)(b->n - set));
}

/* A message with one template of up to six fields of any widths, and data of any bytes. */
static void message(uint64_t k, struct buf *b)
{
	static const uint16_t odd[] = { 65535, 0, 9, 16, 6, 33 };
	bool ten = random_at(k, 0, 0) & 1;
	unsigned columns = 1 + (unsigned)(random_at(k, 1, 0) % 6), bytes = (unsigned)(random_at(k, 2, 0) % 90);
	size_t set;

	buf_clear(b);
	put_number(b, 2, ten ? 10 : 9);
	put_number(b, 2, 2);
	put_number(b, 8, 1);
	put_number(b, 4, 7);
	if (!ten)
		put_number(b, 4, 8);
	set = b->n;
	put_number(b, 4, ten ? 0x20000 : 0);
	put_number(b, 2, 256);
	put_number(b, 2, columns);
	for (unsigned i = 0; i < columns; i++) {
		uint64_t r = random_at(k, 3, i);
		bool enterprise = ten && r % 5 == 0;

		put_number(b, 2, (r >> 8) % 500 | (enterprise ? 0x8000 : 0));
		put_number(b, 2, r >> 32 & 1 ? odd[(r >> 40) % 6] : 1 + (r >> 48) % 8);
		if (enterprise)
			put_number(b, 4, r & 0xffffffff);
	}
	put_length(b, set);
	set = b->n;
	put_number(b, 4, 0x1000000);
	for (unsigned i = 0; i < bytes; i++)
		buf_byte(b, random_at(k, 4, i) % 3 ? (uint8_t)random_at(k, 5, i) : 0);
	put_length(b, set);
}

static bool has_names(const struct layout *first, const struct buf *b)
{
	struct packet *p = packet_new();
	struct learner *l = learner_new();
	struct buf text = BUF_INIT;
	struct diag d = DIAG_INIT;
	bool named;

	packet_decode(p, first, b->p, b->n);
	assert_true(learner_wants(p));
	learner_packet(l, p);
	assert_true(view_expr(p, 0, &text, &d));
	named = strstr(buf_cstr(&text), "NetflowRecordV9(fields=");
	buf_free(&text);
	learner_free(l);
	obj_drop(&p->obj);
	return named;
}

static void records_of_any_template(void **state)
{
	enum { MESSAGES = 1500 };
	const struct layout *first = layout_need("NetflowHeader");
	struct buf b = BUF_INIT;
	struct laws laws;
	unsigned named = 0;

	(void)state;
	laws_start(&laws);
	for (uint64_t k = 0; k < MESSAGES; k++) {
		message(k, &b);
		named += has_names(first, &b);
		for (enum law law = 0; law < LAWS; law++)
			if (!law_holds(&laws, law, first, b.p, b.n))
				fail_msg("message %u: %s\n%s", (unsigned)k, law_names[law], buf_cstr(&laws.why));
	}
	assert_true(named > MESSAGES / 3 && named < MESSAGES);
	laws_end(&laws);
	buf_free(&b);
}

static int begin(void **state)
{
	(void)state;
	start();
	return 0;
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
		cmocka_unit_test(kept_by_key),
		cmocka_unit_test(bounded),
		cmocka_unit_test(records_of_any_template),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
