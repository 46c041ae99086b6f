/* cmd_tool.c - pkt ping 192.0.2.1 -c 3: a function of the library is called with what stands behind its name. */
#include "cmd.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "say.h"
#include "status.h"

/* Letters that mean what they mean elsewhere on the command line. */
static const struct { char letter; const char *name; } letters[] = { { 'c', "count" }, { 'i', "iface" }, { 't', "timeout" },
	{ 'r', "rate" } };

/* "l4" of "l4=udp": its length; 0: no name stands there. */
static size_t name_length(const char *word)
{
	size_t n = 0;

	while (isalpha((unsigned char)word[n]) || word[n] == '_' || (n && isdigit((unsigned char)word[n])))
		n++;
	return n && word[n] == '=' && word[n + 1] != '=' ? n : 0;
}

static bool is_number(const char *word)
{
	size_t n = strspn(word, "0123456789"), more = word[n] == '.' ? 1 + strspn(word + n + 1, "0123456789") : 0;

	return n && !word[n + more] && (n == 1 || word[0] != '0' || more);
}

/* Numbers, constants and whatever has brackets or quotes are the language's; all else is text. */
static void put_value(const char *word, struct buf *out)
{
	if (is_number(word) || !strcmp(word, "None") || !strcmp(word, "True") || !strcmp(word, "False") || strpbrk(word, "([{\"'")) {
		buf_text(out, word);
		return;
	}
	buf_byte(out, '"');
	for (; *word; word++) {
		if (*word == '\\')
			buf_byte(out, '\\');
		buf_byte(out, (uint8_t)*word);
	}
	buf_byte(out, '"');
}

/* --min-ttl: min_ttl */
static void put_name(const char *word, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++)
		buf_byte(out, word[i] == '-' ? '_' : (uint8_t)word[i]);
	buf_byte(out, '=');
}

static const char *letter_name(char letter)
{
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		if (letters[i].letter == letter)
			return letters[i].name;
	}
	return NULL;
}

static bool needs_value(const struct options *opt, int i, struct diag *d)
{
	return i < opt->nwords || diag_set(d, "%s needs a value", opt->words[i - 1]);
}

/* -c 3, -q, --timeout 1, --timeout=1; *i: the word, or the last that belongs to it. */
static bool put_option(const struct options *opt, int *i, struct buf *out, struct diag *d)
{
	const char *word = opt->words[*i], *eq = strchr(word, '='), *name;

	if (!strcmp(word, "-q"))
		return buf_text(out, "verbose=False"), true;
	if (word[1] == '-' && eq) {
		put_name(word + 2, (size_t)(eq - word - 2), out);
		put_value(eq + 1, out);
		return true;
	}
	name = word[1] == '-' ? word + 2 : letter_name(word[1]);
	if (!name) {
		diag_set(d, "%s has no option '-%c'", opt->path, word[1]);
		return diag_hint(d, "its arguments are called by name, as in --timeout 1: pkt %s --help", opt->path);
	}
	put_name(name, strlen(name), out);
	if (word[1] != '-' && word[2]) {
		put_value(word + 2, out);
		return true;
	}
	if (!needs_value(opt, ++*i, d))
		return false;
	put_value(opt->words[*i], out);
	return true;
}

static bool put_call(const struct options *opt, struct buf *out, struct diag *d)
{
	buf_fmt(out, "%s(", opt->path);
	for (int i = 0; i < opt->nwords; i++) {
		const char *word = opt->words[i];
		size_t n = name_length(word);

		buf_text(out, i ? ", " : "");
		if (word[0] == '-' && word[1] && !isdigit((unsigned char)word[1])) {
			if (!put_option(opt, &i, out, d))
				return false;
			continue;
		}
		if (n)
			put_name(word, n, out);
		put_value(word + (n ? n + 1 : 0), out);
	}
	buf_byte(out, ')');
	return true;
}

int cmd_tool(const struct options *opt, struct out *o)
{
	struct buf call = BUF_INIT, code = BUF_INIT;
	struct options help = { .words = (char **)(uintptr_t)&opt->path, .nwords = 1 };
	struct diag d = DIAG_INIT;
	int status;

	for (int i = 0; i < opt->nwords; i++) {
		if (!strcmp(opt->words[i], "-h") || !strcmp(opt->words[i], "--help"))
			return cmd_ls(&help, o);
	}
	if (put_call(opt, &call, &d)) {
		buf_fmt(&code, "it = %s\nif isinstance(it, tuple) and not it[0]: exit(1)\n", buf_cstr(&call));
		status = code_run(opt, o, &(struct source){ "<command>", buf_cstr(&code), code.n }, false);
	} else {
		status = say_diag(&d);
	}
	buf_free(&call);
	buf_free(&code);
	return status;
}
