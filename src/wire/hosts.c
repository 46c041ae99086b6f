/* hosts.c - names of hosts: of a file (a line is an address and its names, '#' begins a comment: hosts(5)) and of the resolver. */
#define _GNU_SOURCE /* EAI_NODATA */
#include "pkt/hosts.h"

#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/clock.h"
#include "pkt/mem.h"
#include "pkt/str.h"

#define BLANKS " \t\r\n"
#define FORGET_NS 5000000000         /* a name that was not found is asked for again */
#define PATIENCE "timeout:1 attempts:2" /* resolv.conf(5): seconds; the user's RES_OPTIONS come first */

struct name {
	char *text;
	size_t n;
	int family;
	uint8_t address[16];
	const char *why; /* NULL: found */
	int64_t at;      /* monotonic: when it was asked for */
};

struct hostnames {
	bool ask;
	struct name *v;
	size_t n, cap;
};

static bool address(const char *text, int family, uint8_t out[16])
{
	uint32_t a;

	if (family == 6)
		return ip6_parse(str_of(text), out);
	if (!ip4_parse(str_of(text), &a))
		return false;
	put32(out, a);
	return true;
}

static bool line_names(char *line, const char *name, size_t n, int family, uint8_t out[16])
{
	char *save, *word;
	uint8_t a[16];

	line[strcspn(line, "#")] = 0;
	word = strtok_r(line, BLANKS, &save);
	if (!word || !address(word, family, a))
		return false;
	while ((word = strtok_r(NULL, BLANKS, &save))) {
		if (strlen(word) == n && !strncasecmp(word, name, n)) {
			memcpy(out, a, family == 4 ? 4 : 16);
			return true;
		}
	}
	return false;
}

bool hosts_find(const char *path, const char *name, size_t n, int family, uint8_t out[16])
{
	FILE *f = fopen(path, "re");
	char line[1024];
	bool found = false;

	while (f && !found && fgets(line, sizeof(line), f))
		found = line_names(line, name, n, family, out);
	if (f)
		fclose(f);
	return found;
}

/* ---- the resolver --------------------------------------------------------------------------------------------- */

struct hostnames *hostnames_new(bool ask)
{
	struct hostnames *x = mem_zero(1, sizeof(*x));

	x->ask = ask;
	return x;
}

void hostnames_free(struct hostnames *x)
{
	if (!x)
		return;
	for (size_t i = 0; i < x->n; i++)
		mem_free(x->v[i].text);
	mem_free(x->v);
	mem_free(x);
}

bool hostnames_asks(const struct hostnames *x)
{
	return x->ask;
}

void hostnames_ask(struct hostnames *x, bool ask)
{
	x->ask = ask;
}

static const char *why_not(int error, int family)
{
	switch (error) {
	case EAI_AGAIN:
		return "the resolver did not answer: is the network up? /etc/hosts does not have the name";
	case EAI_NODATA: case EAI_ADDRFAMILY:
		return family == 4 ? "the name has no IPv4 address: use IPv6(…)" : "the name has no IPv6 address: use IP(…)";
	case EAI_NONAME:
		return "/etc/hosts and the resolver do not know the name";
	default:
		return "the name could not be looked up: getent hosts NAME tells more";
	}
}

static const char *ask(const char *name, int family, uint8_t out[16])
{
	struct addrinfo hints = { .ai_family = family == 4 ? AF_INET : AF_INET6, .ai_socktype = SOCK_DGRAM }, *found = NULL;
	int error;

	setenv("RES_OPTIONS", PATIENCE, 0);
	error = getaddrinfo(name, NULL, &hints, &found);
	if (error || !found)
		return why_not(error, family);
	if (family == 4)
		memcpy(out, &((const struct sockaddr_in *)(const void *)found->ai_addr)->sin_addr, 4);
	else
		memcpy(out, &((const struct sockaddr_in6 *)(const void *)found->ai_addr)->sin6_addr, 16);
	freeaddrinfo(found);
	return NULL;
}

static struct name *asked(struct hostnames *x, const char *name, size_t n, int family)
{
	struct name *e;

	for (size_t i = 0; i < x->n; i++) {
		e = &x->v[i];
		if (e->n == n && e->family == family && !strncasecmp(e->text, name, n))
			return e;
	}
	x->v = mem_room(x->v, &x->cap, x->n + 1, sizeof(*x->v));
	e = &x->v[x->n++];
	*e = (struct name){ .text = mem_text(name, n), .n = n, .family = family, .why = "", .at = INT64_MIN / 2 };
	return e;
}

const char *hostnames_find(struct hostnames *x, const char *name, size_t n, int family, uint8_t out[16])
{
	struct name *e;

	if (hosts_find(HOSTS_FILE, name, n, family, out))
		return NULL;
	if (!x->ask)
		return "names are looked up in /etc/hosts only: give the address";
	if (!memchr(name, '.', n) || !host_like((struct str){ name, n })) /* "localhots" is a slip of the hand */
		return "no such name in /etc/hosts, and the resolver is asked for names with a dot: give the address";
	e = asked(x, name, n, family);
	if (e->why && clock_monotonic() - e->at > FORGET_NS) {
		e->why = ask(e->text, family, e->address);
		e->at = clock_monotonic();
	}
	if (!e->why)
		memcpy(out, e->address, family == 4 ? 4 : 16);
	return e->why;
}
