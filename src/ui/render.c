/* render.c - a captured packet decoded and as text, in the form that -o asks for. */
#include "render.h"

#include <inttypes.h>
#include <string.h>

#include "pkt/cap.h"
#include "pkt/columns.h"
#include "pkt/map.h"
#include "pkt/registry.h"
#include "printer.h"
#include "say.h"

#define LINKTYPES 512 /* numbers that are asked for when the known ones are told */

bool render_start(struct render *r, const struct options *opt, struct out *o, const struct theme *t, struct diag *d)
{
	*r = (struct render){ .opt = opt, .out = o, .theme = t, .linktype = -1, .p = packet_new(), .form = opt->form,
			       .parts = render_parts(opt) };
	liner_init(&r->liner);
	if (opt->form != FORM_TSV && opt->form != FORM_CSV)
		return true;
	r->fields = (struct source){ NULL, opt->fields, strlen(opt->fields) };
	r->columns = columns_new(&r->fields, opt->form == FORM_CSV, d);
	return r->columns;
}

void render_free(struct render *r)
{
	liner_free(&r->liner);
	tables_free(&r->tables);
	columns_free(r->columns);
	obj_drop(&r->p->obj);
}

void render_header(const struct render *r, struct buf *out)
{
	if (r->columns)
		columns_header(r->columns, out);
}

void render_linktype(const struct options *opt, struct out *o, const struct cap_packet *c)
{
	struct buf b = BUF_INIT;
	const char *between = "";

	if (linktype_layout(c->linktype))
		return;
	buf_text(&b, "link type ");
	linktype_text(&b, c->linktype);
	buf_text(&b, " is not known, its packets are shown as Raw; known are ");
	for (int i = 0; i < LINKTYPES; i++) {
		if (linktype_layout(i)) {
			buf_text(&b, between);
			linktype_text(&b, i);
			between = ", ";
		}
	}
	if (o)
		out_flush(o);
	say("%s: packet %" PRIu64 ": %s", opt->path ? opt->path : "capture", c->number, buf_cstr(&b));
	buf_free(&b);
}

void render_begin(struct render *r, const struct cap_packet *c)
{
	r->linktype = c->linktype;
	r->first = linktype_layout(c->linktype);
	if (!r->first)
		r->first = layout_need("Raw");
	if (r->out)
		render_linktype(r->opt, r->out, c);
}

bool render_parts(const struct options *opt)
{
	return opt->form == FORM_SHOW || opt->form == FORM_HEX;
}

void render_learn(struct render *r)
{
	learner_packet(r->learner, r->p);
}

bool render_print(struct render *r, const struct cap_packet *c, bool more, struct buf *b, struct diag *d)
{
	if (more && r->parts)
		buf_byte(b, '\n');
	switch (r->form) {
	case FORM_TEXT:
		view_line(&r->liner, r->p, b);
		buf_byte(b, '\n');
		break;
	case FORM_SHOW:
		view_show(&r->liner, r->p, 0, r->theme, b);
		break;
	case FORM_EXPR:
		if (!view_expr(r->p, 0, b, d))
			return false;
		buf_byte(b, '\n');
		break;
	case FORM_BYTES:
		if (more)
			buf_byte(b, '\n');
		view_bytes(r->p, r->theme, b);
		break;
	case FORM_HEX:
		view_hexdump(c->data, c->caplen, b);
		break;
	case FORM_JSON:
		view_json(&r->tables, r->p, 0, c->number, b);
		buf_byte(b, '\n');
		break;
	case FORM_TSV:
	case FORM_CSV:
		columns_row(r->columns, r->p, c->number, b);
		break;
	case FORM_RAW:
	case FORM_SVG:
	case FORM_SQLITE:
	case FORM_PCAP:
	case FORM_PCAPNG:
	case FORM_NONE:
		break;
	}
	return true;
}
