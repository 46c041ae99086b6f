/* cmd.h - the sub-commands; each returns the exit status. */
#ifndef UI_CMD_H
#define UI_CMD_H

#include "options.h"
#include "out.h"

struct source;

int cmd_run(const struct options *opt, struct out *o);   /* a script, standard input, or -e */
int code_run(const struct options *opt, struct out *o, const struct source *src, bool interactive); /* a text of any origin */
int cmd_tool(const struct options *opt, struct out *o);  /* a function of the library */
int cmd_check(const struct options *opt);                /* parses and checks names; runs nothing */
int cmd_diff(const struct options *opt, struct out *o); /* 1: they differ */
int cmd_read(const struct options *opt, struct out *o);
int cmd_ls(const struct options *opt, struct out *o);
int cmd_schema(const struct options *opt, struct out *o);
int cmd_send(const struct options *opt, struct out *o);
int cmd_sr(const struct options *opt, struct out *o);   /* sr and loop */
int cmd_scan(const struct options *opt, struct out *o);
int cmd_sniff(const struct options *opt, struct out *o);
int cmd_route(const struct options *opt, struct out *o);
int cmd_doctor(const struct options *opt, struct out *o);
int script_read(const char *path, struct buf *text);      /* a script's text; else says why and gives the exit status */
int cmd_repl(const struct options *opt, struct out *o);
int cmd_help(const struct options *opt, struct out *o);

#endif
