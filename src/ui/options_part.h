/* options_part.h - what the parts of the command line's reader share. */
#ifndef UI_OPTIONS_PART_H
#define UI_OPTIONS_PART_H

#include "options.h"

struct diag;
struct option;

bool wrong_option(int c, char **argv, const struct option *known, struct diag *d); /* what getopt_long did not like; always false */
bool parse_count(const char *text, uint64_t *out, struct diag *d);
bool parse_form(const char *text, enum form *out, struct diag *d);
const char *form_name(enum form form);

#endif
