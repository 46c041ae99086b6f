/* dissect.c - bytes that Scapy dissected: the same layers, the same fields, the same values; or, row by row of rfc.txt, the standard's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "support/flatten.h"
#include "support/support.h"

struct run {
	struct pick pick;
	struct idset excepted, namesakes, rfc;
	unsigned all, made, passed, wrong, exceptions, standard;
};

/* A vector belongs to us when every class in it is one of ours. */
static bool ours(const json_t *vector)
{
	size_t i;
	json_t *one;

	json_array_foreach(json_object_get(vector, "layers"), i, one) {
		const char *name = json_string_value(one);

		if (!name || !layout_find(name, strlen(name)))
			return false;
	}
	return true;
}

static void layers_text(struct buf *out, const json_t *layers)
{
	size_t i;
	json_t *one;

	json_array_foreach(layers, i, one)
		buf_fmt(out, "%s%s", i ? "/" : "", json_string_value(one));
}

static void classes_text(struct buf *out, const struct packet *p)
{
	for (unsigned l = 0; l < p->n; l++)
		buf_fmt(out, "%s%s", l ? "/" : "", p->layer[l].lay->proto->name);
}

static bool same_layers(const struct packet *p, const json_t *layers, bool print)
{
	struct buf got = BUF_INIT, want = BUF_INIT;
	bool same;

	classes_text(&got, p);
	layers_text(&want, layers);
	same = !strcmp(buf_cstr(&got), buf_cstr(&want));
	if (!same && print)
		printf("  layers %s\n  wanted %s\n", buf_cstr(&got), buf_cstr(&want));
	buf_free(&got);
	buf_free(&want);
	return same;
}

/* Scapy's value as text: a number, null or a string that is text already. */
static void wanted_text(struct buf *out, const json_t *value)
{
	if (json_is_integer(value))
		buf_fmt(out, "%lld", (long long)json_integer_value(value));
	else if (json_is_string(value))
		buf_text(out, json_string_value(value));
	else if (json_is_boolean(value))
		buf_text(out, json_is_true(value) ? "1" : "0");
	else if (json_is_real(value))
		buf_fmt(out, "%.17g", json_real_value(value));
	else
		buf_text(out, "None");
}

/* In a list Scapy tells text from bytes, and 1.0 from 1; that means nothing on the wire. */
static void without_b(char *s)
{
	char *to = s;

	for (; *s; s++) {
		if (*s == 'b' && (s[1] == '\'' || s[1] == '"'))
			continue;
		if (!strncmp(s, ".0,", 3) || !strncmp(s, ".0]", 3))
			s += 2;
		*to++ = *s;
	}
	*to = '\0';
}

/* The bytes behind "hex:" are this text (a name or a prefix, which Scapy keeps as text), or this number of more than 64 bits. */
static bool same_bytes(const char *hex, const char *want)
{
	struct buf b = BUF_INIT, digits = BUF_INIT;
	bool same = hex_read(hex, &b) && b.n == strlen(want) && (!b.n || !memcmp(b.p, want, b.n));

	/* Divided by ten as long as something is left, the remainders are the digits from the last one on. */
	for (size_t first = 0; !same && b.n > 8 && first < b.n;) {
		unsigned rest = 0;

		for (size_t i = 0; i < b.n; i++) {
			unsigned part = rest << 8 | b.p[i];

			b.p[i] = (uint8_t)(part / 10);
			rest = part % 10;
		}
		buf_insert(&digits, 0, &(uint8_t){ (uint8_t)('0' + rest) }, 1);
		while (first < b.n && !b.p[first])
			first++;
	}
	same |= digits.n && !strcmp(buf_cstr(&digits), want);
	buf_free(&b);
	buf_free(&digits);
	return same;
}

static bool same_text(const char *got, const char *want)
{
	char *a, *b;
	bool same;

	if (!strcmp(got, want) || (!strncmp(got, "hex:", 4) && same_bytes(got + 4, want)))
		return true;
	if (want[0] != '[')
		return false;
	a = mem_text(got, strlen(got));
	b = mem_text(want, strlen(want));
	without_b(a);
	without_b(b);
	same = !strcmp(a, b);
	mem_free(a);
	mem_free(b);
	return same;
}

/* Scapy forgets the length of a record's data once it has read it; we keep what the wire says. */
static bool forgotten(const char *name, const json_t *value)
{
	size_t n = strlen(name);

	return json_is_null(value) && n >= 5 && !strcmp(name + n - 5, "rdlen");
}

/*
 * Two fields of Scapy's classes are also attributes of every packet object, and the vectors have the attribute: `name`, the class's, and
 * `info` of an 802.11 element, all that is behind ID and length. So the class's name is no value of the field; and `info` ends as ours.
 */
static bool is_attribute(const struct flat *f, const char *want)
{
	const char *last = strrchr(f->name, '.');
	size_t n = strlen(f->value), nwant = strlen(want);

	last = last ? last + 1 : f->name;
	if (!strcmp(last, "name"))
		return !strcmp(want, f->class);
	return !strcmp(last, "info") && !strncmp(f->class, "Dot11Elt", 8) && !strncmp(f->value, "hex:", 4) && nwant > n &&
	       !strcmp(want + nwant - (n - 4), f->value + 4);
}

/* Just behind Python's bytes literal at s; NULL: there is none. */
static const char *behind_literal(const char *s)
{
	char quote;

	if (s[0] != 'b' || (s[1] != '\'' && s[1] != '"'))
		return NULL;
	for (quote = s[1], s += 2; *s && *s != quote; s++)
		if (*s == '\\' && s[1])
			s++;
	return *s ? s + 1 : NULL;
}

/* Lines that have no field of their own: Scapy keeps them in a dict, without their order; here each is in `headers`. */
static bool has_lines(const struct flats *flats, unsigned layer, const char *want)
{
	const struct flat *all = flats_find((struct flats *)(uintptr_t)flats, layer, "headers");
	struct buf line = BUF_INIT;
	bool all_there = all && want[0] == '{';

	for (want++; all_there && *want && *want != '}';) {
		const char *colon = behind_literal(want), *end = colon && !strncmp(colon, ": ", 2) ? behind_literal(colon + 2) : NULL;

		if (!end) {
			all_there = false;
			break;
		}
		buf_clear(&line);
		buf_fmt(&line, "(%.*s, %.*s)", (int)(colon - want), want, (int)(end - colon - 2), colon + 2);
		all_there = strstr(all->value, buf_cstr(&line)) != NULL;
		want = end + 2 * !strncmp(end, ", ", 2);
	}
	buf_free(&line);
	return all_there;
}

/* How a layer is encoded, where that is not as one would: Scapy does not keep it. */
static bool is_ours_alone(const struct packet *p, const struct flat *f)
{
	const struct layout *lay = p->layer[f->layer].lay;
	int i = field_find(lay, f->name, strlen(f->name));

	return i >= 0 && lay->field[i].quiet;
}

static bool same_fields(const struct packet *p, const json_t *fields, bool print)
{
	struct flats flats = { 0 };
	struct buf want = BUF_INIT;
	bool same = true;
	size_t i;
	json_t *one;

	flatten(p, &flats);
	json_array_foreach(fields, i, one) {
		const char *name = vector_text(one, "name");
		json_t *value = json_object_get(one, "value");
		unsigned layer = (unsigned)json_integer_value(json_object_get(one, "n"));
		struct flat *f = flats_find(&flats, layer, name);

		buf_clear(&want);
		wanted_text(&want, value);
		if (f)
			f->seen = true;
		if (!f && json_is_null(value))
			continue;
		if (f && (same_text(f->value, buf_cstr(&want)) || forgotten(name, value) || is_attribute(f, buf_cstr(&want))))
			continue;
		if (!f && !strcmp(name, "Unknown_Headers") && has_lines(&flats, layer, buf_cstr(&want)))
			continue;
		same = false;
		if (print)
			printf("  %s.%s is %s, wanted %s\n", vector_text(one, "layer"), name, f ? f->value : "(absent)", buf_cstr(&want));
	}
	for (i = 0; i < flats.n; i++) {
		if (flats.v[i].seen || is_ours_alone(p, &flats.v[i]))
			continue;
		same = false;
		if (print)
			printf("  %s.%s is %s, wanted (absent)\n", p->layer[flats.v[i].layer].lay->proto->name, flats.v[i].name,
			       flats.v[i].value);
	}
	buf_free(&want);
	flats_free(&flats);
	return same;
}

static const struct layout *first_layout(const json_t *vector)
{
	const json_t *dlt = json_object_get(vector, "linktype");
	const char *first = vector_text(vector, "first");

	if (json_is_integer(dlt))
		return linktype_layout((int)json_integer_value(dlt));
	return layout_find(first, strlen(first));
}

static bool same(const struct packet *p, const json_t *vector, bool print)
{
	return same_layers(p, json_object_get(vector, "layers"), print) &&
	       same_fields(p, json_object_get(vector, "fields"), print);
}

/* Scapy puts a class without fields before bytes that it does not know on a known port (HTTP before Raw): here they may be Raw. */
static void drop_empty(json_t *vector)
{
	json_t *layers = json_object_get(vector, "layers"), *fields = json_object_get(vector, "fields"), *f;
	size_t i, k;

	for (i = 0; i + 1 < json_array_size(layers); i++) {
		const char *name = json_string_value(json_array_get(layers, i));
		const struct layout *lay = name ? layout_find(name, strlen(name)) : NULL;

		if (!lay || lay->n || strcmp(json_string_value(json_array_get(layers, i + 1)), "Raw") != 0)
			continue;
		json_array_remove(layers, i);
		json_array_foreach(fields, k, f) {
			json_int_t n = json_integer_value(json_object_get(f, "n"));

			if (n > (json_int_t)i)
				json_object_set_new(f, "n", json_integer(n - 1));
		}
	}
}

/* ---- rows of rfc.txt ---- */

/* The value of "CLASS.FIELD", of "CLASS" (its name, if the packet has it) or of "layers". */
static void value_of(struct buf *out, const struct packet *p, const char *what, size_t n)
{
	const char *dot = memchr(what, '.', n);
	size_t nclass = dot ? (size_t)(dot - what) : n;
	struct flats flats = { 0 };

	if (n == 6 && !memcmp(what, "layers", n))
		classes_text(out, p);
	flatten(p, &flats);
	for (unsigned l = 0; l < p->n; l++) {
		const char *class = p->layer[l].lay->proto->name;

		if (strlen(class) != nclass || memcmp(class, what, nclass) != 0)
			continue;
		if (!dot)
			buf_text(out, class);
		for (size_t i = 0; dot && i < flats.n; i++)
			if (flats.v[i].layer == l && strlen(flats.v[i].name) == n - nclass - 1 && !memcmp(flats.v[i].name, dot + 1, n - nclass - 1))
				buf_text(out, flats.v[i].value);
		break;
	}
	flats_free(&flats);
}

/* Is the packet read as row "id | standard | field = value | …" says, and are its bytes given back? */
static bool as_standard(const struct packet *p, const char *row, const struct buf *bytes)
{
	const char *section = strstr(row, " | "), *what = section ? strstr(section + 3, " | ") : NULL;
	const char *equal = what ? strstr(what, " =") : NULL, *end = equal ? strstr(equal, " | ") : NULL;
	struct buf got = BUF_INIT, again = BUF_INIT;
	struct diag d = DIAG_INIT;
	const char *want;
	bool same;

	if (!end || what - section < 6) {
		printf("rfc.txt: '%s' is no row\n", row);
		return false;
	}
	want = equal + 2 + (equal[2] == ' ' && equal + 2 < end);
	value_of(&got, p, what + 3, (size_t)(equal - what - 3));
	same = got.n == (size_t)(end - want) && !memcmp(buf_cstr(&got), want, got.n);
	if (!same)
		printf("rfc.txt: %s, but it is %s\n", row, buf_cstr(&got));
	if (!packet_encode(p, 0, &(struct env){ .seed = 1 }, &again, &d) || again.n != bytes->n || memcmp(again.p, bytes->p, again.n) != 0) {
		printf("rfc.txt: %s: other bytes come back\n", row);
		same = false;
	}
	buf_free(&got);
	buf_free(&again);
	return same;
}

static const char *row_of(const struct run *r, const char *id)
{
	for (size_t i = 0; i < r->rfc.n; i++)
		if (!strncmp(r->rfc.id[i], id, strlen(id)))
			return r->rfc.id[i];
	return NULL;
}

static void one(json_t *vector, void *arg)
{
	struct run *r = arg;
	const struct layout *first = first_layout(vector);
	const char *id = vector_text(vector, "id");
	struct buf bytes = BUF_INIT;
	struct packet *p;
	const char *row;

	r->all++;
	if (!ours(vector) || !pick_wants(&r->pick, vector))
		return;
	if (idset_has(&r->namesakes, id))
		return;
	r->made++;
	if (!first || !hex_read(vector_text(vector, "hex"), &bytes)) {
		printf("%s: cannot be started: no class for its link type\n", id);
		r->wrong++;
		buf_free(&bytes);
		return;
	}
	p = packet_new();
	packet_decode(p, first, bytes.p, bytes.n);
	row = row_of(r, id);
	if (same(p, vector, false) || (drop_empty(vector), same(p, vector, false))) {
		if (row) {
			printf("rfc.txt: %s: it is as Scapy has it\n", row);
			r->wrong++;
		}
		r->passed++;
		pick_passed(&r->pick, vector);
	} else if (row && as_standard(p, row, &bytes)) {
		r->standard++;
	} else if (idset_has(&r->excepted, id)) {
		r->exceptions++;
	} else {
		r->wrong++;
		if (pick_print(&r->pick)) {
			printf("%s %s\n", id, vector_text(vector, "summary"));
			same(p, vector, true);
			hex_print("bytes ", bytes.p, bytes.n);
		}
	}
	obj_drop(&p->obj);
	buf_free(&bytes);
}

int main(int argc, char **argv)
{
	struct run r = { 0 };

	pick_args(&r.pick, argc, argv);
	idset_words(&r.excepted, "tests/peers/exceptions/*.txt");
	idset_words(&r.namesakes, "tests/peers/namesakes.txt");
	idset_lines(&r.rfc, "tests/peers/rfc.txt");
	start();
	vectors_each(shared_path("vectors/dissect*.jsonl"), one, &r);
	printf("dissect: %u of %u as Scapy dissects them, %u differ, %u excepted, and %u follow the RFC, not Scapy (%u of all %u vectors are "
	       "made of our classes)\n",
	       r.passed, r.made, r.wrong, r.exceptions, r.standard, r.made, r.all);
	idset_free(&r.namesakes);
	idset_free(&r.excepted);
	idset_free(&r.rfc);
	done();
	return r.wrong || (!r.made && !r.pick.id && !r.pick.layer) || r.exceptions * 200 > r.made;
}
