/* pick.c - a field by its name, as ls() or as Wireshark calls it. */
#include "pkt/pick.h"

#include <string.h>
#include <strings.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/registry.h"

static const struct {
	const char *name;
	enum pick_what what;
} frame_names[] = {
	{ "number", PICK_NUMBER }, { "time", PICK_TIME }, { "time_epoch", PICK_EPOCH }, { "len", PICK_LEN },
	{ "caplen", PICK_CAPLEN }, { "cap_len", PICK_CAPLEN }, { "linktype", PICK_LINKTYPE }, { "iface", PICK_IFACE },
	{ "interface_id", PICK_IFACE }, { "stack", PICK_STACK }, { "comment", PICK_COMMENT },
};

/* Wireshark's names of classes and fields that mean the same as ours. other: the second field of a name that means either. */
static const struct {
	const char *theirs, *ours;
} class_names[] = {
	{ "eth", "Ether" }, { "vlan", "Dot1Q" }, { "data", "Raw" }, { "sll", "CookedLinux" }, { "ipv6.fragment", "IPv6ExtHdrFragment" },
};

static const struct {
	const char *lay, *theirs, *ours, *other;
} field_names_of[] = {
	{ "Ether", "addr", "src", "dst" },
	{ "IP", "addr", "src", "dst" },
	{ "IP", "dsfield", "tos", NULL },
	{ "IP", "checksum", "chksum", NULL },
	{ "IPv6", "addr", "src", "dst" },
	{ "IPv6", "nxt", "nh", NULL },
	{ "IPv6", "tclass", "tc", NULL },
	{ "IPv6", "flow", "fl", NULL },
	{ "TCP", "port", "sport", "dport" },
	{ "TCP", "srcport", "sport", NULL },
	{ "TCP", "dstport", "dport", NULL },
	{ "TCP", "seq_raw", "seq", NULL },
	{ "TCP", "ack_raw", "ack", NULL },
	{ "TCP", "window_size_value", "window", NULL },
	{ "TCP", "checksum", "chksum", NULL },
	{ "TCP", "urgent_pointer", "urgptr", NULL },
	{ "UDP", "port", "sport", "dport" },
	{ "UDP", "srcport", "sport", NULL },
	{ "UDP", "dstport", "dport", NULL },
	{ "UDP", "length", "len", NULL },
	{ "UDP", "checksum", "chksum", NULL },
	{ "SCTP", "port", "sport", "dport" },
	{ "SCTP", "srcport", "sport", NULL },
	{ "SCTP", "dstport", "dport", NULL },
	{ "ARP", "opcode", "op", NULL },
	{ "ARP", "src.hw_mac", "hwsrc", NULL },
	{ "ARP", "dst.hw_mac", "hwdst", NULL },
	{ "ARP", "src.proto_ipv4", "psrc", NULL },
	{ "ARP", "dst.proto_ipv4", "pdst", NULL },
	{ "ICMP", "checksum", "chksum", NULL },
	{ "ICMP", "ident", "id", NULL },
	{ "Dot1Q", "id", "vlan", NULL },
	{ "Dot1Q", "priority", "prio", NULL },
	{ "Dot1Q", "etype", "type", NULL },
	{ "DNS", "flags.response", "qr", NULL },
	{ "DNS", "flags.rcode", "rcode", NULL },
	{ "DNS", "count.queries", "qdcount", NULL },
	{ "DNS", "count.answers", "ancount", NULL },
	{ "DNS", "qry.name", "qd.qname", NULL },
	{ "DNS", "qry.type", "qd.qtype", NULL },
	{ "DNS", "resp.name", "an.rrname", NULL },
	{ "Raw", "data", "load", NULL },
};

static const struct {
	const char *theirs;
	const char *ours;
} tcp_flag_names[] = {
	{ "fin", "F" }, { "syn", "S" }, { "reset", "R" }, { "push", "P" }, { "ack", "A" }, { "urg", "U" }, { "ece", "E" },
	{ "cwr", "C" }, { "ae", "N" },
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static bool same(struct str a, const char *b)
{
	return a.n == strlen(b) && !strncasecmp(a.p, b, a.n);
}

/* Up to the first dot; *rest: after it. */
static struct str head(struct str s, struct str *rest)
{
	const char *dot = memchr(s.p, '.', s.n);
	size_t n = dot ? (size_t)(dot - s.p) : s.n;

	*rest = dot ? (struct str){ dot + 1, s.n - n - 1 } : (struct str){ s.p + s.n, 0 };
	return (struct str){ s.p, n };
}

/* ---- classes ---- */

/* In any case; the exact one if there are several. */
const struct layout *pick_class(struct str name)
{
	const struct layout *exact = layout_find(name.p, name.n), *found = NULL;

	if (exact)
		return exact;
	for (size_t i = 0; i < COUNT(class_names); i++)
		if (same(name, class_names[i].theirs))
			return layout_find(class_names[i].ours, strlen(class_names[i].ours));
	for (size_t i = 0; i < layout_count() && !found; i++)
		if (same(name, layout_nth(i)->proto->name) && !layout_nth(i)->proto->item)
			found = layout_nth(i);
	return found;
}

static bool no_class(struct str name, struct diag *d)
{
	struct near near = NEAR_INIT(name);

	near_offer(&near, "frame");
	for (size_t i = 0; i < COUNT(class_names); i++)
		near_offer(&near, class_names[i].theirs);
	layout_near(&near);
	diag_set(d, "there is no layer '%.*s'", STR(name));
	return diag_mean(d, near.best);
}

/* "TCP:2" is the second one. */
static bool take_class(struct str s, struct pick *out, struct diag *d)
{
	const char *colon = memchr(s.p, ':', s.n);
	struct str name = { s.p, colon ? (size_t)(colon - s.p) : s.n };
	uint64_t n = 1;

	if (colon && (!str_to_u64((struct str){ colon + 1, s.n - name.n - 1 }, &n) || !n || n > LAYERS_MAX))
		return diag_set(d, "'%.*s' counts the layers of that class from 1 to %d", STR(s), LAYERS_MAX);
	out->nth = (unsigned)n;
	out->lay = pick_class(name);
	return out->lay || no_class(name, d);
}

/* ---- fields ---- */

static int find_field(const struct layout *lay, struct str name)
{
	int i = field_find(lay, name.p, name.n);

	for (unsigned k = 0; i < 0 && k < lay->n; k++)
		if (same(name, lay->field[k].name))
			i = (int)k;
	return i;
}

static bool no_field(const struct layout *lay, struct str name, struct diag *d)
{
	struct near near = NEAR_INIT(name);

	field_near(lay, &near);
	for (size_t i = 0; i < COUNT(field_names_of); i++)
		if (!strcmp(lay->proto->name, field_names_of[i].lay))
			near_offer(&near, field_names_of[i].theirs);
	diag_set(d, "%s has no field '%.*s'", lay->proto->name, STR(name));
	if (near.best)
		return diag_mean(d, near.best);
	return diag_hint(d, "pkt ls %s tells them", lay->proto->name);
}

static bool take_flag(struct str name, struct pick *out, struct diag *d)
{
	const struct field *f = &out->lay->field[out->field];

	for (size_t i = 0; i < COUNT(tcp_flag_names); i++)
		if (!strcmp(out->lay->proto->name, "TCP") && same(name, tcp_flag_names[i].theirs))
			return flags_parse(f, tcp_flag_names[i].ours, 1, &out->mask, d);
	if (name.n && *name.p >= '0' && *name.p <= '9')
		return diag_set(d, "%s.%s has no flag '%.*s'", out->lay->proto->name, f->name, STR(name));
	return flags_parse(f, name.p, name.n, &out->mask, d);
}

static bool may_hold_packets(const struct field *f)
{
	return (f->kind == F_LIST && !f->item) || f->kind == F_LAYER || f->kind == F_ALT || f->kind == F_HOOK;
}

static bool take_field(struct str s, struct pick *out, struct str *part, struct diag *d)
{
	struct str rest, name = head(s, &rest);
	int i;

	*part = name;
	for (size_t k = 0; k < COUNT(field_names_of); k++) {
		if (strcmp(out->lay->proto->name, field_names_of[k].lay) || !same(s, field_names_of[k].theirs))
			continue;
		if (field_names_of[k].other)
			out->other = field_find(out->lay, field_names_of[k].other, strlen(field_names_of[k].other));
		name = head(str_of(field_names_of[k].ours), &rest);
	}
	i = find_field(out->lay, name);
	if (i < 0)
		return no_field(out->lay, name, d);
	out->field = (unsigned)i;
	if (!rest.n)
		return true;
	*part = rest;
	if (out->lay->field[i].kind == F_FLAGS)
		return take_flag(rest, out, d);
	if (!may_hold_packets(&out->lay->field[i]))
		return diag_set(d, "%s.%s has nothing inside that could be called '%.*s'", out->lay->proto->name, out->lay->field[i].name,
				STR(rest));
	out->inside = rest;
	return true;
}

static bool take_frame(struct str s, struct pick *out, struct diag *d)
{
	struct near near = NEAR_INIT(s);

	for (size_t i = 0; i < COUNT(frame_names); i++) {
		if (same(s, frame_names[i].name)) {
			out->what = frame_names[i].what;
			return true;
		}
		near_offer(&near, frame_names[i].name);
	}
	diag_set(d, "frame has no field '%.*s'; there are number, time, time_epoch, len, caplen, linktype, iface, stack and comment", STR(s));
	return diag_mean(d, near.best);
}

bool pick_parse(struct str name, struct pick *out, struct str *part, struct diag *d)
{
	struct pick k = { .other = -1 };
	struct str rest, first = head(name, &rest);
	bool ok;

	*part = first;
	if (!rest.n && name.n && !memchr(name.p, '.', name.n)) {
		if (same(first, "frame") || pick_class(first))
			diag_set(d, "'%.*s' is a layer: which of its fields?", STR(first));
		else
			diag_set(d, "'%.*s' is not LAYER.FIELD", STR(first));
		return diag_hint(d, "fields are called as ip.src, tcp.dport or frame.len");
	}
	if (same(first, "frame")) {
		*part = rest;
		ok = take_frame(rest, &k, d);
	} else {
		ok = take_class(first, &k, d) && take_field(rest, &k, part, d);
	}
	if (ok)
		*out = k;
	return ok;
}

/* ---- values ---- */

static void stack_text(const struct packet *p, struct buf *b)
{
	for (unsigned i = 0; i < p->n; i++) {
		if (i)
			buf_byte(b, '/');
		buf_text(b, p->layer[i].lay->proto->name);
	}
}

static void get_frame(const struct pick *k, const struct packet *p, uint64_t number, struct val *out)
{
	struct buf b = BUF_INIT;

	switch (k->what) {
	case PICK_NUMBER:
		*out = val_int(number);
		return;
	case PICK_TIME:
		*out = val_signed(p->time);
		return;
	case PICK_EPOCH:
		*out = (struct val){ .type = V_FLOAT, .f = (double)p->time / 1e9 };
		return;
	case PICK_LEN:
		*out = val_int(p->wire_len ? p->wire_len : p->ndata);
		return;
	case PICK_CAPLEN:
		*out = val_int(p->ndata);
		return;
	case PICK_LINKTYPE:
		*out = val_int(p->linktype);
		return;
	case PICK_IFACE:
		*out = val_int(p->iface);
		return;
	case PICK_STACK:
		stack_text(p, &b);
		*out = val_str(b.p, b.n);
		buf_free(&b);
		return;
	case PICK_COMMENT:
		*out = p->comment.n ? val_str(p->comment.p, p->comment.n) : VAL_NONE;
		return;
	case PICK_FIELD:
		break;
	}
	*out = VAL_NONE;
}

static void inside(const struct val *v, struct str names, struct list *out);

/* The field that the first of `names` means in one packet; further names go deeper. */
static void inside_packet(const struct packet *p, unsigned from, struct str names, struct list *out)
{
	struct str rest, name = head(names, &rest);

	for (unsigned i = from; i < p->n; i++) {
		int f = find_field(p->layer[i].lay, name);
		struct val v;

		if (f < 0 || !layer_present(p, i, (unsigned)f))
			continue;
		layer_get(p, i, (unsigned)f, &v);
		if (rest.n)
			inside(&v, rest, out);
		else
			list_add(out, val_hold(v));
		val_drop(v);
		return;
	}
}

/* Lists of packets, a packet, and (name, value) tuples. */
static void inside(const struct val *v, struct str names, struct list *out)
{
	if (v->type == V_PACKET) {
		inside_packet(v->p, v->aux, names, out);
	} else if (v->type == V_TUPLE && v->l->n == 2 && v->l->v[0].type == V_STR) {
		struct str name = val_text(&v->l->v[0]);

		if (name.n == names.n && !strncasecmp(name.p, names.p, name.n))
			list_add(out, val_hold(v->l->v[1]));
	} else if (v->type == V_LIST || v->type == V_TUPLE) {
		for (uint32_t i = 0; i < v->l->n; i++)
			inside(&v->l->v[i], names, out);
	}
}

static void get_field(const struct pick *k, const struct packet *p, unsigned l, unsigned f, struct val *out)
{
	struct val v;

	*out = VAL_NONE;
	if (!layer_present(p, l, f))
		return;
	layer_get(p, l, f, &v);
	if (k->mask && v.type == V_INT)
		v = val_int((v.u & k->mask) == k->mask);
	if (!k->inside.n) {
		*out = v;
		return;
	}
	*out = val_list();
	inside(&v, k->inside, out->l);
	val_drop(v);
	if (out->l->n <= 1) {
		v = out->l->n ? val_hold(out->l->v[0]) : VAL_NONE;
		val_drop(*out);
		*out = v;
	}
}

void pick_get(const struct pick *k, const struct packet *p, uint64_t number, struct val *out, struct val *other)
{
	int l;

	*other = VAL_NONE;
	if (k->what != PICK_FIELD) {
		get_frame(k, p, number, out);
		return;
	}
	*out = VAL_NONE;
	l = pick_layer(k, p);
	if (l < 0)
		return;
	get_field(k, p, (unsigned)l, k->field, out);
	if (k->other >= 0)
		get_field(k, p, (unsigned)l, (unsigned)k->other, other);
}
