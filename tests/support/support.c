/* support.c - what the test programs share. */
#include "support/support.h"

#include <errno.h>
#include <fts.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/registry.h"

#define SKIPPED 77
#define PATH_ROOM 4096

void pick_args(struct pick *pk, int argc, char **argv)
{
	*pk = (struct pick){ .program = argv[0], .max = 10 };
	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--layer") && i + 1 < argc) {
			pk->layer = argv[++i];
		} else if (!strcmp(argv[i], "--id") && i + 1 < argc) {
			pk->id = argv[++i];
		} else if (!strcmp(argv[i], "--max") && i + 1 < argc) {
			pk->max = (unsigned)strtoul(argv[++i], NULL, 10);
		} else if (!strcmp(argv[i], "--passed")) {
			pk->passed = true;
		} else if (argv[i][0] == '-') {
			fprintf(stderr, "usage: %s [--layer CLASS] [--id ID] [--max N] [--passed] [FILE…]\n", argv[0]);
			exit(2);
		} else {
			pk->files = argv + i;
			pk->nfiles = argc - i;
			return;
		}
	}
}

bool pick_wants(const struct pick *pk, const json_t *vector)
{
	const json_t *layers = json_object_get(vector, "layers");
	size_t i;
	json_t *one;

	if (pk->id && strcmp(pk->id, vector_text(vector, "id")))
		return false;
	if (!pk->layer)
		return true;
	json_array_foreach(layers, i, one) {
		if (json_is_string(one) && !strcmp(json_string_value(one), pk->layer))
			return true;
	}
	return false;
}

void pick_passed(const struct pick *pk, const json_t *vector)
{
	if (pk->passed)
		printf("passed %s\n", vector_text(vector, "id"));
}

bool pick_print(struct pick *pk)
{
	return pk->printed++ < pk->max;
}

static const char *shared_folder(void)
{
	const char *dir = getenv("PKT_SHARED");

	return dir && *dir ? dir : "../shared";
}

bool shared_there(void)
{
	return !access(shared_folder(), R_OK);
}

const char *shared_path(const char *rest)
{
	static char path[PATH_ROOM]; /* handed out; one at a time is enough here */

	if (!shared_there()) {
		printf("no folder %s (PKT_SHARED names another)\n", shared_folder());
		exit(SKIPPED);
	}
	snprintf(path, sizeof(path), "%s/%s", shared_folder(), rest);
	return path;
}

const char *vector_text(const json_t *vector, const char *key)
{
	const char *s = json_string_value(json_object_get(vector, key));

	return s ? s : "";
}

/* A line with its integers of 19 digits and more, which jansson does not take, written as strings. */
static void quote_large(const char *line, struct buf *out)
{
	bool in_string = false;

	buf_clear(out);
	while (*line) {
		size_t digits = in_string ? 0 : strspn(line, "0123456789");

		if (digits >= 19)
			buf_byte(out, '"');
		buf_add(out, line, digits ? digits : 1);
		if (digits >= 19)
			buf_byte(out, '"');
		if (*line == '"')
			in_string = !in_string;
		if (*line == '\\' && line[1])
			buf_byte(out, (uint8_t)*++line);
		line += digits ? digits : 1;
	}
}

static void file_each(const char *path, void (*fn)(json_t *, void *), void *arg)
{
	FILE *f = fopen(path, "r");
	struct buf quoted = BUF_INIT;
	char *line = NULL;
	size_t room = 0;
	unsigned at = 0;

	if (!f) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		exit(1);
	}
	while (getline(&line, &room, f) > 0) {
		json_error_t e;
		json_t *v;

		at++;
		if (line[strspn(line, " \t\r\n")] == '\0')
			continue;
		quote_large(line, &quoted);
		v = json_loads(buf_cstr(&quoted), JSON_ALLOW_NUL, &e);
		if (!v) {
			fprintf(stderr, "%s:%u: %s\n", path, at, e.text);
			exit(1);
		}
		fn(v, arg);
		json_decref(v);
	}
	free(line);
	buf_free(&quoted);
	fclose(f);
}

void vectors_each(const char *pattern, void (*fn)(json_t *, void *), void *arg)
{
	glob_t g;

	if (glob(pattern, 0, NULL, &g)) {
		printf("no file %s\n", pattern);
		exit(SKIPPED);
	}
	for (size_t i = 0; i < g.gl_pathc; i++)
		file_each(g.gl_pathv[i], fn, arg);
	globfree(&g);
}

static bool ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && !strcmp(s + n - m, end);
}

static bool is_capture(const char *path)
{
	static const char *const ends[] = { ".pcap", ".pcapng", ".cap", ".gz", ".zst" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		if (ends_with(path, ends[i]))
			return true;
	}
	return false;
}

static int text_order(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void captures_each(const char *folder, void (*fn)(const char *, void *), void *arg)
{
	char *roots[] = { mem_text(folder, strlen(folder)), NULL };
	struct idset files = { 0 };
	FTS *tree = fts_open(roots, FTS_LOGICAL | FTS_NOCHDIR, NULL);
	FTSENT *e;

	while (tree && (e = fts_read(tree))) {
		if (e->fts_info == FTS_F && is_capture(e->fts_path))
			idset_add(&files, e->fts_path);
	}
	if (tree)
		fts_close(tree);
	mem_free(roots[0]);
	if (files.n)
		qsort(files.id, files.n, sizeof(files.id[0]), text_order);
	for (size_t i = 0; i < files.n; i++)
		fn(files.id[i], arg);
	idset_free(&files);
}

void idset_add(struct idset *s, const char *id)
{
	s->id = mem_room(s->id, &s->cap, s->n + 1, sizeof(s->id[0]));
	s->id[s->n++] = mem_text(id, strlen(id));
}

static void words_of(struct idset *s, const char *path)
{
	FILE *f = fopen(path, "r");
	char line[1024], word[128];

	if (!f)
		return;
	while (fgets(line, sizeof(line), f)) {
		if (line[0] != '#' && sscanf(line, "%127s", word) == 1)
			idset_add(s, word);
	}
	fclose(f);
}

void idset_words(struct idset *s, const char *pattern)
{
	glob_t g;

	if (glob(pattern, 0, NULL, &g))
		return;
	for (size_t i = 0; i < g.gl_pathc; i++)
		words_of(s, g.gl_pathv[i]);
	globfree(&g);
}

void idset_lines(struct idset *s, const char *path)
{
	FILE *f = fopen(path, "r");
	char line[1024];

	if (!f)
		return;
	while (fgets(line, sizeof(line), f)) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] && line[0] != '#')
			idset_add(s, line);
	}
	fclose(f);
}

static void add_vector(json_t *v, void *arg)
{
	idset_add(arg, vector_text(v, "id"));
}

void idset_vectors(struct idset *s, const char *pattern)
{
	vectors_each(pattern, add_vector, s);
}

bool idset_has(const struct idset *s, const char *id)
{
	for (size_t i = 0; i < s->n; i++) {
		if (!strcmp(s->id[i], id))
			return true;
	}
	return false;
}

void idset_free(struct idset *s)
{
	for (size_t i = 0; i < s->n; i++)
		mem_free(s->id[i]);
	mem_free(s->id);
	*s = (struct idset){ 0 };
}

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

bool hex_read(const char *text, struct buf *out)
{
	for (; text[0]; text += 2) {
		int hi = digit(text[0]), lo = text[0] ? digit(text[1]) : -1;

		if (hi < 0 || lo < 0)
			return false;
		buf_byte(out, (uint8_t)(hi << 4 | lo));
	}
	return true;
}

void hex_print(const char *what, const uint8_t *p, size_t n)
{
	printf("  %s ", what);
	for (size_t i = 0; i < n; i++)
		printf("%02x", p[i]);
	printf("\n");
}

void bytes_differ(const uint8_t *got, size_t ngot, const uint8_t *want, size_t nwant)
{
	size_t i = 0;

	while (i < ngot && i < nwant && got[i] == want[i])
		i++;
	hex_print("got ", got, ngot);
	hex_print("want", want, nwant);
	printf("  %*s^ offset %zu (%zu bytes, wanted %zu)\n", (int)(5 + 2 * i), "", i, ngot, nwant);
}

void start(void)
{
	struct diag d = DIAG_INIT;
	struct buf text = BUF_INIT;

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (registry_start(&d))
		return;
	diag_print(&text, &d);
	fputs(buf_cstr(&text), stderr);
	exit(1);
}

void done(void)
{
	registry_end();
}
