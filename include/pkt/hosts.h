/* hosts.h - names of hosts that the machine's own file knows. Nothing is asked over the network. */
#ifndef PKT_HOSTS_H
#define PKT_HOSTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HOSTS_FILE "/etc/hosts"

/* The first address of that family (4 or 6) of a name, in wire order; capitals do not count. The file is read anew each time. */
bool hosts_find(const char *path, const char *name, size_t n, int family, uint8_t out[16]);

#endif
