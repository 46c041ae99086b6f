/* libfolder.c - where functions written in the language are looked for: the user's folder, PKT_LIB, beside the program. */
#include "libfolder.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rc.h"

#define PATH_MOST 4096

/* Under sudo it may be somebody else's: what they wrote there does not run as root. */
static bool own_folder(struct buf *out)
{
	struct stat st;

	return rc_folder(out) && (buf_text(out, "/lib"), true) && !stat(buf_cstr(out), &st) && S_ISDIR(st.st_mode) &&
	       st.st_uid == geteuid() && !(st.st_mode & (S_IWGRP | S_IWOTH));
}

/* The i-th part of a list that is parted by ':'; empty parts do not count. */
static bool part_of(const char *list, unsigned i, struct buf *out)
{
	for (size_t n; *list; list += n + (list[n] == ':')) {
		n = strcspn(list, ":");
		if (n && !i--) {
			buf_add(out, list, n);
			return true;
		}
	}
	return false;
}

static size_t parent(const char *path, size_t n)
{
	while (n && path[n - 1] != '/')
		n--;
	return n ? n - 1 : 0;
}

/* PREFIX/bin/pkt has PREFIX/share/pkt/lib; TREE/build/MODE/pkt has TREE/lib. */
static bool beside_program(struct buf *out)
{
	char path[PATH_MOST];
	ssize_t got = readlink("/proc/self/exe", path, sizeof(path));
	size_t n, up;

	if (got <= 0 || (size_t)got >= sizeof(path))
		return false;
	n = parent(path, (size_t)got);
	up = parent(path, n);
	n = up + 1;
	if (up >= 6 && !memcmp(path + up - 6, "/build", 6))
		buf_fmt(out, "%.*s/lib", (int)(up - 6), path);
	else
		buf_fmt(out, "%.*sshare/pkt/lib", (int)n, path);
	return true;
}

bool library_folder(unsigned i, struct buf *out)
{
	const char *list = getenv("PKT_LIB");
	size_t before = out->n;

	if (own_folder(out)) {
		if (!i--)
			return true;
	}
	out->n = before;
	return list ? part_of(list, i, out) : !i && beside_program(out);
}
