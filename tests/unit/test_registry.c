/* test_registry.c - classes are compiled when they are asked for, in whatever order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pkt/diag.h"
#include "pkt/registry.h"

static void start(void)
{
	struct diag d = DIAG_INIT;

	assert_true(registry_start(&d));
}

static void whole(const struct layout *l)
{
	assert_true(l->ready);
	assert_non_null(l->field);
	assert_non_null(l->image);
	assert_int_equal(l->n, l->proto->nfields);
	for (unsigned i = 0; i < l->n; i++) {
		assert_int_equal(l->field[i].index, i);
		assert_string_equal(l->field[i].name, l->proto->fields[i].name);
		if (l->field[i].family)
			assert_true(l->field[i].other->ready);
	}
	if (l->other)
		assert_true(l->other->ready);
}

static void every_class_can_be_the_first(void **state)
{
	size_t n;

	(void)state;
	start();
	n = layout_count();
	registry_end();
	assert_true(n > 300);
	for (size_t i = 0; i < n; i++) {
		start();
		whole(layout_nth(i));
		registry_end();
	}
}

static void all_are_there_at_once(void **state)
{
	(void)state;
	start();
	registry_whole();
	for (size_t i = 0; i < layout_count(); i++)
		whole(layout_nth(i));
	registry_end();
}

static void questions_have_their_answers(void **state)
{
	const struct layout *l;

	(void)state;
	start();
	l = layout_need("IP");
	assert_null(l->answered_by); /* nobody has asked */
	registry_link();
	assert_ptr_equal(l->answered_by, l);
	assert_string_equal(l->quoted_by->proto->name, "IPerror");
	assert_true(l->quoted_by->ready);
	registry_end();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_class_can_be_the_first),
		cmocka_unit_test(all_are_there_at_once),
		cmocka_unit_test(questions_have_their_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
