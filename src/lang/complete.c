/* complete.c - what may stand where the cursor is: names, fields of a class, what is behind a dot. */
#include <stdlib.h>
#include <string.h>

#include "pkt/interp.h"
#include "pkt/registry.h"
#include "pkt/set.h"

struct finder {
	struct interp *in;
	struct str word;          /* what was typed of it */
	void (*found)(void *arg, const struct candidate *c);
	void *arg;
	struct candidate *v;
	size_t n, cap;
	struct arena arena;
};

static bool is_word(char c)
{
	return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static void offer(struct finder *f, const char *word, const char *behind, const char *detail)
{
	size_t n = strlen(word), k = strlen(behind);
	char *text;

	if (n < f->word.n || memcmp(word, f->word.p, f->word.n) != 0 || (word[0] == '_' && !f->word.n))
		return;
	for (size_t i = 0; i < f->n; i++) {
		if (!strncmp(f->v[i].word, word, n) && !strcmp(f->v[i].word + n, behind))
			return;
	}
	text = arena_text(&f->arena, word, n + k);
	memcpy(text + n, behind, k);
	f->v = mem_room(f->v, &f->cap, f->n + 1, sizeof(*f->v));
	f->v[f->n++] = (struct candidate){ text, arena_text(&f->arena, detail, strlen(detail)) };
}

static int by_word(const void *a, const void *b)
{
	return strcmp(((const struct candidate *)a)->word, ((const struct candidate *)b)->word);
}

static void finish(struct finder *f)
{
	if (f->n)
		qsort(f->v, f->n, sizeof(*f->v), by_word);
	for (size_t i = 0; i < f->n; i++)
		f->found(f->arg, &f->v[i]);
	mem_free(f->v);
	arena_free(&f->arena);
}

/* ---- fields ---- */

static const char *kind_text(enum fkind k)
{
	static const char *const text[F_KINDS] = { [F_FLAGS] = "flags", [F_MAC] = "MAC address", [F_IPV4] = "IPv4 address",
		[F_IPV6] = "IPv6 address", [F_BYTES] = "bytes", [F_LIST] = "list", [F_LAYER] = "packet", [F_NAME] = "domain name",
		[F_VIRTUAL] = "switch" };

	return k < F_KINDS && text[k] ? text[k] : "";
}

/* "16 bits, default 80" */
static void describe(const struct layout *lay, unsigned i, struct buf *out)
{
	const struct field *f = &lay->field[i];
	struct packet *p = packet_new();
	struct val v;

	if (f->kind == F_UINT)
		buf_fmt(out, "%u bit%s", f->bits, f->bits == 1 ? "" : "s");
	else
		buf_text(out, kind_text(f->kind));
	packet_push(p, lay);
	layer_get(p, 0, i, &v);
	if (f->compute.kind != C_NONE && (v.type == V_NONE || v.type == V_UNSET)) {
		buf_text(out, ", computed");
	} else if (v.type != V_NONE && v.type != V_UNSET) {
		buf_text(out, out->n ? ", default " : "default ");
		val_print(out, &v);
	}
	val_drop(v);
	obj_drop(&p->obj);
	buf_cstr(out);
}

static void offer_fields(struct finder *f, const struct layout *lay, const char *behind)
{
	for (unsigned i = 0; i < lay->n; i++) {
		struct buf b = BUF_INIT;

		describe(lay, i, &b);
		offer(f, lay->field[i].name, behind, (const char *)b.p);
		buf_free(&b);
	}
}

/* ---- names ---- */

static void offer_names(struct finder *f)
{
	static const char *const words[] = { "and", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except",
		"False", "finally", "for", "global", "if", "in", "include", "is", "lambda", "None", "not", "or", "pass", "raise", "return",
		"True", "try", "while" };
	const struct symtab *t = &f->in->syms;

	for (uint32_t i = 0; i < t->nbucket; i++) {
		for (const struct sym *s = t->bucket[i]; s; s = s->next) {
			if (s->value.type != V_UNSET)
				offer(f, s->name, "", type_text(&s->value));
		}
	}
	for (size_t i = 0; i < f->in->nmethods; i++) {
		const struct builtin *b = f->in->methods[i]->row;

		if (!b->on && b->params)
			offer(f, b->name, "(", b->help);
	}
	for (size_t i = 0; i < layout_count(); i++) {
		if (!layout_nth(i)->proto->abstract)
			offer(f, layout_nth(i)->proto->name, "(", layout_nth(i)->proto->title ? layout_nth(i)->proto->title : "");
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		offer(f, words[i], "", "");
}

/* ---- where are we? ---- */

/* The ( that is open before `at`, with the name before it; strings are stepped over. */
static const struct layout *open_class(const char *text, size_t at)
{
	size_t open[64], n = 0;
	char quote = 0;

	for (size_t i = 0; i < at; i++) {
		char c = text[i];

		if (quote) {
			i += c == '\\';
			quote = c == quote ? 0 : quote;
		} else if (c == '"' || c == '\'') {
			quote = c;
		} else if (strchr("([{", c) && c && n < 64) {
			open[n++] = i;
		} else if (strchr(")]}", c) && c && n) {
			n--;
		}
	}
	if (!n || quote || text[open[n - 1]] != '(')
		return NULL;
	at = open[n - 1];
	n = at;
	while (n && is_word(text[n - 1]))
		n--;
	return layout_find(text + n, at - n);
}

/* The value of the text before a dot, if it is a name, perhaps with [LAYER] behind. */
static bool value_before(struct interp *in, const char *text, size_t at, struct val *out)
{
	size_t end = at, begin;
	const struct layout *lay = NULL;
	struct sym *s;

	if (end && text[end - 1] == ']') {
		size_t k = end - 1;

		while (k && is_word(text[k - 1]))
			k--;
		lay = layout_find(text + k, end - 1 - k);
		if (!lay || !k || text[k - 1] != '[')
			return false;
		end = k - 1;
	}
	begin = end;
	while (begin && is_word(text[begin - 1]))
		begin--;
	if (begin == end)
		return false;
	s = sym_intern(&in->syms, text + begin, end - begin);
	*out = s->value;
	if (lay && out->type == V_PACKET) {
		int l = packet_find(out->p, out->aux, lay, 1);

		out->aux = l < 0 ? out->p->n : (uint32_t)l;
	}
	return out->type != V_UNSET;
}

static void offer_behind_dot(struct finder *f, const char *text, size_t dot)
{
	struct val v = VAL_UNSET;
	bool known = value_before(f->in, text, dot, &v);

	if (known && v.type == V_PACKET) {
		for (unsigned l = v.aux; l < v.p->n; l++)
			offer_fields(f, v.p->layer[l].lay, "");
	}
	if (known && v.type == V_DICT) {
		const struct dict *d = v.any;

		for (uint32_t i = 0; i < d->used; i++) {
			if (d->e[i].key.type == V_STR)
				offer(f, (const char *)d->e[i].key.s->data, "", type_text(&d->e[i].value));
		}
	}
	for (size_t i = 0; i < f->in->nmethods; i++) {
		const struct builtin *b = f->in->methods[i]->row;

		if (b->on && (!known || b->on & type_on(&v)))
			offer(f, b->name, b->params ? "(" : "", b->help);
	}
}

void lang_complete(struct interp *in, const char *text, size_t n, size_t at, size_t *begin,
                   void (*found)(void *arg, const struct candidate *c), void *arg)
{
	struct finder f = { .in = in, .found = found, .arg = arg };
	const struct layout *lay;
	size_t from;

	if (at > n)
		at = n;
	for (from = at; from && is_word(text[from - 1]); from--)
		;
	*begin = from;
	f.word = (struct str){ text + from, at - from };
	arena_init(&f.arena);
	if (from && text[from - 1] == '.') {
		offer_behind_dot(&f, text, from - 1);
	} else {
		lay = open_class(text, from);
		if (lay)
			offer_fields(&f, lay, "=");
		if (!lay || f.word.n)
			offer_names(&f);
	}
	finish(&f);
}
