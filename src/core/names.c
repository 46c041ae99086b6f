/* names.c - names of values and letters of flags. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/registry.h"
#include "pkt/str.h"

const char *names_of_value(const struct names *t, uint64_t v)
{
	/* Most tables are in order of value and dense at the start: look there first. */
	if (v < t->n && t->rows[v].value == v)
		return t->rows[v].name;
	for (size_t i = 0; i < t->n; i++)
		if (t->rows[i].value == v)
			return t->rows[i].name;
	return NULL;
}

/* Of several values with one name ("RESERVED") the last is meant, as in a table that a later row overwrites. */
bool names_find(const struct names *t, const char *name, size_t n, uint64_t *out)
{
	for (size_t i = t->n; i-- > 0;)
		if (strlen(t->rows[i].name) == n && memcmp(t->rows[i].name, name, n) == 0) {
			*out = t->rows[i].value;
			return true;
		}
	for (size_t i = t->n; i-- > 0;)
		if (strlen(t->rows[i].name) == n && strncasecmp(t->rows[i].name, name, n) == 0) {
			*out = t->rows[i].value;
			return true;
		}
	return false;
}

void names_near(const struct names *t, struct near *n)
{
	for (size_t i = 0; i < t->n; i++)
		near_offer(n, t->rows[i].name);
}

/* What parts the words; 0: there are single letters. */
static char parting(const char *letters)
{
	return strchr(letters, '|') ? '|' : strchr(letters, ' ') ? ' ' : 0;
}

static bool is_words(const char *letters)
{
	return parting(letters) != 0;
}

/* The name of bit i: a letter or a word. */
static struct str bit_name(const char *letters, unsigned i)
{
	char part[2] = { parting(letters), 0 };

	if (!part[0])
		return i < strlen(letters) ? (struct str){ letters + i, 1 } : (struct str){ "", 0 };
	for (const char *p = letters;; i--) {
		size_t n = strcspn(p, part);

		if (i == 0)
			return (struct str){ p, n };
		p += n;
		if (!*p)
			return (struct str){ "", 0 };
		p++;
	}
}

void flags_text(struct buf *out, const struct field *f, uint64_t v)
{
	const char *letters = f->letters ? f->letters : "";
	bool words = is_words(letters), first = true;
	uint64_t rest = 0;

	for (unsigned i = 0; i < f->bits; i++) {
		struct str s;

		if (!(v >> i & 1))
			continue;
		s = bit_name(letters, i);
		if (!s.n) {
			rest |= (uint64_t)1 << i;
			continue;
		}
		if (words && !first)
			buf_byte(out, '+');
		buf_add(out, s.p, s.n);
		first = false;
	}
	if (rest) {
		if (!first)
			buf_byte(out, '+');
		buf_fmt(out, "0x%" PRIx64, rest);
	}
}

static bool flag_bit(const struct field *f, struct str w, uint64_t *v)
{
	for (unsigned i = 0; i < f->bits; i++) {
		struct str s = bit_name(f->letters, i);

		if (s.n && str_same(s, w)) {
			*v |= (uint64_t)1 << i;
			return true;
		}
	}
	return false;
}

static bool no_flag(const struct field *f, struct str w, struct diag *d)
{
	diag_set(d, "'%.*s' is not one of the %s", STR(w), f->name);
	return diag_hint(d, "the flags are %s", f->letters);
}

bool flags_parse(const struct field *f, const char *s, size_t n, uint64_t *out, struct diag *d)
{
	uint64_t v = 0;
	size_t i = 0;

	if (!f->letters)
		return diag_set(d, "%s has no flag names: give a number", f->name);
	while (i < n) {
		struct str w = { s + i, 1 };
		uint64_t number;

		if (s[i] == '+') {
			i++;
			continue;
		}
		if (is_words(f->letters) || (s[i] == '0' && i + 1 < n && s[i + 1] == 'x'))
			while (i + w.n < n && w.p[w.n] != '+')
				w.n++;
		i += w.n;
		if (flag_bit(f, w, &v))
			continue;
		if (!str_to_u64(w, &number) || number > (f->bits == 64 ? UINT64_MAX : ((uint64_t)1 << f->bits) - 1))
			return no_flag(f, w, d);
		v |= number;
	}
	*out = v;
	return true;
}
