/* rc.c - the start file of the prompt: found, and read if it belongs to who runs the program. */
#include "rc.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pkt/file.h"
#include "pkt/mem.h"
#include "say.h"

#define RC_MOST (1u << 20)

bool rc_folder(struct buf *path)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	if (config && *config == '/')
		buf_fmt(path, "%s/pkt", config);
	else if (home && *home == '/')
		buf_fmt(path, "%s/.config/pkt", home);
	else
		return false;
	return true;
}

static char *rc_path(void)
{
	struct buf b = BUF_INIT;

	if (!rc_folder(&b))
		return NULL;
	buf_text(&b, "/pktrc");
	return buf_cstr(&b);
}

bool is_ours(const char *path)
{
	struct stat st;

	return !stat(path, &st) && st.st_uid == geteuid();
}

/* Under sudo the home folder may be somebody else's: what they wrote there does not run as root. */
static bool may_read(int fd, const char *path)
{
	struct stat st;

	if (fstat(fd, &st))
		return false;
	if (!S_ISREG(st.st_mode)) {
		say("%s is not read: it is not a file", path);
		return false;
	}
	if (st.st_uid != geteuid()) {
		say("%s is not read: it belongs to another user; --no-rc says nothing of it", path);
		return false;
	}
	if (st.st_mode & (S_IWGRP | S_IWOTH)) {
		say("%s is not read: others may write to it; chmod go-w %s", path, path);
		return false;
	}
	return true;
}

bool rc_read(struct buf *text, char **path)
{
	int fd;
	bool ok;

	*path = rc_path();
	fd = *path ? open(*path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
	if (fd < 0) {
		if (*path && errno != ENOENT && errno != ENOTDIR)
			say("%s: %s", *path, strerror(errno));
		mem_free(*path);
		*path = NULL;
		return false;
	}
	ok = may_read(fd, *path) && file_read(fd, RC_MOST, NULL, text);
	close(fd);
	if (!ok) {
		mem_free(*path);
		*path = NULL;
	}
	return ok;
}
