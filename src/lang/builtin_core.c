/* builtin_core.c - print, len, range, types, errors, exit. */
#include <inttypes.h>
#include <string.h>

#include "pkt/interp.h"
#include "pkt/registry.h"

/* ---- what builtins ask of their arguments ---- */

bool call_int(struct interp *in, struct call *c, unsigned i, int64_t *out)
{
	c->v[i] = random_now(in, &c->v[i]);
	if (to_int(&c->v[i], out))
		return true;
	return call_bad(in, c, (int)i, "%s() takes a whole number as '%s', not %s", c->m->row->name, c->m->name[i]->name,
	                type_text(&c->v[i]));
}

bool call_text(struct interp *in, struct call *c, unsigned i, struct str *out)
{
	c->v[i] = random_now(in, &c->v[i]);
	if (!is_text(&c->v[i])) {
		return call_bad(in, c, (int)i, "%s() takes text as '%s', not %s", c->m->row->name, c->m->name[i]->name,
		                type_text(&c->v[i]));
	}
	*out = val_text(&c->v[i]);
	return true;
}

/* ---- print ---- */

static bool fn_print(struct interp *in, struct call *c, struct val *out)
{
	struct str sep = { " ", 1 }, end = { "\n", 1 };
	struct buf b = BUF_INIT;

	(void)out;
	if (c->v[0].type != V_NONE && !call_text(in, c, 0, &sep))
		return false;
	if (c->v[1].type != V_NONE && !call_text(in, c, 1, &end))
		return false;
	for (unsigned i = 0; i < c->nrest; i++) {
		if (i)
			buf_add(&b, sep.p, sep.n);
		text_of(in, &c->rest[i], &b);
	}
	buf_add(&b, end.p, end.n);
	out_text(in, b.p, b.n);
	buf_free(&b);
	if (truth(&c->v[2]))
		out_now(in);
	return true;
}

static bool fn_len(struct interp *in, struct call *c, struct val *out)
{
	uint64_t n;

	if (!value_len(in, &c->v[0], &n))
		return call_place(in, c, 0);
	*out = val_int(n);
	return true;
}

/* ---- range ---- */

static void range_free(struct obj *o)
{
	mem_free(o);
}

static const struct obj_type range_type = { "range", range_free };

static uint64_t range_count(int64_t start, int64_t stop, int64_t step)
{
	uint64_t apart = step > 0 ? (uint64_t)stop - (uint64_t)start : (uint64_t)start - (uint64_t)stop;
	uint64_t by = step > 0 ? (uint64_t)step : (uint64_t)0 - (uint64_t)step;

	if (step > 0 ? start >= stop : start <= stop)
		return 0;
	return (apart - 1) / by + 1;
}

static bool fn_range(struct interp *in, struct call *c, struct val *out)
{
	int64_t start = 0, stop, step = 1;
	struct range *r;

	if (!call_int(in, c, 0, &stop))
		return false;
	if (c->v[1].type != V_NONE) {
		start = stop;
		if (!call_int(in, c, 1, &stop))
			return false;
	}
	if (!call_int(in, c, 2, &step))
		return false;
	if (!step)
		return call_bad(in, c, 2, "the step of a range cannot be 0");
	r = mem_zero(1, sizeof(*r));
	r->obj.type = &range_type;
	r->obj.refs = 1;
	r->start = start;
	r->step = step;
	r->n = range_count(start, stop, step);
	*out = pool_add(in, (struct val){ .type = V_RANGE, .any = r });
	return true;
}

/* ---- types ---- */

/* The builtin that makes values of that type. */
static const char *maker_of(const struct val *v)
{
	switch (v->type) {
	case V_BOOL:
		return "bool";
	case V_INT:
		return "int";
	case V_FLOAT:
		return "float";
	case V_STR: case V_NAME:
		return "str";
	case V_BYTES:
		return "bytes";
	case V_LIST:
		return "list";
	case V_TUPLE:
		return "tuple";
	case V_DICT:
		return ((const struct dict *)v->any)->is_set ? "set" : "dict";
	case V_RANGE:
		return "range";
	case V_READER:
		return "PcapReader";
	case V_ERROR:
		return "Exception";
	}
	return NULL;
}

static bool fn_type(struct interp *in, struct call *c, struct val *out)
{
	const struct val *v = &c->v[0];
	const char *maker = maker_of(v);

	if (v->type == V_PACKET && v->aux < v->p->n) {
		*out = (struct val){ .type = V_CLASS, .any = (void *)(uintptr_t)v->p->layer[v->aux].lay };
		return true;
	}
	if (v->type == V_PACKET)
		maker = "NoPayload";
	if (maker)
		*out = (struct val){ .type = V_BUILTIN,
			.any = (void *)(uintptr_t)sym_intern(&in->syms, maker, strlen(maker))->builtin };
	else
		*out = str_val(in, type_text(v), strlen(type_text(v)));
	return true;
}

static bool is_instance(const struct val *v, const struct val *of)
{
	const char *maker = maker_of(v);
	const char *name;

	if (of->type == V_TUPLE) {
		for (uint32_t i = 0; i < of->l->n; i++) {
			if (is_instance(v, &of->l->v[i]))
				return true;
		}
		return false;
	}
	if (of->type == V_CLASS)
		return v->type == V_PACKET && v->aux < v->p->n && layout_is(v->p->layer[v->aux].lay, of->any);
	if (of->type != V_BUILTIN)
		return false;
	name = ((const struct method *)of->any)->row->name;
	if (!strcmp(name, "Packet"))
		return v->type == V_PACKET;
	if (!strcmp(name, "NoPayload"))
		return v->type == V_PACKET && v->aux >= v->p->n;
	if (!strcmp(name, "int") && (v->type == V_BOOL || v->type == V_FLAGS))
		return true;
	return maker && !strcmp(maker, name);
}

static bool fn_isinstance(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	*out = val_bool(is_instance(&c->v[0], &c->v[1]));
	return true;
}

static bool fn_callable(struct interp *in, struct call *c, struct val *out)
{
	(void)in;
	*out = val_bool(is_callable(&c->v[0]));
	return true;
}

static bool fn_packet(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	return call_bad(in, c, -1, "a packet is made of layers: IP()/TCP()");
}

static bool fn_no_payload(struct interp *in, struct call *c, struct val *out)
{
	(void)c;
	*out = pool_add(in, packet_value(packet_new(), 0));
	return true;
}

/* ---- attributes by name ---- */

static bool fn_getattr(struct interp *in, struct call *c, struct val *out)
{
	struct str name;

	if (!call_text(in, c, 1, &name))
		return false;
	return attr_get(in, &c->v[0], sym_intern(&in->syms, name.p, name.n), NULL, out) || call_place(in, c, 1);
}

static bool fn_setattr(struct interp *in, struct call *c, struct val *out)
{
	struct str name;

	(void)out;
	if (!call_text(in, c, 1, &name))
		return false;
	return attr_set(in, &c->v[0], sym_intern(&in->syms, name.p, name.n), c->v[2]) || call_place(in, c, 2);
}

static bool fn_hasattr(struct interp *in, struct call *c, struct val *out)
{
	struct str name;
	struct val v;

	if (!call_text(in, c, 1, &name))
		return false;
	*out = val_bool(attr_get(in, &c->v[0], sym_intern(&in->syms, name.p, name.n), NULL, &v));
	diag_clear(&in->d);
	return true;
}

/* ---- errors and the end ---- */

static bool error_new(struct interp *in, struct call *c, enum diag_kind kind, struct val *out)
{
	struct buf b = BUF_INIT;
	struct val v[2];

	for (unsigned i = 0; i < c->nrest; i++) {
		buf_text(&b, i ? ", " : "");
		text_of(in, &c->rest[i], &b);
	}
	if (!b.n)
		buf_text(&b, c->m->row->name);
	v[0] = val_int(kind);
	v[1] = buf_val(in, &b);
	*out = pool_add(in, list_new_of(V_ERROR, v, 2));
	return true;
}

static bool fn_error(struct interp *in, struct call *c, struct val *out)
{
	return error_new(in, c, D_SCRIPT, out);
}

static bool fn_os_error(struct interp *in, struct call *c, struct val *out)
{
	return error_new(in, c, D_REFUSED, out);
}

static bool fn_assertion(struct interp *in, struct call *c, struct val *out)
{
	return error_new(in, c, D_NO, out);
}

static bool fn_exit(struct interp *in, struct call *c, struct val *out)
{
	int64_t status = 0;

	(void)out;
	if (is_text(&c->v[0])) {
		struct str s = val_text(&c->v[0]);

		return call_bad(in, c, -1, "%.*s", STR(s));
	}
	if (c->v[0].type != V_NONE && !call_int(in, c, 0, &status))
		return false;
	if (status < 0 || status > 255)
		return call_bad(in, c, 0, "an exit status goes from 0 to 255");
	diag_set(&in->d, "exit");
	in->d.kind = D_EXIT;
	in->d.status = (int)status;
	return false;
}

/* ---- sys and conf: names with a dot behind ---- */

static bool put(struct interp *in, struct val dict, const char *key, struct val v)
{
	return dict_set(in, dict.any, pool_add(in, val_str(key, strlen(key))), pool_add(in, v));
}

static bool fn_main(struct interp *in, struct call *c, struct val *out)
{
	(void)c;
	*out = str_val(in, "__main__", 8);
	return true;
}

static bool fn_sys(struct interp *in, struct call *c, struct val *out)
{
	struct val argv = val_list();

	(void)c;
	for (int i = 0; i < in->cfg.argc; i++)
		list_add(argv.l, val_str(in->cfg.argv[i], strlen(in->cfg.argv[i])));
	*out = pool_add(in, dict_new());
	put(in, *out, "argv", argv);
	put(in, *out, "maxsize", val_int(INT64_MAX));
	return put(in, *out, "exit", (struct val){ .type = V_BUILTIN,
		.any = (void *)(uintptr_t)sym_intern(&in->syms, "exit", 4)->builtin });
}

static bool fn_conf(struct interp *in, struct call *c, struct val *out)
{
	(void)c;
	*out = conf_new(in);
	return true;
}

/* All layers are there from the start. */
static bool fn_load(struct interp *in, struct call *c, struct val *out)
{
	struct str s;

	*out = VAL_NONE;
	return call_text(in, c, 0, &s);
}

const struct builtin builtins_core[] = {
	{ "print", fn_print, "*, sep=None, end=None, flush=False", "prints values as text, with a space between; flush=True: at once, also into a pipe", "print(\"ttl\", 64)" },
	{ "len", fn_len, "x", "bytes of a packet, characters of text, items of a list", "len(IP()/UDP())" },
	{ "range", fn_range, "start, stop=None, step=1", "whole numbers from start up to, not including, stop", "list(range(3))" },
	{ "type", fn_type, "x", "the layer class of a packet, or the builtin that makes such a value", "type(IP())" },
	{ "__class__", fn_type, NULL, "the layer class of the packet", "IP().__class__", ON_PACKET },
	{ "isinstance", fn_isinstance, "x, of", "is x of that type, layer class, or one of a tuple of them?", "isinstance(\"a\", str)" },
	{ "callable", fn_callable, "x", "can x be called?", "callable(len)" },
	{ "Packet", fn_packet, "*", "the type of all packets, for isinstance", "isinstance(IP(), Packet)" },
	{ "NoPayload", fn_no_payload, "", "what is behind the last layer", "isinstance(UDP().payload, NoPayload)" },
	{ "getattr", fn_getattr, "x, name", "what stands behind the dot, by its name as text", "getattr(IP(), \"ttl\")" },
	{ "setattr", fn_setattr, "x, name, value", "sets a field by its name as text", "setattr(IP(), \"ttl\", 3)" },
	{ "hasattr", fn_hasattr, "x, name", "has x a field or method of that name?", "hasattr(IP(), \"ttl\")" },
	{ "load_layer", fn_load, "name", "does nothing: all layers are there", "load_layer(\"tls\")" },
	{ "load_contrib", fn_load, "name", "does nothing: all layers are there", "load_contrib(\"bgp\")" },
	{ "exit", fn_exit, "status=0", "ends the program with that exit status", "exit(0)" },
	{ "quit", fn_exit, "status=0", "the same as exit", "quit()" },
	{ "Exception", fn_error, "*", "an error to raise", "str(Exception(\"no\"))" },
	{ "ValueError", fn_error, "*", "an error to raise", "str(ValueError(\"no\"))" },
	{ "TypeError", fn_error, "*", "an error to raise", "str(TypeError(\"no\"))" },
	{ "KeyError", fn_error, "*", "an error to raise", "str(KeyError(\"no\"))" },
	{ "StopIteration", fn_error, "*", "what next() raises at the end", "str(StopIteration(\"no\"))" },
	{ "EOFError", fn_error, "*", "an error to raise", "str(EOFError(\"no\"))" },
	{ "IndexError", fn_error, "*", "an error to raise", "str(IndexError(\"no\"))" },
	{ "AttributeError", fn_error, "*", "an error to raise", "str(AttributeError(\"no\"))" },
	{ "RuntimeError", fn_error, "*", "an error to raise", "str(RuntimeError(\"no\"))" },
	{ "ZeroDivisionError", fn_error, "*", "an error to raise", "str(ZeroDivisionError(\"no\"))" },
	{ "NameError", fn_error, "*", "an error to raise", "str(NameError(\"no\"))" },
	{ "OverflowError", fn_error, "*", "an error to raise", "str(OverflowError(\"no\"))" },
	{ "Scapy_Exception", fn_error, "*", "an error to raise", "str(Scapy_Exception(\"no\"))" },
	{ "OSError", fn_os_error, "*", "an error of the system to raise or except", "str(OSError(\"no\"))" },
	{ "IOError", fn_os_error, "*", "the same as OSError", "str(IOError(\"no\"))" },
	{ "FileNotFoundError", fn_os_error, "*", "the same as OSError", "str(FileNotFoundError(\"no\"))" },
	{ "PermissionError", fn_os_error, "*", "the same as OSError", "str(PermissionError(\"no\"))" },
	{ "AssertionError", fn_assertion, "*", "what a failed assert raises", "str(AssertionError(\"no\"))" },
	{ "__name__", fn_main, NULL, "\"__main__\": a script is always the program", "__name__" },
	{ "sys", fn_sys, NULL, "sys.argv: the script's name and what stood behind it", "len(sys.argv) >= 0" },
	{ "conf", fn_conf, NULL, "settings: conf.seed, conf.verb, conf.iface, conf.color, conf.guard, conf.sniff_promisc, conf.dns, conf.tacacs_secret; conf.route.route(dst)", "conf.verb" },
	{ 0 },
};
