/* knock.c - an example: a made-up protocol over UDP. This file is all of it. */
#include "pkt/field.h"

static const struct name_row kinds[] = {
	{ 1, "ask" },
	{ 2, "answer" },
};
static const struct names kind_names = { ROWS(kinds) };

static const struct field knock_fields[] = {
	UINT("kind", 8, .init = 1, .names = &kind_names),
	FLAGS("flags", 8, .letters = "urgent last"),
	UINT("len", 16, .compute = LENGTH_OF("name", 1, 0)),
	BYTES("name", .size = OF("len", 1, 0)),
};

static const struct proto knock = {
	.name = "Knock",
	.title = "Knocking at a door (an example)",
	TABLE(knock_fields),
	UNDER({ "udp.port", 7711 }),
	.reply = { SAME("name") },
	.text = "Knock %kind% %name%",
};
PROTO_UNIT(knock, &knock);
