/* diags.c - several diagnostics. */
#include "pkt/buf.h"
#include "pkt/lang.h"
#include "pkt/mem.h"

void diags_free(struct diags *d)
{
	mem_free(d->v);
	*d = (struct diags){ NULL, 0, 0 };
}

struct diag *diags_new(struct diags *d)
{
	d->v = mem_room(d->v, &d->cap, d->n + 1, sizeof(*d->v));
	d->v[d->n] = (struct diag)DIAG_INIT;
	return &d->v[d->n++];
}

void diags_print(struct buf *out, const struct diags *d)
{
	for (size_t i = 0; i < d->n; i++) {
		if (d->v[i].kind != D_EXIT)
			diag_print(out, &d->v[i]);
	}
}

int diags_status(const struct diags *d)
{
	if (!d->n)
		return 0;
	switch (d->v[0].kind) {
	case D_SCRIPT:
		return 2;
	case D_REFUSED:
		return 3;
	case D_NO:
		return 1;
	case D_EXIT:
		return d->v[0].status;
	}
	return 2;
}
