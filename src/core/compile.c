/* compile.c - a protocol's table compiled: names become indices, widths become places. */
#include "pkt/compile.h"

#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/mem.h"
#include "pkt/random.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/encode.h"
#include "pkt/guise.h"
#include "pkt/space.h"
#include "pkt/when.h"

static bool wrong(const struct layout *l, const struct field *f, struct diag *d, const char *what)
{
	return diag_set(d, "table of %s, field %s: %s", l->proto->name, f ? f->name : "-", what);
}

static int find(const struct layout *l, const char *name)
{
	return name ? field_find(l, name, strlen(name)) : -1;
}

static bool extent(const struct layout *l, struct field *f, struct extent *x, struct diag *d)
{
	int i;

	if (x->kind != X_FIELD)
		return true;
	i = find(l, x->field);
	if (i < 0)
		return wrong(l, f, d, "its size names no field");
	x->index = (unsigned)i;
	return true;
}

/* Alternatives and list items are fields too: copies with the same index. */
static bool inner_fields(struct layout *l, struct field *f, struct diag *d);

static bool one_field(struct layout *l, struct field *f, const char *when, struct diag *d)
{
	int i;

	if (f->kind == F_ALT ? !f->nalts : f->kind == F_HOOK ? !f->ops : false)
		return wrong(l, f, d, "has nothing to read or write it");
	if (when && !when_compile(l, when, (struct when **)(uintptr_t)&f->cond, d))
		return false;
	if (!extent(l, f, &f->size, d) || !extent(l, f, &f->count, d))
		return false;
	if (f->compute.kind == C_SOURCE) {
		i = find(l, f->compute.name ? f->compute.name : "dst");
		f->compute.index = i < 0 ? f->index : (unsigned)i;
	}
	if (f->compute.kind == C_LENGTH || f->compute.kind == C_COUNT) {
		i = find(l, f->compute.name);
		if (i < 0)
			return wrong(l, f, d, "computes from no field");
		f->compute.index = (unsigned)i;
	}
	f->space = -1;
	if (f->names_of) {
		f->names = names_table(f->names_of);
		if (!f->names)
			return wrong(l, f, d, "names no table");
	}
	if (f->kind <= F_FLAGS && (f->bits < 1 || f->bits > 64))
		return wrong(l, f, d, "a number has 1 to 64 bits");
	return inner_fields(l, f, d);
}

static bool inner_fields(struct layout *l, struct field *f, struct diag *d)
{
	if (f->kind == F_ALT) {
		struct alt *a = mem_zero(f->nalts, sizeof(*a));

		for (size_t i = 0; i < f->nalts; i++) {
			struct field *c = mem_copy(f->alts[i].as, sizeof(*c));

			c->name = f->name;
			c->index = f->index;
			if (!c->compute.kind)
				c->compute = f->compute;
			a[i] = (struct alt){ f->alts[i].when, c };
			if (!one_field(l, c, a[i].when, d))
				return false;
		}
		f->alts = a;
	}
	if (f->item) {
		struct field *c = mem_copy(f->item, sizeof(*c));

		c->index = f->index;
		if (!c->name)
			c->name = f->name;
		f->item = c;
		return one_field(l, c, NULL, d);
	}
	return true;
}

unsigned field_fixed_bits(const struct field *f)
{
	switch (f->kind) {
	case F_UINT: case F_FLAGS:
		return f->bits;
	case F_MAC:
		return 48;
	case F_IPV4:
		return 32;
	case F_IPV6:
		return 128;
	case F_BYTES:
		return f->size.kind == X_FIXED ? (unsigned)f->size.add * 8 : 0;
	case F_LIST: case F_LAYER: case F_NAME: case F_ALT: case F_VIRTUAL: case F_HOOK: case F_KINDS:
		break;
	}
	return 0;
}

bool field_is_nothing(const struct field *f)
{
	return f->kind == F_BYTES && f->size.kind == X_FIXED && !f->size.add && !f->trailer;
}

static bool is_fixed(const struct field *f)
{
	return f->kind == F_VIRTUAL || (field_fixed_bits(f) && !field_is_conditional(f));
}

/* Where the fields of the fixed part begin. */
static bool places(struct layout *l, struct diag *d)
{
	unsigned header = l->n - l->ntrailer, i;
	uint32_t bit = 0;

	l->bit = mem_zero(l->n + 1, sizeof(*l->bit));
	for (i = 0; i < header && is_fixed(&l->field[i]); i++) {
		l->bit[i] = bit;
		bit += field_fixed_bits(&l->field[i]);
	}
	/* A fixed part ends on a whole byte; what is beside that is walked. */
	while (i > 0 && bit % 8) {
		i--;
		bit = l->bit[i];
	}
	l->bit[i] = bit;
	l->fixed_fields = i;
	l->fixed = i == header;
	l->min = bit / 8;
	for (i = header; i < l->n; i++) {
		if (!l->field[i].trailer)
			return wrong(l, &l->field[i], d, "stands after a trailer field");
		l->trailer_min += is_fixed(&l->field[i]) ? field_fixed_bits(&l->field[i]) / 8 : 0;
	}
	return true;
}

static bool compile_fields(struct layout *l, struct diag *d)
{
	const struct proto *p = l->proto;

	if (p->nfields > FIELDS_MAX)
		return diag_set(d, "%s has more than %d fields", p->name, FIELDS_MAX);
	l->field = mem_zero(l->n + 1, sizeof(*l->field));
	l->header_field = l->total_field = -1;
	for (unsigned i = 0; i < l->n; i++) {
		l->field[i] = p->fields[i];
		l->field[i].index = i;
		if (l->field[i].trailer)
			l->ntrailer++;
	}
	if (!fields_order(l, d))
		return false;
	for (unsigned i = 0; i < l->n; i++) {
		struct field *f = &l->field[i];

		if (!one_field(l, f, f->when, d))
			return false;
		if (f->kind == F_UINT && !f->compute.unbounded) {
			if (f->compute.kind == C_HEADER && l->header_field < 0)
				l->header_field = (int)i;
			if ((f->compute.kind == C_TOTAL || f->compute.kind == C_PAYLOAD) && l->total_field < 0)
				l->total_field = (int)i;
		}
	}
	l->src = find(l, "src");
	l->dst = find(l, "dst");
	l->message = find(l, p->message);
	if (p->next_when && !when_compile(l, p->next_when, (struct when **)(uintptr_t)&l->next_when, d))
		return false;
	if (!places(l, d))
		return false;
	stride_compile(l);
	guises_compile(l);
	labels_compile(l);
	plan_shape(l);
	return true;
}

static const char *renamed(const struct proto *p, const char *space)
{
	if (space && p->like_space[0] && strcmp(space, p->like_space[0]) == 0)
		return p->like_space[1];
	return space;
}

static bool class_named(const struct layout *l, const char *name, const struct layout **out, struct diag *d)
{
	*out = layout_named(name, strlen(name));
	return *out ? true : diag_set(d, "table of %s names no class: %s", l->proto->name, name);
}

static bool class_ready(const struct layout *l, const char *name, const struct layout **out, struct diag *d)
{
	if (!class_named(l, name, out, d))
		return false;
	layout_ready(*out);
	return true;
}

static bool classes_given(struct layout *l, struct diag *d)
{
	const char *const *name = l->proto->gives;
	size_t n = 0;

	while (name && name[n])
		n++;
	l->given = n ? mem_zero(n, sizeof(const struct layout *)) : NULL;
	for (size_t i = 0; i < n; i++)
		if (!class_ready(l, name[i], &l->given[i], d))
			return false;
	return true;
}

static bool family_links(struct layout *l, struct field *f, struct diag *d)
{
	for (size_t i = 0; f->kind == F_ALT && i < f->nalts; i++)
		if (!family_links(l, (struct field *)(uintptr_t)f->alts[i].as, d))
			return false;
	if (!f->family)
		return true;
	if (f->family->space)
		f->space = (int)space_make(f->family->space);
	f->other = f->family->item;
	if (f->other)
		return true;
	return class_ready(l, f->family->other ? f->family->other : "Raw", &f->other, d);
}

static void add_rule(struct layout *l, unsigned field, const char *space)
{
	unsigned s = space_make(space);

	for (unsigned i = 0; i < l->nnext; i++)
		if (l->next[i].field == field && l->next[i].space == s)
			return;
	l->next = mem_grow(l->next, l->nnext + 1, sizeof(*l->next));
	l->next[l->nnext].sure = l->field[field].compute.kind == C_NEXT && l->field[field].guess && l->field[field].guess == space;
	l->next[l->nnext].field = field;
	l->next[l->nnext++].space = s;
}

/* A list is preset with one item of the class named. */
static struct val one_item(const char *class)
{
	struct val v = { .type = V_PACKET, .p = packet_new() };

	packet_push(v.p, layout_need(class));
	return v;
}

static bool presets(struct layout *l, struct diag *d)
{
	const struct proto *p = l->proto;

	l->preset = mem_zero(p->nsets + 1, sizeof(*l->preset));
	for (size_t i = 0; i < p->nsets; i++) {
		const struct preset *s = &p->sets[i];
		const struct layout *o = layout_find(s->proto, strlen(s->proto));
		struct val in;
		int f = o ? find(o, s->field) : -1;
		bool ok;

		if (f < 0)
			return diag_set(d, "table of %s presets %s.%s, which is no field", p->name, s->proto, s->field);
		in = !s->text ? val_int(s->value) : o->field[f].kind == F_LIST ? one_item(s->text) : val_str(s->text, strlen(s->text));
		ok = field_accept(o, &o->field[f], &in, &l->preset[i].v, d);
		val_drop(in);
		if (!ok)
			return false;
		l->preset[i].lay = o;
		l->preset[i].field = (unsigned)f;
		l->npreset++;
	}
	return true;
}

/* What libnet calls this header; others are data to it. */
static void block_kind(struct layout *l)
{
	static const struct {
		const char *name;
		enum assemble_type type;
		enum assemble_sum sum;
	} kinds[] = {
		{ "Ether", BLOCK_ETHERNET, ASSEMBLE_NONE },
		{ "Dot1Q", BLOCK_VLAN, ASSEMBLE_NONE },
		{ "ARP", BLOCK_ARP, ASSEMBLE_NONE },
		{ "IP", BLOCK_IPV4, ASSEMBLE_IPV4 },
		{ "IPv6", BLOCK_IPV6, ASSEMBLE_NONE },
		{ "TCP", BLOCK_TCP, ASSEMBLE_TCP },
		{ "UDP", BLOCK_UDP, ASSEMBLE_UDP },
		{ "ICMP", BLOCK_ICMPV4, ASSEMBLE_ICMP },
		{ "IGMP", BLOCK_IGMP, ASSEMBLE_IGMP },
		{ "GRE", BLOCK_GRE, ASSEMBLE_NONE },
		{ "MPLS", BLOCK_MPLS, ASSEMBLE_NONE },
	};

	l->block = BLOCK_DATA;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(l->proto->name, kinds[i].name) == 0) {
			l->block = (uint8_t)kinds[i].type;
			l->block_sum = (uint8_t)kinds[i].sum;
		}
	if (strncmp(l->proto->name, "ICMPv6", 6) == 0 && l->pseudo == 58) {
		l->block = BLOCK_ICMPV6;
		l->block_sum = ASSEMBLE_ICMPV6;
	}
}

/* The fixed part with all defaults in it. */
static bool image(struct layout *l, struct diag *d)
{
	l->image = mem_zero(l->min + 1, 1);
	for (unsigned i = 0; i < l->fixed_fields; i++) {
		struct field *f = &l->field[i];

		if (f->kind == F_VIRTUAL)
			continue;
		if (!kind_put(f, &VAL_UNSET, l->image, l->bit[i], d))
			return false;
	}
	return true;
}

static bool compile_links(struct layout *l, struct diag *d)
{
	const struct proto *p = l->proto;

	for (unsigned i = 0; i < l->n; i++) {
		struct field *f = &l->field[i];

		if (!family_links(l, f, d))
			return false;
		if (f->compute.kind == C_NEXT) {
			const char *space = renamed(p, f->compute.name);

			f->compute.index = space_make(space);
			add_rule(l, i, space);
		}
		if (f->guess)
			add_rule(l, i, renamed(p, f->guess));
	}
	for (size_t i = 0; i < p->nunder; i++)
		if (!l->pseudo && strncmp(p->under[i].space, "ipproto", 7) == 0)
			l->pseudo = (uint8_t)p->under[i].number;
	l->computed = mem_zero(l->n + 1, sizeof(*l->computed));
	l->sum = mem_zero(l->n + 1, sizeof(*l->sum));
	for (unsigned i = 0; i < l->n; i++) {
		if (l->field[i].compute.kind == C_CHECKSUM)
			l->sum[l->nsum++] = i;
		else if (l->field[i].compute.kind != C_NONE)
			l->computed[l->ncomputed++] = i;
	}
	block_kind(l);
	if (p->peek)
		l->peek_space = space_make(p->peek);
	if (p->is && !class_named(l, p->is, &l->is, d))
		return false;
	if ((p->other && !class_ready(l, p->other, &l->other, d)) || !classes_given(l, d))
		return false;
	plan_compile(l);
	return presets(l, d) && image(l, d);
}

uint32_t compile_name_hash(const char *name)
{
	static const uint8_t key[16] = "pkt class names";

	return (uint32_t)siphash24(key, name, strlen(name));
}

bool compile(struct layout *l, struct diag *d)
{
	l->name_hash = compile_name_hash(l->proto->name);
	return compile_fields(l, d) && compile_links(l, d);
}

static void free_inner(struct field *f)
{
	when_free((struct when *)(uintptr_t)f->cond);
	if (f->kind == F_ALT) {
		mem_free((void *)(uintptr_t)f->chooser);
		for (size_t i = 0; i < f->nalts; i++) {
			free_inner((struct field *)(uintptr_t)f->alts[i].as);
			mem_free((void *)(uintptr_t)f->alts[i].as);
		}
		mem_free((void *)(uintptr_t)f->alts);
	}
	if (f->item) {
		free_inner((struct field *)(uintptr_t)f->item);
		mem_free((void *)(uintptr_t)f->item);
	}
}

void compile_free(struct layout *l)
{
	for (unsigned i = 0; l->field && i < l->n; i++)
		free_inner(&l->field[i]);
	for (unsigned i = 0; i < l->npreset; i++)
		val_drop(l->preset[i].v);
	for (unsigned i = 0; i < l->nrule; i++)
		rule_free(&l->rule[i]);
	mem_free(l->rule);
	if (l->proto->like)
		mem_free((void *)(uintptr_t)l->proto);
	when_free((struct when *)(uintptr_t)l->next_when);
	mem_free(l->preset);
	mem_free(l->given);
	mem_free(l->next);
	mem_free(l->computed);
	mem_free(l->sum);
	mem_free(l->bit);
	mem_free(l->stride);
	guises_free(l->guises);
	mem_free(l->labels);
	mem_free(l->image);
	mem_free(l->field);
	mem_free(l->reply);
	mem_free(l->more);
}
