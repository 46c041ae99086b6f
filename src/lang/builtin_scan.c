/* builtin_scan.c - scan(): probes of any number, and their answers as they come. */
#include "pkt/scanning.h"

const struct builtin builtins_scan[] = {
	{ "scan", scanning_new, "x, iface=None, timeout=2, rate=None, retry=0, filter=None, resume=None, verbose=None",
	  "sends a set and gives (probe, answer) pairs as they come; nothing is remembered but what answered" },
	{ 0 },
};
