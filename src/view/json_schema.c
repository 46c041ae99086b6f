/* json_schema.c - what the JSON of a packet looks like, said by the tables, as a JSON Schema (draft 2020-12). */
#include <inttypes.h>
#include <string.h>

#include "json.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/field.h"
#include "pkt/kinds.h"
#include "pkt/registry.h"
#include "pkt/view.h"

#define BYTES_TYPE "{\"type\":\"string\",\"pattern\":\"^([0-9a-f]{2})*$\"}"
#define ITEM_TYPE "{\"type\":\"object\",\"required\":[\"_class\"],\"properties\":{\"_class\":{\"type\":\"string\"}}}"

static void text(struct buf *out, const char *s)
{
	json_text(out, s, strlen(s));
}

static void integer(struct buf *out, const struct field *f)
{
	unsigned bits = f->bits;

	if (f->is_signed)
		buf_fmt(out, "{\"type\":\"integer\",\"minimum\":-%" PRIu64 ",\"maximum\":%" PRIu64 "}", bits_max(bits) / 2 + 1, bits_max(bits) / 2);
	else
		buf_fmt(out, "{\"type\":\"integer\",\"minimum\":0,\"maximum\":%" PRIu64 "}", bits_max(bits));
}

static void type_of(struct buf *out, const struct field *f);

/* A list of scalars may end in bytes that are no whole one. */
static void list(struct buf *out, const struct field *f)
{
	buf_text(out, "{\"type\":\"array\",\"items\":");
	if (f->item) {
		buf_text(out, "{\"anyOf\":[");
		type_of(out, f->item);
		buf_text(out, "," BYTES_TYPE "]}");
	} else {
		buf_text(out, ITEM_TYPE);
	}
	buf_byte(out, '}');
}

static void alternatives(struct buf *out, const struct field *f)
{
	buf_text(out, "{\"anyOf\":[");
	for (size_t i = 0; i < f->nalts; i++) {
		if (i)
			buf_byte(out, ',');
		type_of(out, f->alts[i].as);
	}
	buf_text(out, "]}");
}

static void type_of(struct buf *out, const struct field *f)
{
	switch (f->kind) {
	case F_UINT:
	case F_FLAGS:
		integer(out, f);
		return;
	case F_MAC:
		buf_text(out, "{\"type\":\"string\",\"pattern\":\"^([0-9a-f]{2}:){5}[0-9a-f]{2}$\"}");
		return;
	case F_IPV4:
		buf_text(out, "{\"type\":\"string\",\"format\":\"ipv4\"}");
		return;
	case F_IPV6:
		buf_text(out, "{\"type\":\"string\",\"format\":\"ipv6\"}");
		return;
	case F_BYTES:
		buf_text(out, BYTES_TYPE);
		return;
	case F_LIST:
		buf_text(out, f->lacks ? "{\"anyOf\":[{\"type\":\"null\"}," : "");
		list(out, f);
		buf_text(out, f->lacks ? "]}" : "");
		return;
	case F_LAYER:
		buf_text(out, "{\"anyOf\":[" ITEM_TYPE ",{\"type\":\"null\"}]}");
		return;
	case F_NAME:
		buf_text(out, "{\"type\":\"string\"}");
		return;
	case F_ALT:
		alternatives(out, f);
		return;
	case F_HOOK:
		buf_text(out, "{}");
		return;
	case F_VIRTUAL:
	case F_KINDS:
		break;
	}
	buf_text(out, "false");
}

static void class_def(struct buf *out, const struct layout *lay)
{
	const char *between = "";

	text(out, lay->proto->name);
	buf_text(out, ":{\"title\":");
	text(out, lay->proto->title ? lay->proto->title : lay->proto->name);
	buf_text(out, ",\"type\":\"object\",\"properties\":{");
	for (unsigned i = 0; i < lay->n; i++) {
		const struct field *f = &lay->field[i];

		if (f->kind == F_VIRTUAL)
			continue;
		buf_text(out, between);
		between = ",";
		text(out, f->name);
		buf_byte(out, ':');
		type_of(out, f);
	}
	buf_text(out, "},\"additionalProperties\":false}");
}

/* What stands in lists only has no place among the layers. */
static bool is_layer(const struct layout *lay)
{
	return !lay->proto->item;
}

/* Is there a class of that name before? Then that one is told. */
static bool is_told(size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (!strcmp(layout_nth(k)->proto->name, layout_nth(i)->proto->name))
			return true;
	return false;
}

static void each_class(struct buf *out, void (*tell)(struct buf *out, const struct layout *lay))
{
	const char *between = "";

	for (size_t i = 0; i < layout_count(); i++) {
		if (!is_layer(layout_nth(i)) || is_told(i))
			continue;
		buf_text(out, between);
		between = ",\n";
		tell(out, layout_nth(i));
	}
}

static void class_place(struct buf *out, const struct layout *lay)
{
	const char *name = lay->proto->name;

	buf_fmt(out, "\"%s\":{\"anyOf\":[{\"$ref\":\"#/$defs/%s\"},{\"type\":\"array\",\"minItems\":2,\"items\":{\"$ref\":\"#/$defs/%s\"}}]}",
		name, name, name);
}

void view_json_schema(struct buf *out)
{
	buf_text(out, "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\n\"title\":\"a packet, as pkt -o json prints it\",\n"
		      "\"type\":\"object\",\"required\":[\"schema\",\"frame\",\"layers\"],\"additionalProperties\":false,\"properties\":{\n");
	buf_fmt(out, "\"schema\":{\"const\":%d},\n", JSON_SCHEMA);
	buf_text(out, "\"frame\":{\"type\":\"object\",\"required\":[\"len\",\"caplen\",\"linktype\",\"iface\",\"stack\"],\"additionalProperties\":false,"
		      "\"properties\":{\n"
		      "\"number\":{\"description\":\"of the packet in the capture, from 1\",\"type\":\"integer\",\"minimum\":1},\n"
		      "\"time\":{\"description\":\"nanoseconds since 1970-01-01 UTC\",\"type\":\"integer\"},\n"
		      "\"len\":{\"description\":\"bytes on the wire\",\"type\":\"integer\",\"minimum\":0},\n"
		      "\"caplen\":{\"description\":\"bytes captured\",\"type\":\"integer\",\"minimum\":0},\n"
		      "\"linktype\":{\"description\":\"libpcap's number\",\"type\":\"integer\",\"minimum\":0},\n"
		      "\"iface\":{\"description\":\"index of the interface\",\"type\":\"integer\",\"minimum\":0},\n"
		      "\"comment\":{\"description\":\"what the capture file says of the packet\",\"type\":\"string\"},\n"
		      "\"stack\":{\"description\":\"the classes from the outside in\",\"type\":\"string\"}}},\n"
		      "\"layers\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\n");
	each_class(out, class_place);
	buf_text(out, "}}},\n\"$defs\":{\n");
	each_class(out, class_def);
	buf_text(out, "}}\n");
}
