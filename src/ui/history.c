/* history.c - where the lines that were typed are kept. */
#include "history.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rc.h"

/* Makes every folder of the path that is missing. */
static bool make_folders(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		bool ok;

		*slash = '\0';
		ok = !mkdir(path, 0700) || errno == EEXIST;
		*slash = '/';
		if (!ok)
			return false;
	}
	return true;
}

bool history_path(char *out, size_t cap)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	int n, fd;
	bool ours;

	if (state && *state == '/')
		n = snprintf(out, cap, "%s/pkt/history", state);
	else if (home && *home == '/')
		n = snprintf(out, cap, "%s/.local/state/pkt/history", home);
	else
		return false;
	if (n < 0 || (size_t)n >= cap)
		return false;
	if (home && *home == '/' && !is_ours(home) && !(state && is_ours(state)))
		return false; /* sudo in somebody's home: nothing is left there that they cannot remove */
	if (!make_folders(out))
		return false;
	fd = open(out, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0)
		return false;
	ours = is_ours(out) && !fchmod(fd, 0600);
	close(fd);
	return ours;
}
