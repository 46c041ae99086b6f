/* clock.c - nanoseconds since 1970, and the time of day as text. */
#include "pkt/clock.h"

#include <string.h>
#include <time.h>

enum { NS_PER_S = 1000000000, S_PER_DAY = 86400 };

static int64_t now(clockid_t which)
{
	struct timespec t = { 0 };

	clock_gettime(which, &t);
	return (int64_t)t.tv_sec * NS_PER_S + t.tv_nsec;
}

int64_t clock_now(void)
{
	return now(CLOCK_REALTIME);
}

int64_t clock_monotonic(void)
{
	return now(CLOCK_MONOTONIC);
}

int64_t clock_roughly(void)
{
	return now(CLOCK_MONOTONIC_COARSE);
}

/* v as `width` decimal digits. */
static void digits(char *out, unsigned v, unsigned width)
{
	while (width--) {
		out[width] = (char)('0' + v % 10);
		v /= 10;
	}
}

static void second_text(int64_t second, char *out)
{
	int64_t rest = second % S_PER_DAY;
	unsigned t = (unsigned)(rest < 0 ? rest + S_PER_DAY : rest);

	digits(out, t / 3600, 2);
	out[2] = ':';
	digits(out + 3, t / 60 % 60, 2);
	out[5] = ':';
	digits(out + 6, t % 60, 2);
	out[8] = '\0';
}

/* UTC has no rules to look up: a day is 86400 seconds. A cache of zeros is an empty one. */
size_t clock_text(struct clock_cache *c, int64_t ns, char *out)
{
	int64_t second = ns / NS_PER_S, rest = ns % NS_PER_S;

	if (rest < 0) {
		rest += NS_PER_S;
		second--;
	}
	if (!c->text[0] || c->second != second) {
		second_text(second, c->text);
		c->second = second;
	}
	memcpy(out, c->text, 8);
	out[8] = '.';
	digits(out + 9, (unsigned)rest, 9);
	out[18] = '\0';
	return CLOCK_TEXT - 1;
}
