/* step.c - makes steps of ops: what can be said in advance is. */
#include "step.h"

#include "pkt/mem.h"

static enum step_kind kind_of(const struct op *op)
{
	bool whole = !(op->bit & 7) && !op->le && !op->is_signed;

	if (op->kind == OP_TEXT)
		return STEP_WORDS_ONLY;
	if (op->kind == OP_MAC)
		return STEP_MAC;
	if (op->kind == OP_IP4)
		return STEP_IP4;
	if (op->kind == OP_IP6)
		return STEP_IP6;
	if (op->kind <= OP_NUMBER && whole && op->width == 16)
		return STEP_16;
	if (op->kind <= OP_NUMBER && whole && op->width == 32)
		return STEP_32;
	if (op->kind == OP_HEX && whole && op->width == 16)
		return STEP_HEX16;
	if (op->kind == OP_NAME && whole && op->width == 16)
		return STEP_NAME16;
	return STEP_OP;
}

/* Every value, as the long way writes it. false: some are too long. */
static bool make_table(struct step *s, const struct op *op, bool flags_zero)
{
	size_t n = (size_t)1 << op->width;
	char text[FIELD_ROOM + TEXT_STEP];
	struct op one = *op;
	bool something;

	if ((op->kind == OP_NAME && op->names->most > STEP_TEXT) || (op->kind == OP_FLAGS && op->flags->most > STEP_TEXT))
		return false;
	s->table = mem_zero(n, sizeof(*s->table));
	one.bit = (uint32_t)(16 - op->width);
	one.le = false;
	for (size_t v = 0; v < n; v++) {
		uint8_t b[16] = { (uint8_t)(v >> 8), (uint8_t)v }; /* room for any kind */
		char *end = flags_zero ? put_flags_zero(text, &one, (enum op_kind)op->kind, b, one.bit) :
					 put_fixed((enum op_kind)op->kind, &one, b, text, &something);

		if (end - text > STEP_TEXT) {
			mem_free(s->table);
			s->table = NULL;
			return false;
		}
		s->table[v].n = (uint8_t)(end - text);
		memcpy(s->table[v].text, text, s->table[v].n);
	}
	return true;
}

void step_compile(struct step *s, const struct op *op, bool flags_zero)
{
	unsigned end = op->bit % 8 + op->width;

	*s = (struct step){ .op = op, .kind = (uint8_t)kind_of(op), .byte = (uint16_t)(op->bit / 8), .n = (uint8_t)op->n,
			  .flags_zero = flags_zero };
	if (op->kind <= OP_FLAGS && op->width <= 16 && end <= 16) {
		bool number = op->kind <= OP_NUMBER && !op->is_signed && !op->le;

		s->two = end > 8;
		s->shift = (uint8_t)((s->two ? 16 : 8) - end);
		s->mask = (uint16_t)bits_max(op->width);
		if (number && op->width <= 8)
			s->kind = STEP_SMALL;
		else if (op->width <= STEP_WIDEST && make_table(s, op, flags_zero))
			s->kind = STEP_TABLE;
		else if (number && s->kind == STEP_OP)
			s->kind = STEP_BITS;
	}
	if (op->n > STEP_WORDS || op->bit / 8 > UINT16_MAX)
		s->kind = STEP_LONG;
	else
		memcpy(s->words, op->text, op->n);
}

void step_free(struct step *s)
{
	mem_free(s->table);
}

char *step_write(char *at, const struct step *s, const uint8_t *b)
{
	return step_put(at, s, b);
}
