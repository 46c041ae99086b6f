/* json_text.c - a text as a JSON string (RFC 8259, 7). */
#include "json.h"

#include <stdint.h>

#include "pkt/buf.h"

/* Length of the UTF-8 character at p, 0: it is none (RFC 3629, 4). */
static size_t utf8_char(const uint8_t *p, size_t n)
{
	static const struct {
		uint8_t lead, mask, low, high, size; /* low, high: of the second byte */
	} rows[] = {
		{ 0xe0, 0xff, 0xa0, 0xbf, 3 }, { 0xed, 0xff, 0x80, 0x9f, 3 }, { 0xe0, 0xf0, 0x80, 0xbf, 3 },
		{ 0xf0, 0xff, 0x90, 0xbf, 4 }, { 0xf4, 0xff, 0x80, 0x8f, 4 }, { 0xf0, 0xfc, 0x80, 0xbf, 4 },
		{ 0xc0, 0xe0, 0x80, 0xbf, 2 },
	};

	if (p[0] < 0x80)
		return 1;
	for (size_t i = 0; p[0] >= 0xc2 && i < sizeof(rows) / sizeof(rows[0]); i++) {
		if ((p[0] & rows[i].mask) != rows[i].lead)
			continue;
		if (n < rows[i].size || p[1] < rows[i].low || p[1] > rows[i].high)
			return 0;
		for (size_t k = 2; k < rows[i].size; k++)
			if ((p[k] & 0xc0) != 0x80)
				return 0;
		return rows[i].size;
	}
	return 0;
}

void json_text(struct buf *out, const void *text, size_t n)
{
	const uint8_t *p = text;
	size_t size;

	buf_byte(out, '"');
	for (size_t i = 0; i < n; i += size ? size : 1) {
		size = utf8_char(p + i, n - i);
		if (!size) {
			buf_text(out, "\\\\x");
			buf_hex(out, p[i], 2);
		} else if (p[i] < 0x20 || p[i] == 0x7f) {
			buf_text(out, "\\u00");
			buf_hex(out, p[i], 2);
		} else {
			if (p[i] == '"' || p[i] == '\\')
				buf_byte(out, '\\');
			buf_add(out, p + i, size);
		}
	}
	buf_byte(out, '"');
}
