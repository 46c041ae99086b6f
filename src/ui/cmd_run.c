/* cmd_run.c - runs a script from a file, from standard input, or from the command line; checks one. */
#include "cmd.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "foreign.h"
#include "libfolder.h"
#include "pkt/bits.h"
#include "pkt/file.h"
#include "pkt/mem.h"
#include "say.h"
#include "session.h"
#include "signals.h"
#include "status.h"

#define SCRIPT_MOST (64u * 1024 * 1024)

/* Somebody who runs a capture wants to read it. */
static bool is_capture(const struct buf *b)
{
	uint32_t magic = b->n >= 4 ? get32(b->p) : 0;

	return magic == 0xa1b2c3d4 || magic == 0xd4c3b2a1 || magic == 0xa1b23c4d || magic == 0x4d3cb2a1 || magic == 0x0a0d0d0a;
}

/* Parses and checks names; runs nothing. What is wrong goes to out, unless that is NULL. */
static bool check(const struct source *src, struct buf *out)
{
	struct interp *in = interp_new(&(struct interp_config){ .seed = 1, .library = library_folder });
	struct diags d = { 0 };
	bool ok = interp_check(in, src, &d);

	if (!ok && out)
		diags_print(out, &d);
	diags_free(&d);
	interp_free(in);
	return ok;
}

static bool reads(struct buf *text)
{
	return check(&(struct source){ NULL, buf_cstr(text), text->n }, NULL);
}

int script_read(const char *path, struct buf *text)
{
	bool std = !strcmp(path, "-");
	int fd = std ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && file_read(fd, SCRIPT_MOST, signals_flag(), text);
	int error = ok ? 0 : errno;
	const char *owner;

	if (!std && fd >= 0)
		close(fd);
	if (!ok) {
		say("%s: %s", std ? "standard input" : path, strerror(error));
		return STATUS_REFUSED;
	}
	if (text->n > SCRIPT_MOST) {
		say("%s: longer than %u MiB, which no script is", path, SCRIPT_MOST >> 20);
		return STATUS_USAGE;
	}
	if (is_capture(text)) {
		say("%s is a capture, not a script; to decode it: pkt read %s", std ? "standard input" : path, path);
		return STATUS_USAGE;
	}
	owner = foreign_owner(text);
	if (owner && !reads(text)) {
		say("%s is %s", std ? "standard input" : path, owner);
		return STATUS_USAGE;
	}
	return STATUS_DONE;
}

int code_run(const struct options *opt, struct out *o, const struct source *src, bool interactive)
{
	struct session s;
	struct diag d = DIAG_INIT;
	bool leave;
	int status;

	if (!session_start(&s, o, interactive ? SESSION_SHOWS : 0, opt->seeded ? &opt->seed : NULL, opt->nwords, opt->words, &d))
		return say_diag(&d);
	signals_catch();
	status = session_run(&s, src, &leave);
	if (!status && !leave && interp_cut_short(s.in))
		status = STATUS_REFUSED;
	mem_leave();
	session_end(&s);
	return status;
}

int cmd_run(const struct options *opt, struct out *o)
{
	struct buf text = BUF_INIT;
	struct source src;
	int status;

	if (opt->command == COMMAND_CODE) {
		src = (struct source){ "<code>", opt->code, strlen(opt->code) };
		return code_run(opt, o, &src, true);
	}
	status = script_read(opt->path, &text);
	if (!status) {
		src = (struct source){ strcmp(opt->path, "-") ? opt->path : "<script>", buf_cstr(&text), text.n };
		status = code_run(opt, o, &src, false);
	}
	buf_free(&text);
	return status;
}

int cmd_check(const struct options *opt)
{
	struct buf text = BUF_INIT, out = BUF_INIT;
	struct source src;
	int status = script_read(opt->path, &text);

	if (!status) {
		src = (struct source){ strcmp(opt->path, "-") ? opt->path : "<script>", buf_cstr(&text), text.n };
		status = check(&src, &out) ? STATUS_DONE : STATUS_USAGE;
		if (out.n)
			fwrite(out.p, 1, out.n, stderr);
	}
	buf_free(&out);
	buf_free(&text);
	return status;
}
