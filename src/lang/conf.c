/* conf.c - conf: settings of the program, by name. */
#include <stdio.h>
#include <string.h>

#include "pkt/hosts.h"
#include "pkt/interp.h"
#include "pkt/registry.h"
#include "pkt/secret.h"

bool conf_seed(struct interp *in, const struct val *v)
{
	if (v->type != V_INT || v->neg)
		return diag_set(&in->d, "the seed is a whole number from 0 on");
	in->env.seed = v->u;
	in->drawn = 0;
	return true;
}

static struct val get_seed(struct interp *in)
{
	return val_int(in->env.seed);
}

static bool set_verb(struct interp *in, const struct val *v)
{
	int64_t n;

	return (to_int(v, &n) && n >= 0) || diag_set(&in->d, "conf.verb is a whole number: 0 for silence, 1, 2");
}

static struct val get_verb(struct interp *in)
{
	(void)in;
	return val_int(0);
}

static bool set_tacacs(struct interp *in, const struct val *v)
{
	struct str s = v->type == V_NONE ? (struct str){ "", 0 } : val_text(v);

	if ((!is_text(v) && v->type != V_NONE) || s.n > SECRET_MOST)
		return diag_set(&in->d, "conf.tacacs_secret is text of at most %d bytes, or None", SECRET_MOST);
	secret_set(s);
	return true;
}

static struct val get_tacacs(struct interp *in)
{
	return str_val(in, secret_get().p, secret_get().n);
}

static bool set_color(struct interp *in, const struct val *v)
{
	return v->type == V_BOOL || v->type == V_NONE || diag_set(&in->d, "conf.color is True, False, or None for what the terminal says");
}

static bool set_iface(struct interp *in, const struct val *v)
{
	char name[64] = "";

	if (!is_text(v) && v->type != V_NONE)
		return diag_set(&in->d, "conf.iface is the name of an interface, as text");
	if (is_text(v))
		snprintf(name, sizeof(name), "%.*s", STR(val_text(v)));
	if (in->env.usual)
		in->env.usual(in->env.arg, name);
	return true;
}

static bool set_guard(struct interp *in, const struct val *v)
{
	return v->type == V_BOOL || v->type == V_INT || diag_set(&in->d, "conf.guard is True or False");
}

static struct val get_guard(struct interp *in)
{
	(void)in;
	return val_bool(false);
}

static bool set_promisc(struct interp *in, const struct val *v)
{
	return v->type == V_BOOL || v->type == V_INT || diag_set(&in->d, "conf.sniff_promisc is True or False");
}

static struct val get_promisc(struct interp *in)
{
	(void)in;
	return val_bool(true);
}

static bool set_dns(struct interp *in, const struct val *v)
{
	if (v->type != V_BOOL && v->type != V_INT)
		return diag_set(&in->d, "conf.dns is True or False");
	if (in->env.names)
		hostnames_ask(in->env.names, truth(v));
	return true;
}

static struct val get_dns(struct interp *in)
{
	return val_bool(in->env.names && hostnames_asks(in->env.names));
}

static struct val get_none(struct interp *in)
{
	(void)in;
	return VAL_NONE;
}

/* conf.route.route(dst), as in Scapy. */
static struct val get_route(struct interp *in)
{
	struct val route = pool_add(in, dict_new());
	const struct method *m = sym_intern(&in->syms, "route_to", 8)->builtin;

	if (m)
		dict_set(in, route.any, str_val(in, "route", 5), (struct val){ .type = V_BUILTIN, .any = (void *)(uintptr_t)m });
	return route;
}

static bool set_nothing(struct interp *in, const struct val *v)
{
	(void)v;
	return diag_set(&in->d, "conf.route cannot be set: routes are the system's") || diag_hint(&in->d, "ip route add …");
}

/* What guess_payload_class gives for bytes of no class, and for bytes behind the packet. */
static struct val get_raw(struct interp *in)
{
	(void)in;
	return (struct val){ .type = V_CLASS, .any = (void *)(uintptr_t)layout_raw() };
}

static struct val get_padding(struct interp *in)
{
	(void)in;
	return (struct val){ .type = V_CLASS, .any = (void *)(uintptr_t)layout_padding() };
}

static bool set_class(struct interp *in, const struct val *v)
{
	(void)v;
	return diag_set(&in->d, "conf.raw_layer and conf.padding_layer cannot be set");
}

/* Scapy's settings of things that are done otherwise here: scripts set them at the start. */
static bool set_foreign(struct interp *in, const struct val *v)
{
	(void)in;
	(void)v;
	return true;
}

static const struct setting {
	const char *name;
	bool (*set)(struct interp *in, const struct val *v); /* is it a value for that? and makes it count */
	struct val (*get)(struct interp *in);          /* at the start */
} settings[] = { /* Scapy's own last */
	{ "seed", conf_seed, get_seed },   /* of random values: the same seed, the same values */
	{ "iface", set_iface, get_none },  /* where packets leave and come in; None: as the route says */
	{ "verb", set_verb, get_verb },    /* how much is said while packets are sent */
	{ "guard", set_guard, get_guard }, /* what guard= is where it is not given */
	{ "sniff_promisc", set_promisc, get_promisc }, /* what promisc= is where it is not given */
	{ "dns", set_dns, get_dns },       /* may the resolver be asked for names of hosts? */
	{ "tacacs_secret", set_tacacs, get_tacacs }, /* hides bodies of TACACS+; None: they are left as they are */
	{ "color", set_color, get_none },
	{ "route", set_nothing, get_route },
	{ "raw_layer", set_class, get_raw },
	{ "padding_layer", set_class, get_padding },
	{ "checkIPaddr", set_foreign, get_none }, /* DHCP: answers are known by their xid */
	{ "checkIPsrc", set_foreign, get_none },
	{ "checkIPID", set_foreign, get_none },
	{ "debug_dissector", set_foreign, get_none }, /* no decoder raises */
	{ "use_pcap", set_foreign, get_none },
	{ "recv_poll_rate", set_foreign, get_none },
	{ "max_list_count", set_foreign, get_none },
	{ "warning_threshold", set_foreign, get_none },
	{ "logLevel", set_foreign, get_none },
};
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const struct setting *setting_of(const struct sym *s)
{
	for (size_t i = 0; i < COUNT(settings); i++) {
		if (!strcmp(s->name, settings[i].name))
			return &settings[i];
	}
	return NULL;
}

struct val conf_new(struct interp *in)
{
	struct val conf = pool_add(in, dict_new());

	for (size_t i = 0; i < COUNT(settings); i++) {
		const char *name = settings[i].name;

		dict_set(in, conf.any, str_val(in, name, strlen(name)), settings[i].get(in));
	}
	return conf;
}

bool conf_no(struct interp *in, const struct sym *s)
{
	struct near near = NEAR_WORD(((struct str){ s->name, s->n }));
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < COUNT(settings) && settings[i].set != set_foreign; i++) {
		near_offer(&near, settings[i].name);
		buf_fmt(&b, "%s%s", !i ? "" : settings[i + 1].set != set_foreign ? ", " : " and ", settings[i].name);
	}
	diag_set(&in->d, "there is no setting conf.%s", s->name);
	if (near.best)
		diag_mean(&in->d, near.best);
	else
		diag_hint(&in->d, "there are %s", buf_cstr(&b));
	buf_free(&b);
	return false;
}

bool conf_set(struct interp *in, struct sym *s, struct val v)
{
	const struct setting *x = setting_of(s);

	if (!x)
		return conf_no(in, s);
	return x->set(in, &v) && dict_set(in, in->conf.any, str_val(in, s->name, s->n), v);
}
