/* order.c - which fields are parts of little-endian words, whose bits are counted from the lowest of each byte. */
#include "pkt/compile.h"

#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/registry.h"

static bool wrong(const struct layout *l, const struct field *f, struct diag *d, const char *what)
{
	return diag_set(d, "table of %s, field %s: %s", l->proto->name, f->name, what);
}

bool fields_order(struct layout *l, struct diag *d)
{
	unsigned bits = 0; /* of the word, up to here; 0: none */

	for (unsigned i = 0; i < l->n; i++) {
		struct field *f = &l->field[i];
		bool number = f->kind == F_UINT || f->kind == F_FLAGS;

		if (bits % 8 && !(number && f->le))
			return wrong(l, f, d, "stands within a byte after a field that is .le, and is not");
		if (!number || !f->le || (bits % 8 == 0 && f->bits % 8 == 0)) {
			bits = 0;
			continue;
		}
		if (f->compute.kind == C_CHECKSUM)
			return wrong(l, f, d, "a sum takes whole bytes");
		f->low = true;
		bits += f->bits;
	}
	return bits % 8 == 0 || wrong(l, &l->field[l->n - 1], d, "a word of bits that are .le ends within a byte");
}
