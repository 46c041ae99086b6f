/* libfolder.c - where functions written in the language are looked for: the user's folder, PKT_LIB, beside the program. */
#include "libfolder.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pkt/str.h"
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

bool library_file(const char *name)
{
	struct buf path = BUF_INIT;
	bool found = false;

	for (unsigned i = 0; !found && *name != '_' && library_folder(i, &path); i++, buf_clear(&path)) {
		buf_fmt(&path, "/%s.pkt", name);
		found = !access(buf_cstr(&path), F_OK);
	}
	buf_free(&path);
	return found;
}

/* One whose name lies in a folder's listing, so the best is copied. */
static void offer_file(struct near *near, const char *file, char name[LIBRARY_NAME])
{
	char one[LIBRARY_NAME];
	struct near with = *near;
	size_t n = strlen(file);

	if (n <= 4 || n - 4 >= LIBRARY_NAME || file[0] == '_' || strcmp(file + n - 4, ".pkt") != 0)
		return;
	memcpy(one, file, n - 4);
	one[n - 4] = '\0';
	near_offer(&with, one);
	if (with.best != one)
		return;
	memcpy(name, one, sizeof(one));
	*near = with;
	near->best = name;
}

void library_near(struct near *near, char name[LIBRARY_NAME])
{
	struct buf path = BUF_INIT;

	for (unsigned i = 0; library_folder(i, &path); i++, buf_clear(&path)) {
		DIR *dir = opendir(buf_cstr(&path));
		const struct dirent *e;

		while (dir && (e = readdir(dir)))
			offer_file(near, e->d_name, name);
		if (dir)
			closedir(dir);
	}
	buf_free(&path);
}
