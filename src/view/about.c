/* about.c - help from the tables: what a class or a field is, how it is written, an expression that uses it. */
#include "pkt/view.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ls.h"
#include "paint.h"
#include "pkt/diag.h"
#include "pkt/registry.h"

enum { WORDS_MOST = 40, CARRIERS_MOST = 6, LINE = 110 };

/* ---- examples ---- */

/* A name of a value that is not the default's and fits; of a port that everybody knows, the default's. */
static const char *telling_name(const struct field *f)
{
	const struct names *names = field_names(f);
	uint64_t most = f->bits && f->bits < 64 ? ((uint64_t)1 << f->bits) - 1 : UINT64_MAX, v;
	bool wanted = f->guess && names && names_of_value(names, f->init);

	for (size_t i = 0; names && i < names->n; i++) {
		const struct name_row *row = &names->rows[i];

		if (row->value <= most && (row->value == f->init) == wanted && names_find(names, row->name, strlen(row->name), &v) && v == row->value)
			return row->name;
	}
	return NULL;
}

/* A value of the language that the field takes; V_UNSET: none that is short and tells something. */
static struct val telling_value(const struct field *f)
{
	static const char *const text[F_KINDS] = { [F_MAC] = "02:00:00:00:00:01", [F_IPV4] = "192.0.2.1", [F_IPV6] = "2001:db8::1",
		[F_NAME] = "www.example.org" };
	const char *name = f->kind == F_UINT ? telling_name(f) : NULL;
	struct buf b = BUF_INIT;
	struct val v;

	if (name || (f->kind < F_KINDS && text[f->kind])) {
		name = name ? name : text[f->kind];
		return val_str(name, strlen(name));
	}
	if (f->kind == F_UINT || f->kind == F_VIRTUAL)
		return val_int(f->init ? f->init : 1);
	if (f->kind == F_BYTES && !f->bits && f->size.kind != X_FIXED)
		return val_str("data", 4);
	if (f->kind != F_FLAGS)
		return VAL_UNSET;
	flags_text(&b, f, f->init ? f->init : 1);
	v = b.n && b.p[0] != '+' && b.p[0] != '0' ? val_str(b.p, b.n) : val_int(1);
	buf_free(&b);
	return v;
}

/* "dport=80"; false: there is nothing to show. */
static bool argument(const struct layout *lay, unsigned f, struct buf *out)
{
	struct val v = telling_value(ls_field(lay, f)), stored;
	struct diag d = DIAG_INIT;
	bool ok = v.type != V_UNSET && field_accept(lay, &lay->field[f], &v, &stored, &d);

	if (ok) {
		val_drop(stored);
		buf_fmt(out, "%s=", lay->field[f].name);
		val_print(out, &v);
	}
	val_drop(v);
	return ok;
}

/* The less, the better it shows what a layer is for. */
static unsigned rank_field(const struct layout *lay, const struct packet *p, unsigned i)
{
	const struct field *f = ls_field(lay, i);

	if (lay->field[i].compute.kind != C_NONE || f->kind == F_VIRTUAL || !layer_present(p, 0, i))
		return 9;
	if (f->kind == F_UINT)
		return telling_name(f) ? 1 : 3;
	return f->kind == F_IPV4 || f->kind == F_IPV6 || f->kind == F_NAME || f->kind == F_FLAGS ? 2 : 4;
}

static void one_layer(const struct layout *lay, struct buf *out)
{
	struct packet *p = packet_new();
	unsigned best = lay->n, rank = 9;
	struct buf arg = BUF_INIT;

	packet_push(p, lay);
	for (unsigned f = 0; f < lay->n; f++) {
		unsigned r = rank_field(lay, p, f);

		buf_clear(&arg);
		if (r < rank && argument(lay, f, &arg)) {
			rank = r;
			best = f;
		}
	}
	buf_fmt(out, "%s(", lay->proto->name);
	if (best < lay->n)
		argument(lay, best, out);
	buf_byte(out, ')');
	buf_free(&arg);
	obj_drop(&p->obj);
}

/* Who chooses its payload by a number that this class has. */
static bool carries(const struct layout *by, const struct layout *lay)
{
	uint64_t number;

	if (by == lay || !layout_can_stand(by))
		return false;
	for (unsigned r = 0; r < by->nnext; r++) {
		if (space_number(by->next[r].space, lay, &number))
			return true;
	}
	return false;
}

/* The best known first: IP itself, then what stands first on a wire, Ethernet before others. */
static uint64_t rank_carrier(const struct layout *lay)
{
	int dlt = space_find("dlt");
	uint64_t number;

	if (lay->proto->ip)
		return 0;
	return dlt >= 0 && space_number((unsigned)dlt, lay, &number) ? 1 + number : UINT64_MAX;
}

static const struct layout *best_carrier(const struct layout *lay)
{
	const struct layout *best = NULL;

	for (size_t i = 0; i < layout_count(); i++) {
		const struct layout *by = layout_nth(i);

		if (carries(by, lay) && (!best || rank_carrier(by) < rank_carrier(best)))
			best = by;
	}
	return best;
}

void view_example(const struct layout *lay, struct buf *out)
{
	const struct layout *by = best_carrier(lay);

	if (lay->proto->example) {
		buf_text(out, lay->proto->example);
		return;
	}
	if (!layout_can_stand(lay))
		return;
	if (by)
		buf_fmt(out, "%s()/", by->proto->name);
	one_layer(lay, out);
}

void view_example_field(const struct layout *lay, unsigned f, struct buf *out)
{
	struct buf arg = BUF_INIT;

	if (layout_can_stand(lay) && argument(lay, f, &arg)) {
		buf_fmt(out, "%s(", lay->proto->name);
		buf_add(out, arg.p, arg.n);
		buf_byte(out, ')');
	}
	buf_free(&arg);
}

/* ---- a class ---- */

static void example_line(struct buf *out, const struct buf *example)
{
	if (!example->n)
		return;
	buf_text(out, "    >>> ");
	buf_add(out, example->p, example->n);
	buf_byte(out, '\n');
}

/* All numbers, where the headline of ls has no room for them. */
static void all_numbers(const struct proto *p, struct buf *out)
{
	size_t start = out->n;

	if (p->nunder <= 4)
		return;
	buf_text(out, "  known by");
	for (size_t i = 0; i < p->nunder; i++) {
		if (out->n - start > LINE) {
			buf_text(out, "\n          ");
			start = out->n;
		}
		buf_fmt(out, " %s %" PRIu64 "%s", p->under[i].space, p->under[i].number, i + 1 < p->nunder ? "," : "\n");
	}
}

static void carriers(const struct layout *lay, struct buf *out)
{
	size_t n = 0;
	bool more = false;

	for (size_t i = 0; i < layout_count(); i++) {
		if (!carries(layout_nth(i), lay))
			continue;
		if (n < CARRIERS_MOST)
			buf_fmt(out, "%s%s", n ? ", " : "  carried by ", layout_nth(i)->proto->name);
		else
			more = true;
		n++;
	}
	if (more)
		buf_text(out, " and others");
	if (n)
		buf_byte(out, '\n');
}

void view_about(const struct layout *lay, const struct theme *t, struct buf *out)
{
	struct buf example = BUF_INIT;

	view_ls(lay, t, false, out);
	all_numbers(lay->proto, out);
	carriers(lay, out);
	view_example(lay, &example);
	example_line(out, &example);
	if (lay->n)
		buf_fmt(out, "    help(%s.%s) tells more of a field\n", lay->proto->name, lay->field[0].name);
	buf_free(&example);
}

/* ---- a field ---- */

/* How its value is written. */
static void written(const struct field *f, struct buf *out)
{
	unsigned bits = f->bits < 64 ? f->bits : 64;
	uint64_t most = bits && bits < 64 ? ((uint64_t)1 << bits) - 1 : UINT64_MAX;

	switch (f->kind) {
	case F_UINT:
		if (f->is_signed)
			buf_fmt(out, "a number from %" PRId64 " to %" PRIu64, -(int64_t)(most / 2) - 1, most / 2);
		else
			buf_fmt(out, "a number from 0 to %" PRIu64, most);
		buf_text(out, field_names(f) ? " or a name in quotes; " : "; ");
		buf_text(out, "a list of numbers and (first, last) is a set");
		return;
	case F_FLAGS:
		buf_fmt(out, "its letters or words in quotes, or a number from 0 to %" PRIu64, most);
		return;
	case F_MAC:
		buf_text(out, "text: \"02:00:00:00:00:01\"");
		return;
	case F_IPV4:
		buf_text(out, "text: \"192.0.2.1\", or a set: \"192.0.2.0/24\", a list");
		return;
	case F_IPV6:
		buf_text(out, "text: \"2001:db8::1\", or a set: \"2001:db8::/120\", a list");
		return;
	case F_BYTES:
		buf_text(out, "text or bytes: \"data\", b\"\\x01\\x02\"");
		return;
	case F_LIST:
		buf_text(out, f->item ? "a list of values" : f->family && f->family->tuples ? "a list of (name, value)" : "a list of layers");
		return;
	case F_LAYER:
		buf_text(out, "a layer, or None");
		return;
	case F_NAME:
		buf_text(out, "text: \"www.example.org\"");
		return;
	case F_ALT:
		buf_text(out, "as the other fields of the layer decide");
		return;
	case F_VIRTUAL:
		buf_text(out, "0 or 1; steers how the layer is built, has no bytes");
		return;
	case F_HOOK:
	case F_KINDS:
		break;
	}
	buf_text(out, "a value of its own kind");
}

static void row(struct buf *out, const char *what, const struct buf *text)
{
	if (!text->n)
		return;
	buf_fmt(out, "    %-9s ", what);
	buf_add(out, text->p, text->n);
	buf_byte(out, '\n');
}

static void trim(struct buf *b)
{
	size_t lead = 0;

	while (b->n && b->p[b->n - 1] == ' ')
		b->n--;
	while (lead < b->n && b->p[lead] == ' ')
		lead++;
	b->n -= lead;
	if (lead)
		memmove(b->p, b->p + lead, b->n);
}

void view_about_field(const struct layout *lay, unsigned i, const struct theme *t, struct buf *out)
{
	const struct field *f = ls_field(lay, i), *declared = &lay->field[i];
	struct buf b = BUF_INIT;

	paint_text(out, t, PAINT_LAYER, lay->proto->name);
	buf_byte(out, '.');
	paint_text(out, t, PAINT_FIELD, declared->name);
	ls_width(&b, f);
	buf_byte(&b, ' ');
	ls_kind(&b, f);
	trim(&b);
	buf_text(out, " · ");
	buf_add(out, b.p, b.n);
	if (declared->help)
		buf_fmt(out, " · %s", declared->help);
	buf_byte(out, '\n');
	buf_clear(&b);
	ls_default(&b, f);
	trim(&b);
	row(out, "default", &b);
	buf_clear(&b);
	written(f, &b);
	row(out, "written", &b);
	buf_clear(&b);
	if (declared->when)
		buf_fmt(&b, "%s", declared->when);
	else if (declared->present)
		buf_text(&b, "as the fields before it tell");
	row(out, "there if", &b);
	buf_clear(&b);
	ls_words(&b, f, "      ", WORDS_MOST);
	if (b.n) {
		buf_text(out, f->kind == F_FLAGS ? "    letters\n" : "    names\n");
		buf_add(out, b.p, b.n);
	}
	if (lay->proto->title)
		buf_fmt(out, "    in %s\n", lay->proto->title);
	buf_clear(&b);
	view_example_field(lay, i, &b);
	example_line(out, &b);
	buf_free(&b);
}

/* ---- beside a name that is being completed ---- */

void view_brief_field(const struct layout *lay, unsigned i, struct buf *out)
{
	const struct field *f = ls_field(lay, i);
	size_t from = out->n;
	struct buf b = BUF_INIT;

	ls_width(&b, f);
	trim(&b);
	buf_add(out, b.p, b.n);
	buf_clear(&b);
	ls_kind(&b, f);
	trim(&b);
	if (b.n && f->kind != F_LIST && f->kind != F_LAYER)
		buf_fmt(out, "%s%s", out->n > from ? " " : "", buf_cstr(&b));
	buf_clear(&b);
	ls_default(&b, f);
	trim(&b);
	if (b.n)
		buf_fmt(out, b.p[0] == '(' ? ", %s" : ", default %s", buf_cstr(&b));
	if (lay->field[i].help)
		buf_fmt(out, ", %s", lay->field[i].help);
	buf_free(&b);
}
