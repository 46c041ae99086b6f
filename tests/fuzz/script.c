/* script.c - libFuzzer: any text is run, or refused with a message that points into it. No file is touched. */
#include <string.h>

#include "pkt/lang.h"
#include "support/support.h"

static bool started; /* libFuzzer's function has no argument */

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct env env = { .seed = 1 };
	struct source src = { "fuzz", (const char *)p, n };
	struct diags d = { 0 };
	struct buf text = BUF_INIT;
	struct interp *in;

	if (!started) {
		start();
		started = true;
	}
	in = interp_new(&(struct interp_config){ .env = &env, .interactive = true, .steps = 2000, .sealed = true });
	interp_ready((const char *)p, n);
	if (!interp_run(in, &src, &d))
		diags_print(&text, &d);
	buf_free(&text);
	diags_free(&d);
	interp_free(in);
	return 0;
}
