/* confine.h - which system calls this process may still make: what it parses comes from strangers. */
#ifndef PKT_CONFINE_H
#define PKT_CONFINE_H

#include <stdbool.h>

struct diag;

/*
 * Everyone may read and write what is open, open files for reading, wait, and end. Nobody may start a program, look into
 * another process, mount, load, or change who it is: such a call fails with EPERM. Bits of a set:
 */
enum confine_may {
	CONFINE_FILES = 1,   /* create, write, rename and remove files */
	CONFINE_SOCKETS = 2, /* open further sockets, and send by them */
};

/* From the return on, for good; a second call can only take more away. false: nothing has changed, and why. */
bool confine(unsigned may, struct diag *d);
bool confine_works(struct diag *d); /* would confine() do anything? false with the reason and the remedy; nothing has changed */
/* "2.5.4": of libseccomp; NULL: built without it, and confine() refuses. */
const char *confine_version(void);

#endif
