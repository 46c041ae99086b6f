/* rights.h - the capabilities that this process has (capabilities(7)), and giving them up. */
#ifndef PKT_RIGHTS_H
#define PKT_RIGHTS_H

#include <stdbool.h>

struct diag;

/* What pkt has a use for. Bits of a set. */
enum right {
	RIGHT_RAW = 1,   /* cap_net_raw: sending and capturing */
	RIGHT_ADMIN = 2, /* cap_net_admin: the guard, a kernel that asks for MACs */
	RIGHT_LOCK = 8,  /* cap_ipc_lock: rings of any size in memory (AF_XDP) */
	RIGHT_FILES = 4, /* cap_dac_override, cap_dac_read_search: files that belong to others, as root is used to */
};

unsigned rights_now(void);                     /* those that work now */
const char *right_name(enum right r);          /* "cap_net_raw" */
bool right_hint(unsigned rights, struct diag *d);  /* adds the command that gives them: the exact line for this program */
bool right_missing(const char *doing, struct diag *d); /* "capturing needs the capability cap_net_raw …" and the command */
/*
 * All capabilities but those of `keep` are given up, by this process and whatever it would start, for good; those that it
 * has not are not gained. false with a message: the kernel did not let go.
 */
bool rights_keep(unsigned keep, struct diag *d);

#endif
