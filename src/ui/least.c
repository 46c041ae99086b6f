/* least.c - the least right: rights first, then system calls, for giving up rights takes some. */
#include "least.h"

#include "pkt/diag.h"
#include "say.h"

void least_rights(unsigned keep)
{
	struct diag d = DIAG_INIT;

	if (!rights_keep(keep, &d))
		say_diag(&d);
}

void least_keep(unsigned keep, unsigned may)
{
	struct diag none = DIAG_INIT;

	least_rights(keep);
	confine(may, &none);
}
