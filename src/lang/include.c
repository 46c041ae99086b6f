/* include.c - include "lib.pkt": the other file is read and checked with the one that names it. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "pkt/check.h"
#include "pkt/file.h"

enum { NESTED_MAX = 16 };

/* A name without a leading / counts from the folder of the file it stands in. */
static void path_of(const struct check *c, struct str name, struct buf *out)
{
	const char *slash = c->prog->src.name ? strrchr(c->prog->src.name, '/') : NULL;

	if (slash && !(name.n && name.p[0] == '/'))
		buf_add(out, c->prog->src.name, (size_t)(slash + 1 - c->prog->src.name));
	buf_add(out, name.p, name.n);
	buf_cstr(out);
}

static bool read_all(const char *path, struct buf *out, struct diag *d)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && file_read(fd, SOURCE_MAX, NULL, out);

	if (!ok)
		diag_refuse(d, "%s: %s", path, strerror(errno));
	if (fd >= 0)
		close(fd);
	return ok;
}

static void add(struct check *c, struct node *n, const struct source *src)
{
	struct program *p = program_parse(src, &c->in->syms, c->diags, NULL);
	size_t before = c->diags->n;

	p->next = c->prog->included;
	c->prog->included = p;
	n->fn = p->main;
	if (before == c->diags->n)
		check_program(c->in, p, c->diags, c->includes + 1);
}

void check_include(struct check *c, struct node *n)
{
	struct buf path = BUF_INIT, text = BUF_INIT;
	struct diag d = DIAG_INIT;
	struct source src;

	if (n->a->kind != N_CONST || n->a->val.type != V_STR) {
		check_error(c, n->a->span, "'include' takes the name of a file in quotes");
		return;
	}
	if (c->includes >= NESTED_MAX || c->in->cfg.sealed) {
		check_error(c, n->span, "files include each other more than %d deep", NESTED_MAX);
		return;
	}
	path_of(c, val_text(&n->a->val), &path);
	if (read_all((const char *)path.p, &text, &d)) {
		src = (struct source){ .name = (const char *)path.p, .text = (const char *)text.p, .n = text.n };
		add(c, n, &src);
	} else {
		d.src = &c->prog->src;
		d.span = n->a->span;
		*diags_new(c->diags) = d;
	}
	buf_free(&path);
	buf_free(&text);
}
