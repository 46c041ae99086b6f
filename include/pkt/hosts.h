/* hosts.h - addresses of names: from the machine's own file, then, where that is allowed, from its resolver. */
#ifndef PKT_HOSTS_H
#define PKT_HOSTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HOSTS_FILE "/etc/hosts"

/* The first address of that family (4 or 6) of a name, in wire order; capitals do not count. The file is read anew each time. */
bool hosts_find(const char *path, const char *name, size_t n, int family, uint8_t out[16]);

/* What was asked, and what came: each name is asked for once, one that was not found again after some seconds. */
struct hostnames;

struct hostnames *hostnames_new(bool ask); /* ask: the resolver (getaddrinfo(3)) may be asked, which sends packets and waits for them */
void hostnames_free(struct hostnames *x);  /* NULL is allowed */
bool hostnames_asks(const struct hostnames *x);
void hostnames_ask(struct hostnames *x, bool ask);

/* As hosts_find, of HOSTS_FILE, and of the resolver for what has a dot in it and is host_like(). NULL: found;
 * else why not, as a hint to the user; the text is constant. */
const char *hostnames_find(struct hostnames *x, const char *name, size_t n, int family, uint8_t out[16]);

#endif
