/* braces.c - "{} {0:x} {name.field}".format(…). */
#include <string.h>

#include "pkt/interp.h"

/* The value that a field name begins with: a number, a name, or the next one. */
static bool first_value(struct interp *in, struct call *c, struct str name, unsigned *next, struct val *out)
{
	uint64_t k;

	if (!name.n || (name.p[0] >= '0' && name.p[0] <= '9')) {
		if (!name.n)
			k = (*next)++;
		else if (!str_to_u64(name, &k))
			return diag_set(&in->d, "'{%.*s}' is not the number of a value", STR(name));
		if (k >= c->nrest)
			return diag_set(&in->d, "the text asks for %llu values, there are %u", (unsigned long long)k + 1, c->nrest);
		*out = c->rest[k];
		return true;
	}
	for (unsigned i = 0; i < c->nnamed; i++) {
		if (str_same((struct str){ c->names[i]->name, c->names[i]->n }, name)) {
			*out = c->named[i];
			return true;
		}
	}
	return diag_set(&in->d, "there is no value '%.*s' for the text", STR(name));
}

/* .field and [key] behind it. */
static bool follow(struct interp *in, struct str path, struct val *v)
{
	struct val key, out;
	uint64_t k;

	while (path.n) {
		size_t n = 1;

		if (path.p[0] == '.') {
			while (n < path.n && path.p[n] != '.' && path.p[n] != '[')
				n++;
			if (!attr_get(in, v, sym_intern(&in->syms, path.p + 1, n - 1), NULL, &out))
				return false;
		} else {
			while (n < path.n && path.p[n] != ']')
				n++;
			if (n == path.n)
				return diag_set(&in->d, "'[' is not closed in the format");
			key = str_to_u64((struct str){ path.p + 1, n - 1 }, &k) ? val_int(k) : str_val(in, path.p + 1, n - 1);
			if (!index_get(in, v, &key, NULL, &out))
				return false;
			n++;
		}
		*v = out;
		path = (struct str){ path.p + n, path.n - n };
	}
	return true;
}

/* What stands between { and }. */
static bool put_field(struct interp *in, struct call *c, struct str f, unsigned *next, struct buf *out)
{
	size_t name = 0, end;
	struct buf b = BUF_INIT;
	struct val v;
	char conversion = 0;

	while (name < f.n && !strchr(".[!:", f.p[name]))
		name++;
	if (!first_value(in, c, (struct str){ f.p, name }, next, &v))
		return false;
	for (end = name; end < f.n && f.p[end] != '!' && f.p[end] != ':'; end++)
		;
	if (!follow(in, (struct str){ f.p + name, end - name }, &v))
		return false;
	if (end + 1 < f.n && f.p[end] == '!') {
		conversion = f.p[end + 1];
		end += 2;
	}
	if (conversion == 'r') {
		repr(in, &v, &b);
		v = buf_val(in, &b);
	}
	if (end < f.n && f.p[end] != ':')
		return diag_set(&in->d, "'{%.*s}' is not a format", STR(f));
	end += end < f.n;
	return format_spec(in, &v, (struct str){ f.p + end, f.n - end }, out);
}

bool format_braces(struct interp *in, struct str fmt, struct call *c, struct buf *out)
{
	unsigned next = 0;

	for (size_t i = 0; i < fmt.n; i++) {
		char ch = fmt.p[i];
		const char *close;

		if ((ch == '{' || ch == '}') && i + 1 < fmt.n && fmt.p[i + 1] == ch) {
			buf_byte(out, (uint8_t)ch);
			i++;
			continue;
		}
		if (ch != '{' && ch != '}') {
			buf_byte(out, (uint8_t)ch);
			continue;
		}
		close = ch == '{' ? memchr(fmt.p + i, '}', fmt.n - i) : NULL;
		if (!close)
			return diag_set(&in->d, "a single '%c' in the format", ch) || diag_hint(&in->d, "write %c%c for the character", ch, ch);
		if (!put_field(in, c, (struct str){ fmt.p + i + 1, (size_t)(close - fmt.p) - i - 1 }, &next, out))
			return false;
		i = (size_t)(close - fmt.p);
		if (out->n > TEXT_MAX)
			return diag_set(&in->d, "the text would be longer than %d bytes", TEXT_MAX);
	}
	return true;
}
