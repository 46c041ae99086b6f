/* theme.c - the colours of text on a terminal, and their absence. */
#include "pkt/view.h"

static const struct theme plain = {
	.on = {
		[PAINT_LAYER] = "",
		[PAINT_FIELD] = "",
		[PAINT_VALUE] = "",
		[PAINT_GOOD] = "",
		[PAINT_BAD] = "",
		[PAINT_DIM] = "",
	},
	.off = "",
};

static const struct theme colour = {
	.on = {
		[PAINT_LAYER] = "\x1b[1;36m",
		[PAINT_FIELD] = "\x1b[34m",
		[PAINT_VALUE] = "",
		[PAINT_GOOD] = "\x1b[32m",
		[PAINT_BAD] = "\x1b[1;31m",
		[PAINT_DIM] = "\x1b[2m",
	},
	.off = "\x1b[0m",
};

const struct theme *theme_plain(void)
{
	return &plain;
}

const struct theme *theme_colour(void)
{
	return &colour;
}
