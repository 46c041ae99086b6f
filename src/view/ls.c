/* ls.c - the tables as text: all classes, the fields of one, the fields of a packet with their values. */
#include "pkt/view.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "ls.h"
#include "paint.h"
#include "pkt/kinds.h"

enum { NAME_LEAST = 10, WIDTH_COLUMN = 10, KIND_COLUMN = 10, VALUE_COLUMN = 24, BINDS_MOST = 4, LINE = 110 };

static void column(struct buf *out, size_t start, size_t width)
{
	do
		buf_byte(out, ' ');
	while (out->n - start < width);
}

static void end_line(struct buf *out)
{
	while (out->n && out->p[out->n - 1] == ' ')
		out->n--;
	buf_byte(out, '\n');
}

void ls_width(struct buf *out, const struct field *f)
{
	unsigned bits = field_fixed_bits(f);

	switch (f->kind) {
	case F_UINT:
	case F_FLAGS:
	case F_MAC:
	case F_IPV4:
	case F_IPV6:
		buf_fmt(out, "%3u bit%s", bits, bits == 1 ? "" : "s");
		return;
	case F_BYTES:
		if (bits)
			buf_fmt(out, "%3u byte%s", bits / 8, bits == 8 ? "" : "s");
		else
			buf_text(out, "    bytes");
		return;
	case F_LIST:
		buf_text(out, "    list");
		return;
	case F_LAYER:
		buf_text(out, "    packet");
		return;
	case F_NAME:
		buf_text(out, "    name");
		return;
	case F_ALT:
		buf_text(out, "    varies");
		return;
	case F_VIRTUAL:
		buf_text(out, "    switch");
		return;
	case F_HOOK:
	case F_KINDS:
		break;
	}
	buf_text(out, "    value");
}

void ls_kind(struct buf *out, const struct field *f)
{
	const struct names *names = field_names(f);

	switch (f->kind) {
	case F_MAC:
		buf_text(out, "MAC");
		return;
	case F_IPV4:
		buf_text(out, "IPv4");
		return;
	case F_IPV6:
		buf_text(out, "IPv6");
		return;
	case F_FLAGS:
		buf_text(out, "flags");
		return;
	case F_LIST:
		if (f->item)
			ls_kind(out, f->item);
		else if (f->family && f->family->space)
			buf_text(out, f->family->space);
		else if (f->other)
			buf_text(out, f->other->proto->name);
		return;
	case F_LAYER:
		if (f->other)
			buf_text(out, f->other->proto->name);
		return;
	default:
		break;
	}
	if (names)
		buf_text(out, names->table ? names->table : "names");
	else if (f->base == HEX)
		buf_text(out, "hex");
	else if (f->is_signed)
		buf_text(out, "signed");
}

static const char *sum_text(enum sum_kind kind)
{
	static const char *const text[] = {
		[SUM_HEADER] = "sum over header",
		[SUM_PSEUDO] = "sum over pseudo header, header, payload",
		[SUM_UDP] = "sum over pseudo header, header, payload",
		[SUM_PLAIN] = "sum over header, payload",
		[SUM_PSEUDO6] = "sum over header, payload; under IPv6 pseudo header too",
		[SUM_SCTP] = "CRC-32C over header, payload",
		[SUM_CRC32C] = "CRC-32C over header, payload",
		[SUM_FCS] = "CRC-32 over the frame",
		[SUM_FN] = "checksum",
	};

	return text[kind];
}

static void counted(struct buf *out, const char *what, const struct compute *c)
{
	buf_text(out, what);
	if (c->unit > 1)
		buf_fmt(out, " / %u", c->unit);
	if (c->add)
		buf_fmt(out, c->add < 0 ? " - %d" : " + %d", c->add < 0 ? -c->add : c->add);
}

void ls_compute(struct buf *out, const struct compute *c)
{
	switch (c->kind) {
	case C_NONE:
		return;
	case C_HEADER:
		counted(out, "header length", c);
		return;
	case C_TOTAL:
		counted(out, "length of header and payload", c);
		return;
	case C_PAYLOAD:
		counted(out, "payload length", c);
		return;
	case C_LENGTH:
		buf_text(out, "bytes of ");
		counted(out, c->name, c);
		return;
	case C_COUNT:
		buf_text(out, "items of ");
		counted(out, c->name, c);
		return;
	case C_NEXT:
		buf_text(out, "payload's number");
		return;
	case C_CHECKSUM:
		buf_text(out, sum_text(c->sum));
		return;
	case C_SOURCE:
		buf_text(out, "source by route");
		return;
	case C_FN:
		buf_text(out, "computed");
		return;
	}
}

/* A number, and what it is called. */
static void number_text(struct buf *out, const struct field *f, uint64_t v)
{
	const struct names *names = field_names(f);
	const char *name = names ? names_of_value(names, v) : NULL;

	format_number(out, f, v, f->base == HEX);
	if (name)
		buf_fmt(out, " %s", name);
}

void ls_default(struct buf *out, const struct field *f)
{
	struct val v = VAL_NONE;
	bool other = f->compute.kind == C_NEXT && f->init; /* stands when nothing is computed */

	if (f->compute.kind == C_NONE || other) {
		if (!f->none && f->kind != F_ALT)
			field_default(f, &v);
		if (v.type == V_INT && f->kind == F_UINT)
			number_text(out, f, v.u);
		else
			format_val(out, f, &v);
		val_drop(v);
	}
	if (f->compute.kind != C_NONE) {
		buf_text(out, other ? " (or " : "(");
		ls_compute(out, &f->compute);
		buf_byte(out, ')');
	}
}

static size_t name_width(const struct layout *lay)
{
	size_t most = NAME_LEAST;

	for (unsigned f = 0; f < lay->n; f++)
		if (strlen(lay->field[f].name) + 1 > most)
			most = strlen(lay->field[f].name) + 1;
	return most;
}

static void field_head(struct buf *out, const struct theme *t, const struct field *f, size_t width)
{
	size_t start;

	buf_text(out, "  ");
	paint_text(out, t, PAINT_FIELD, f->name);
	start = out->n - strlen(f->name);
	column(out, start, width);
	start = out->n;
	ls_width(out, f);
	column(out, start, WIDTH_COLUMN);
	start = out->n;
	ls_kind(out, f);
	column(out, start, KIND_COLUMN);
}

/* What a line of a list of words is laid out in. */
static void word(struct buf *out, size_t *column, const char *indent, const char *text)
{
	if (*column && *column + strlen(text) + 1 > LINE)
		*column = 0;
	if (!*column) {
		buf_fmt(out, "%s%s", out->n && out->p[out->n - 1] != '\n' ? "\n" : "", indent);
		*column = strlen(indent);
	} else {
		buf_byte(out, ' ');
		*column += 1;
	}
	buf_text(out, text);
	*column += strlen(text);
}

void ls_words(struct buf *out, const struct field *f, const char *indent, size_t most)
{
	const struct names *names = field_names(f);
	size_t at = 0, n = 0;
	char one[80];

	if (f->kind == F_FLAGS) {
		for (unsigned bit = 0; bit < f->bits && bit < 64; bit++) {
			struct buf b = BUF_INIT;

			flags_text(&b, f, (uint64_t)1 << bit);
			snprintf(one, sizeof(one), "%s=0x%" PRIx64, buf_cstr(&b), (uint64_t)1 << bit);
			if (b.n && b.p[0] != '+' && b.p[0] != '0')
				word(out, &at, indent, one);
			buf_free(&b);
		}
	}
	for (size_t i = 0; names && i < names->n; i++) {
		if (n++ == most) {
			snprintf(one, sizeof(one), "… and %zu more", names->n - i);
			word(out, &at, indent, one);
			break;
		}
		snprintf(one, sizeof(one), f->base == HEX ? "%s=0x%" PRIx64 : "%s=%" PRIu64, names->rows[i].name, names->rows[i].value);
		word(out, &at, indent, one);
	}
	if (at)
		buf_byte(out, '\n');
}

static void class_head(struct buf *out, const struct theme *t, const struct layout *lay)
{
	paint_text(out, t, PAINT_LAYER, lay->proto->name);
	if (lay->proto->title) {
		buf_text(out, " · ");
		buf_text(out, lay->proto->title);
	}
	for (size_t i = 0; i < lay->proto->nunder && i < BINDS_MOST; i++)
		buf_fmt(out, "%s%s %" PRIu64, i ? ", " : " · ", lay->proto->under[i].space, lay->proto->under[i].number);
	if (lay->proto->nunder > BINDS_MOST)
		buf_text(out, ", …");
	buf_byte(out, '\n');
}

static void all_classes(struct buf *out, const struct theme *t)
{
	size_t width = NAME_LEAST;

	for (size_t i = 0; i < layout_count(); i++) {
		size_t n = strlen(layout_nth(i)->proto->name);

		if (layout_can_stand(layout_nth(i)) && n + 1 > width)
			width = n + 1;
	}
	for (size_t i = 0; i < layout_count(); i++) {
		const struct proto *p = layout_nth(i)->proto;

		if (!layout_can_stand(layout_nth(i)))
			continue;
		paint_text(out, t, PAINT_LAYER, p->name);
		column(out, out->n - strlen(p->name), width);
		buf_text(out, p->title ? p->title : "");
		end_line(out);
	}
}

const struct field *ls_field(const struct layout *lay, unsigned f)
{
	struct scope s = { .lay = lay };

	return field_actual(&s, &lay->field[f]);
}

void view_ls(const struct layout *lay, const struct theme *t, bool verbose, struct buf *out)
{
	if (!lay) {
		all_classes(out, t);
		return;
	}
	class_head(out, t, lay);
	for (unsigned f = 0; f < lay->n; f++) {
		const struct field *one = ls_field(lay, f);

		field_head(out, t, one, name_width(lay));
		ls_default(out, one);
		if (lay->field[f].help) {
			buf_text(out, "  ");
			paint_text(out, t, PAINT_DIM, lay->field[f].help);
		}
		end_line(out);
		if (verbose)
			ls_words(out, one, "                ", SIZE_MAX);
	}
}

void view_ls_packet(const struct packet *p, unsigned from, const struct theme *t, bool verbose, struct buf *out)
{
	for (unsigned i = from; i < p->n; i++) {
		const struct layout *lay = p->layer[i].lay;

		class_head(out, t, lay);
		for (unsigned f = 0; f < lay->n; f++) {
			size_t start;
			struct val v;

			if (!layer_present(p, i, f))
				continue;
			field_head(out, t, &lay->field[f], name_width(lay));
			start = out->n;
			layer_get(p, i, f, &v);
			if (v.type != V_NONE)
				format_val(out, format_field(p, i, f), &v);
			val_drop(v);
			column(out, start, VALUE_COLUMN);
			ls_default(out, ls_field(lay, f));
			end_line(out);
			if (verbose)
				ls_words(out, ls_field(lay, f), "                ", SIZE_MAX);
		}
	}
}
