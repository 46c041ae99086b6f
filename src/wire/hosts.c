/* hosts.c - names of hosts: a line is an address and its names, '#' begins a comment (hosts(5)). */
#include "pkt/hosts.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/str.h"

#define BLANKS " \t\r\n"

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
