/* hex.c - bytes as rows of hexadecimal, alone or two beside each other. */
#include "pkt/view.h"

#include <string.h>

#include "pkt/buf.h"
#include "pkt/mem.h"
#include "paint.h"

enum {
	ROW = 16, /* bytes in a row */
	HALF = ROW / 2,
	COLUMN = ROW * 3 + 1 + 2, /* a row's hexadecimal, with the gap in its middle and the one after it */
	ALIGN_MOST = 1 << 24,     /* cells of the alignment table; above: bytes are compared place by place */
};

static const char digits[] = "0123456789abcdef";

static uint8_t visible(uint8_t c)
{
	return c >= 0x20 && c < 0x7f ? c : '.';
}

void view_hexdump(const uint8_t *b, size_t n, struct buf *out)
{
	for (size_t at = 0; at < n; at += ROW) {
		size_t len = n - at < ROW ? n - at : ROW;
		uint8_t row[COLUMN + ROW + 1], *p = row;

		memset(row, ' ', sizeof(row));
		for (size_t i = 0; i < len; i++) {
			if (i == HALF)
				p++;
			p[0] = (uint8_t)digits[b[at + i] >> 4];
			p[1] = (uint8_t)digits[b[at + i] & 15];
			p += 3;
			row[COLUMN + i] = visible(b[at + i]);
		}
		row[COLUMN + len] = '\n';
		buf_hex(out, at, 4);
		buf_text(out, "  ");
		buf_add(out, row, COLUMN + len + 1);
	}
}

/* One step of an alignment: a byte of a, a byte of b, or one of each. */
enum step { STEP_SAME, STEP_CHANGE, STEP_DROP, STEP_ADD };

/*
 * The cheapest way from a to b, written backwards into steps; returns how many. A change costs no more than a drop
 * or an addition, so bytes shift only where that saves something.
 */
static size_t align(const uint8_t *a, size_t na, const uint8_t *b, size_t nb, uint8_t *steps)
{
	size_t width = nb + 1, n = 0, i, j;
	uint8_t *how = mem_zero(na + 1, width);
	uint32_t *row = mem_zero(width, sizeof(*row));

	for (j = 1; j <= nb; j++) {
		row[j] = (uint32_t)j;
		how[j] = STEP_ADD;
	}
	for (i = 1; i <= na; i++) {
		uint32_t corner = row[0];

		row[0] = (uint32_t)i;
		how[i * width] = STEP_DROP;
		for (j = 1; j <= nb; j++) {
			bool same = a[i - 1] == b[j - 1];
			uint32_t best = corner + !same;
			uint8_t step = same ? STEP_SAME : STEP_CHANGE;

			if (row[j] + 1 < best) {
				best = row[j] + 1;
				step = STEP_DROP;
			}
			if (row[j - 1] + 1 < best) {
				best = row[j - 1] + 1;
				step = STEP_ADD;
			}
			corner = row[j];
			row[j] = best;
			how[i * width + j] = step;
		}
	}
	for (i = na, j = nb; i || j; n++) {
		steps[n] = how[i * width + j];
		i -= steps[n] != STEP_ADD;
		j -= steps[n] != STEP_DROP;
	}
	mem_free(row);
	mem_free(how);
	return n;
}

/* As align, for what is too long for it. */
static size_t place_by_place(const uint8_t *a, size_t na, const uint8_t *b, size_t nb, uint8_t *steps)
{
	size_t n = 0, k;

	for (k = na > nb ? na : nb; k--;) {
		if (k >= na)
			steps[n++] = STEP_ADD;
		else if (k >= nb)
			steps[n++] = STEP_DROP;
		else
			steps[n++] = a[k] == b[k] ? STEP_SAME : STEP_CHANGE;
	}
	return n;
}

/* One side of a row: its offset and its bytes; the steps that the other side took alone leave a hole. */
static void diff_row(struct buf *out, const struct theme *t, const uint8_t *bytes, size_t at, const uint8_t *steps, size_t n,
		     enum step absent, enum paint mark)
{
	buf_hex(out, at, 4);
	buf_text(out, "  ");
	for (size_t i = 0; i < ROW; i++) {
		enum step s = i < n ? (enum step)steps[n - 1 - i] : absent;

		if (i == HALF)
			buf_byte(out, ' ');
		if (s == absent) {
			buf_text(out, "   ");
			continue;
		}
		if (s != STEP_SAME)
			paint_on(out, t, mark);
		buf_hex(out, bytes[at++], 2);
		if (s != STEP_SAME)
			paint_off(out, t, mark);
		buf_byte(out, ' ');
	}
}

void view_hexdiff(const uint8_t *a, size_t na, const uint8_t *b, size_t nb, const struct theme *t, struct buf *out)
{
	bool small = na < ALIGN_MOST && nb < ALIGN_MOST && (na + 1) * (nb + 1) <= ALIGN_MOST;
	uint8_t *steps = mem_alloc(na + nb + 1);
	size_t left = (small ? align : place_by_place)(a, na, b, nb, steps);
	size_t ia = 0, ib = 0;

	while (left) {
		size_t n = left < ROW ? left : ROW;
		const uint8_t *row = steps + left - n;
		size_t same = 0, adds = 0, drops = 0;

		for (size_t i = 0; i < n; i++) {
			same += row[i] == STEP_SAME;
			adds += row[i] == STEP_ADD;
			drops += row[i] == STEP_DROP;
		}
		diff_row(out, t, a, ia, row, n, STEP_ADD, PAINT_BAD);
		buf_text(out, same == n ? "   " : " ! ");
		diff_row(out, t, b, ib, row, n, STEP_DROP, PAINT_GOOD);
		while (out->n && out->p[out->n - 1] == ' ')
			out->n--;
		buf_byte(out, '\n');
		ia += n - adds;
		ib += n - drops;
		left -= n;
	}
	mem_free(steps);
}
