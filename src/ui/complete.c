/* complete.c - Tab: what may stand here. */
#include "complete.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "pkt/lang.h"
#include "pkt/mem.h"

#define LISTED 150    /* words at most */
#define DETAILED 40   /* so few are shown one a line, with what is known of them */

struct found {
	char *word, *detail;
};

struct finding {
	struct found *v;
	size_t n, cap;
};

static void add(void *arg, const struct candidate *c)
{
	struct finding *f = arg;

	f->v = mem_room(f->v, &f->cap, f->n + 1, sizeof(f->v[0]));
	f->v[f->n++] = (struct found){ mem_text(c->word, strlen(c->word)), mem_text(c->detail, strlen(c->detail)) };
}

/* ---- file names ---- */

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct found *)a)->word, ((const struct found *)b)->word);
}

/* What one can read there: folders with a slash behind, files with the quote that ends the string. */
static void add_file(struct finding *f, const char *folder, size_t nfolder, const char *name, char quote)
{
	struct buf path = BUF_INIT, size = BUF_INIT;
	struct stat st;

	buf_add(&path, folder, nfolder);
	buf_text(&path, name);
	if (!stat(buf_cstr(&path), &st) && (S_ISDIR(st.st_mode) || S_ISREG(st.st_mode))) {
		if (S_ISDIR(st.st_mode)) {
			buf_byte(&path, '/');
		} else {
			buf_fmt(&size, "%jd bytes", (intmax_t)st.st_size);
			if (quote)
				buf_byte(&path, (uint8_t)quote);
		}
		add(f, &(struct candidate){ buf_cstr(&path), buf_cstr(&size) });
	}
	buf_free(&path);
	buf_free(&size);
}

static void find_files(struct finding *f, const char *typed, size_t n, char quote)
{
	struct buf path = BUF_INIT;
	size_t folder = n;
	struct dirent *e;
	DIR *d;

	while (folder && typed[folder - 1] != '/')
		folder--;
	buf_add(&path, typed, folder);
	d = opendir(folder ? buf_cstr(&path) : ".");
	while (d && (e = readdir(d))) {
		size_t part = n - folder;

		if (strncmp(e->d_name, typed + folder, part) != 0 || (e->d_name[0] == '.' && (!part || typed[folder] != '.')))
			continue;
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			add_file(f, typed, folder, e->d_name, quote);
	}
	if (d)
		closedir(d);
	if (f->n)
		qsort(f->v, f->n, sizeof(f->v[0]), by_name);
	buf_free(&path);
}

/* ---- lists ---- */

static size_t common(const struct finding *f)
{
	size_t n = strlen(f->v[0].word);

	for (size_t i = 1; i < f->n; i++) {
		size_t k = 0;

		while (k < n && f->v[i].word[k] == f->v[0].word[k])
			k++;
		n = k;
	}
	return n;
}

static size_t widest(const struct finding *f)
{
	size_t most = 0;

	for (size_t i = 0; i < f->n; i++) {
		size_t n = strlen(f->v[i].word);

		if (n > most)
			most = n;
	}
	return most;
}

static void list_details(struct buf *out, const struct finding *f, size_t width)
{
	size_t most = widest(f);

	for (size_t i = 0; i < f->n; i++) {
		size_t room = width > most + 4 ? width - most - 4 : 0;
		size_t n = strlen(f->v[i].detail);

		buf_fmt(out, "  %-*s  %.*s\n", n ? (int)most : 0, f->v[i].word, (int)(n < room ? n : room), f->v[i].detail);
	}
}

static void list_columns(struct buf *out, const struct finding *f, size_t width)
{
	size_t cell = widest(f) + 2, shown = f->n < LISTED ? f->n : LISTED;
	size_t columns = width > cell ? width / cell : 1, rows = (shown + columns - 1) / columns;

	for (size_t r = 0; r < rows; r++) {
		for (size_t i = r; i < shown; i += rows)
			buf_fmt(out, "%-*s", i + rows < shown ? (int)cell : 0, f->v[i].word);
		buf_byte(out, '\n');
	}
	if (shown < f->n)
		buf_fmt(out, "… and %zu more\n", f->n - shown);
}

void completion_find(struct completion *c, struct interp *in, const char *text, size_t n, size_t at, unsigned width)
{
	struct finding f = { 0 };
	bool details = false;

	*c = (struct completion){ .begin = at };
	if (lang_wants_file(in, text, n, at, &c->begin))
		find_files(&f, text + c->begin, at - c->begin, at < n && text[at] == text[c->begin - 1] ? 0 : text[c->begin - 1]);
	else
		lang_complete(in, text, n, at, &c->begin, add, &f);
	c->n = f.n;
	for (size_t i = 0; i < f.n; i++)
		details |= f.v[i].detail[0] != '\0';
	if (f.n)
		buf_add(&c->insert, f.v[0].word, common(&f));
	if (f.n > 1 && details && f.n <= DETAILED)
		list_details(&c->list, &f, width);
	else if (f.n > 1)
		list_columns(&c->list, &f, width);
	for (size_t i = 0; i < f.n; i++) {
		mem_free(f.v[i].word);
		mem_free(f.v[i].detail);
	}
	mem_free(f.v);
}

void completion_free(struct completion *c)
{
	buf_free(&c->insert);
	buf_free(&c->list);
}
