/* rights.c - all of libcap-ng: which capabilities there are, and letting them go. */
#include "pkt/rights.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cap-ng.h>

#include "pkt/diag.h"

static const struct {
	enum right right;
	unsigned cap;
	const char *name;
} known[] = {
	{ RIGHT_RAW, CAP_NET_RAW, "cap_net_raw" },
	{ RIGHT_ADMIN, CAP_NET_ADMIN, "cap_net_admin" },
	{ RIGHT_LOCK, CAP_IPC_LOCK, "cap_ipc_lock" },
	{ RIGHT_FILES, CAP_DAC_OVERRIDE, "cap_dac_override" },
	{ RIGHT_FILES, CAP_DAC_READ_SEARCH, "cap_dac_read_search" },
};
#define KNOWN (sizeof(known) / sizeof(known[0]))

unsigned rights_now(void)
{
	unsigned have = 0;

	if (capng_get_caps_process() < 0)
		return 0;
	for (size_t i = 0; i < KNOWN; i++)
		if (capng_have_capability(CAPNG_EFFECTIVE, known[i].cap))
			have |= known[i].right;
	return have;
}

const char *right_name(enum right r)
{
	size_t i = 0;

	while (known[i].right != r)
		i++;
	return known[i].name;
}

static bool path_words(const char *path, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!isalnum((unsigned char)path[i]) && !strchr("/._-+", path[i]))
			return true;
	return false;
}

/* What would give them. A path that the shell would take apart is left to it to find. */
bool right_hint(unsigned rights, struct diag *d)
{
	const char *caps = rights & RIGHT_ADMIN ? "cap_net_raw,cap_net_admin" : "cap_net_raw";
	const char *docker = rights & RIGHT_ADMIN ? "--cap-add=NET_RAW --cap-add=NET_ADMIN" : "--cap-add=NET_RAW";
	char path[128];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path));

	if (geteuid() == 0)
		return diag_hint(d, "this is root without it: a container is given it with %s", docker);
	if (n <= 0 || (size_t)n >= sizeof(path) || path_words(path, (size_t)n))
		n = snprintf(path, sizeof(path), "%s", "$(command -v pkt)");
	return diag_hint(d, "run as root, or once:  sudo setcap %s+ep %.*s", caps, (int)n, path);
}

bool right_missing(const char *doing, struct diag *d)
{
	diag_refuse(d, "%s needs the capability cap_net_raw, which this process does not have", doing);
	return right_hint(RIGHT_RAW, d);
}

bool rights_keep(unsigned keep, struct diag *d)
{
	bool stays[KNOWN], may_bound;
	int rc;

	if (capng_get_caps_process() < 0)
		return diag_refuse(d, "the kernel does not tell the capabilities of this process: %s", strerror(errno));
	may_bound = capng_have_capability(CAPNG_EFFECTIVE, CAP_SETPCAP);
	for (size_t i = 0; i < KNOWN; i++)
		stays[i] = (keep & known[i].right) && capng_have_capability(CAPNG_PERMITTED, known[i].cap);
	capng_clear(CAPNG_SELECT_ALL);
	for (size_t i = 0; i < KNOWN; i++)
		if (stays[i])
			capng_update(CAPNG_ADD, CAPNG_EFFECTIVE | CAPNG_PERMITTED, known[i].cap);
	rc = capng_apply(may_bound ? CAPNG_SELECT_ALL : CAPNG_SELECT_CAPS | CAPNG_SELECT_AMBIENT);
	if (rc < 0)
		return diag_refuse(d, "the kernel does not take back the capabilities of this process (libcap-ng: %d)", rc);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return diag_refuse(d, "a program that this one starts could gain rights again: %s", strerror(errno));
	return true;
}
