/* candidates.c - words that could stand somewhere: fields with type and default, values, parameters, names, methods. */
#include "pkt/complete.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "pkt/help.h"
#include "pkt/library.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/view.h"

enum { DETAIL = 120 };

void offer(struct finder *f, unsigned group, const char *word, const char *behind, const char *detail)
{
	size_t n = strlen(word), k = strlen(behind);
	char *text;

	if (n < f->word.n || memcmp(word, f->word.p, f->word.n) != 0 || (word[0] == '_' && !f->word.n))
		return;
	for (size_t i = 0; i < f->n; i++) {
		if (!strncmp(f->v[i].c.word, word, n) && !strcmp(f->v[i].c.word + n, behind))
			return;
	}
	text = arena_text(&f->arena, word, n + k);
	memcpy(text + n, behind, k);
	f->v = mem_room(f->v, &f->cap, f->n + 1, sizeof(*f->v));
	f->v[f->n++] = (struct found_word){ { text, arena_text(&f->arena, detail, strlen(detail)) }, group };
}

/* Is "name=" among the arguments that stand there already? */
static bool is_given(struct str given, const char *name)
{
	size_t n = strlen(name);

	for (size_t i = 0; i + n < given.n; i++) {
		bool begins = i == 0 || strchr("(, \t\n", given.p[i - 1]);

		if (begins && !memcmp(given.p + i, name, n) && given.p[i + n] == '=' && (i + n + 1 == given.n || given.p[i + n + 1] != '='))
			return true;
	}
	return false;
}

void offer_fields(struct finder *f, const struct layout *lay, const char *behind, struct str given)
{
	for (unsigned i = 0; i < lay->n; i++) {
		struct buf b = BUF_INIT;

		if (is_given(given, lay->field[i].name))
			continue;
		view_brief_field(lay, i, &b);
		offer(f, GROUP_NEAR, lay->field[i].name, behind, buf_cstr(&b));
		buf_free(&b);
	}
}

/* ---- values of a field ---- */

static void offer_value(struct finder *f, bool quoted, const char *name, const char *detail)
{
	char text[200];

	if (!quoted) {
		offer(f, GROUP_NEAR, name, f->close, detail);
	} else if (snprintf(text, sizeof(text), "\"%s", name) < (int)sizeof(text)) {
		offer(f, GROUP_NEAR, text, "\"", detail);
	}
}

/* Letters are put behind those that were typed, words behind a +. */
static void offer_flags(struct finder *f, const struct field *one, bool quoted)
{
	bool words = one->letters && strchr(one->letters, ' ');
	size_t keep = quoted ? 0 : f->word.n;

	while (words && keep && f->word.p[keep - 1] != '+')
		keep--;
	for (unsigned bit = 0; bit < one->bits && bit < 64; bit++) {
		char text[100], detail[40];
		struct buf b = BUF_INIT;

		flags_text(&b, one, (uint64_t)1 << bit);
		buf_cstr(&b);
		snprintf(text, sizeof(text), "%.*s%s", (int)keep, f->word.p, b.p);
		snprintf(detail, sizeof(detail), "0x%" PRIx64, (uint64_t)1 << bit);
		if (b.n && b.p[0] != '+' && b.p[0] != '0' && (words || !keep || !memchr(f->word.p, b.p[0], keep)))
			offer_value(f, quoted, text, detail);
		buf_free(&b);
	}
}

void offer_values(struct finder *f, const struct layout *lay, unsigned field, bool quoted)
{
	struct scope s = { .lay = lay };
	const struct field *one = field_actual(&s, &lay->field[field]);
	const struct names *names = field_names(one);

	if (one->kind == F_FLAGS)
		offer_flags(f, one, quoted);
	for (size_t i = 0; names && i < names->n; i++) {
		const struct name_row *row = &names->rows[i];
		char detail[40];

		snprintf(detail, sizeof(detail), one->base == HEX ? "0x%" PRIx64 : "%" PRIu64, row->value);
		offer_value(f, quoted, row->name, detail);
	}
}

/* ---- parameters ---- */

void offer_params(struct finder *f, const struct method *m, struct str given)
{
	for (unsigned i = m->row->on != 0; i < m->n; i++) {
		struct buf b = BUF_INIT;

		if (is_given(given, m->name[i]->name))
			continue;
		if (m->init[i].type != V_UNSET) {
			buf_text(&b, "default ");
			repr(f->in, &m->init[i], &b);
		}
		offer(f, GROUP_NEAR, m->name[i]->name, "=", buf_cstr(&b));
		buf_free(&b);
	}
}

/* ---- names ---- */

void offer_layers(struct finder *f, const char *behind)
{
	for (size_t i = 0; i < layout_count(); i++) {
		const struct proto *p = layout_nth(i)->proto;

		if (layout_can_stand(layout_nth(i)))
			offer(f, GROUP_NAMES, p->name, behind, p->title ? p->title : "");
	}
}

/* What a variable holds, in a few words. */
static void about_value(struct interp *in, const struct val *v, struct buf *out)
{
	buf_text(out, type_text(v));
	if (v->type != V_PACKET && v->type != V_INT && v->type != V_STR && v->type != V_BOOL && v->type != V_FLOAT)
		return;
	buf_text(out, "  ");
	repr(in, v, out);
	if (out->n > DETAIL) {
		out->n = DETAIL;
		while (out->n && (out->p[out->n] & 0xc0) == 0x80)
			out->n--;
		buf_text(out, "…");
	}
}

static void offer_variables(struct finder *f)
{
	const struct symtab *t = &f->in->syms;

	for (uint32_t i = 0; i < t->nbucket; i++) {
		for (const struct sym *s = t->bucket[i]; s; s = s->next) {
			struct buf b = BUF_INIT;

			if (s->value.type == V_UNSET || s->n < f->word.n || memcmp(s->name, f->word.p, f->word.n) != 0)
				continue;
			about_value(f->in, &s->value, &b);
			offer(f, GROUP_NAMES, s->name, "", buf_cstr(&b));
			buf_free(&b);
		}
	}
}

void offer_names(struct finder *f)
{
	static const char *const words[] = { "and", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except",
		"False", "finally", "for", "global", "if", "in", "include", "is", "lambda", "None", "not", "or", "pass", "raise", "return",
		"True", "try", "while" };

	offer_variables(f);
	library_all(f->in);
	for (size_t i = 0; i < f->in->nmethods; i++) {
		const struct builtin *b = f->in->methods[i]->row;

		if (!b->on && b->params)
			offer(f, GROUP_NAMES, b->name, "(", b->help);
	}
	offer_layers(f, "(");
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		offer(f, GROUP_WORDS, words[i], "", "");
}

void offer_topics(struct finder *f)
{
	const struct topic *t;

	library_all(f->in);
	for (size_t i = 0; (t = topic_nth(i)); i++)
		offer(f, GROUP_NEAR, t->name, f->close, t->line);
	for (size_t i = 0; i < f->in->nmethods; i++)
		offer(f, GROUP_WORDS, f->in->methods[i]->row->name, f->close, f->in->methods[i]->row->help);
	offer_layers(f, f->close);
}

/* ---- behind a dot ---- */

void offer_keys(struct finder *f, const struct dict *d)
{
	for (uint32_t i = 0; i < d->used; i++) {
		if (d->e[i].key.type == V_STR)
			offer(f, GROUP_NEAR, (const char *)d->e[i].key.s->data, f->close, type_text(&d->e[i].value));
	}
}

static void offer_flag_names(struct finder *f, const struct field *one)
{
	for (unsigned bit = 0; bit < one->bits && bit < 64; bit++) {
		struct buf b = BUF_INIT;

		flags_text(&b, one, (uint64_t)1 << bit);
		if (b.n && b.p[0] != '+' && b.p[0] != '0')
			offer(f, GROUP_NEAR, buf_cstr(&b), "", "is it set?");
		buf_free(&b);
	}
}

void offer_attributes(struct finder *f, const struct val *v)
{
	struct str none = { "", 0 };

	if (v && v->type == V_PACKET) {
		for (unsigned l = v->aux; l < v->p->n; l++)
			offer_fields(f, v->p->layer[l].lay, "", none);
	}
	if (v && v->type == V_CLASS)
		offer_fields(f, v->any, "", none);
	if (v && v->type == V_DICT)
		offer_keys(f, v->any);
	if (v && v->type == V_PLIST && v->l->own)
		offer_keys(f, (const struct dict *)v->l->own);
	if (v && v->type == V_FLAGS)
		offer_flag_names(f, flags_field(v));
	for (size_t i = 0; i < f->in->nmethods; i++) {
		const struct builtin *b = f->in->methods[i]->row;

		if (b->on && (!v || b->on & type_on(v)))
			offer(f, GROUP_NAMES, b->name, b->params ? "(" : "", b->help);
	}
}
