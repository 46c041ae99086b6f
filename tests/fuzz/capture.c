/* capture.c - libFuzzer: any bytes are read as a capture file, to the end or to a message. */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pkt/cap.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct diag d = DIAG_INIT;
	struct cap_packet c;
	struct cap_reader *r;
	char path[64];
	int fd = memfd_create("capture", MFD_CLOEXEC);

	if (fd < 0 || write(fd, p, n) != (ssize_t)n)
		return 0;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	r = cap_open(path, &d);
	while (r && cap_next(r, &c, &d) > 0)
		;
	cap_close(r);
	close(fd);
	return 0;
}
