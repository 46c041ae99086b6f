/* main.c - gives the kept inputs of a fuzzer to it once more: every file of the folder named. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static int replay(const char *path)
{
	FILE *f = fopen(path, "rb");
	uint8_t *p = malloc(1 << 20), *exact;
	size_t n;

	if (!f || !p) {
		fprintf(stderr, "cannot read %s\n", path);
		return 1;
	}
	n = fread(p, 1, 1 << 20, f);
	fclose(f);
	exact = malloc(n ? n : 1); /* of exact size: the sanitizer guards the end */
	memcpy(exact, p, n);
	free(p);
	LLVMFuzzerTestOneInput(exact, n);
	free(exact);
	return 0;
}

int main(int argc, char **argv)
{
	DIR *folder = argc > 1 ? opendir(argv[1]) : NULL;
	struct dirent *e;
	char path[4096];
	int n = 0, bad = 0;

	if (!folder) {
		fprintf(stderr, "no folder of inputs is given\n");
		return 2;
	}
	while ((e = readdir(folder)) != NULL) {
		if (e->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%s", argv[1], e->d_name);
		bad += replay(path);
		n++;
	}
	closedir(folder);
	printf("%d of %d kept inputs\n", n - bad, n);
	return bad || !n;
}
