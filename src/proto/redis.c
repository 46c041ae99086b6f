/* redis.c - Redis' serialization protocol: values one after another (RESP 2). */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "lines.h"

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/space.h"
#include "pkt/str.h"

enum { PORT = 6379 };

/* The class of a value by its first octet, if its line is there as a whole. */
static const struct layout *value_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)f;
	(void)outer;
	return n && memmem(p, n, CRLF, 2) ? space_lookup(space_make("redis.type"), p[0]) : NULL;
}
static const struct family values = { .choose = value_class };

/* In the middle of a long string no value begins. */
static const struct layout *values_or_raw(const struct scope *outer, const uint8_t *p, size_t n)
{
	return !outer || value_class(NULL, outer, p, n) ? LAYOUT_SELF : NULL;
}

static const struct field redis_fields[] = {
	LIST("values", &values, .size = REST, .help = "one after another: those of an array follow it"),
};
static const struct proto redis = {
	.name = "Redis",
	.title = "Redis serialization protocol (RESP 2)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(flags=\"PA\")/Redis(values=[RedisArray(count=2), RedisBulk(value=\"GET\"), RedisBulk(value=\"key\")])",
	TABLE(redis_fields),
	UNDER({ "tcp.port", PORT }),
	.choose = values_or_raw,
	.text = "Redis %values%",
};

#define VALUE(var, class, mark, number, what, words, ...) \
	static const struct field var##_fields[] = { BYTES("type", .size = FIXED(1), .filled = true, .text = mark), __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "Redis: " what " (RESP 2)", \
		TABLE(var##_fields), \
		UNDER({ "redis.type", number }), \
		.text = words, \
	}
VALUE(string, "RedisString", "+", '+', "simple string", "+%value%", UNTIL("value", CRLF, .text = "OK"));
VALUE(error, "RedisError", "-", '-', "error", "-%value%", UNTIL("value", CRLF, .text = "ERR"));
VALUE(integer, "RedisInteger", ":", ':', "integer", ":%value%", UNTIL("value", CRLF, .text = "0"));

VALUE(array, "RedisArray", "*", '*', "array: its values follow", "*%count%", UNTIL("count", CRLF, .text = "1", .help = "values"));

/* ---- strings with their length ---- */

/* Octets of "3\r\nabc\r\n", of which the digits are *digits. false: not so, or cut. */
static bool bulk_size(const uint8_t *p, size_t avail, size_t *digits, size_t *n)
{
	const uint8_t *end = memmem(p, avail, CRLF, 2);
	uint64_t size;
	char text[24];

	*digits = end ? (size_t)(end - p) : 0;
	if (*digits == 2 && !memcmp(p, "-1", 2)) {
		*n = 4;
		return true;
	}
	if (!*digits || *digits >= sizeof(text) || p[0] < '0' || p[0] > '9' || (*digits > 1 && p[0] == '0') ||
	    !str_to_u64((struct str){ (const char *)p, *digits }, &size) || memchr(p, '_', *digits) || size > avail ||
	    *digits + 4 + (size_t)size > avail || memcmp(p + *digits + 2 + size, CRLF, 2))
		return false;
	*n = *digits + 4 + (size_t)size;
	return true;
}

static bool bulk_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	size_t digits;

	(void)s;
	(void)f;
	return bulk_size(p, avail, &digits, n);
}

static void bulk_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	size_t digits = 0, all = 0;

	(void)s;
	(void)f;
	*out = bulk_size(p, n, &digits, &all) && p[0] != '-' ? val_bytes(p + digits + 2, all - digits - 4) : VAL_NONE;
}

static bool bulk_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct str t = val_text(v);

	(void)s;
	(void)f;
	(void)d;
	if (v->type == V_NONE) {
		buf_text(out, "-1" CRLF);
		return true;
	}
	buf_u64(out, t.n);
	buf_text(out, CRLF);
	buf_add(out, t.p, t.n);
	buf_text(out, CRLF);
	return true;
}

static bool bulk_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	return line_until_ops.accept(f, in, out, d);
}
static const struct kind_ops bulk_ops = { bulk_measure, bulk_read, bulk_write, bulk_accept };

VALUE(bulk, "RedisBulk", "$", '$', "string with its length, which is written before it", "%value%",
      HOOK("value", &bulk_ops, .text = "", .help = "bytes; None is the value that Redis calls null"));

PROTO_UNIT(redis, &redis, &string, &error, &integer, &array, &bulk);
