/* main.c - pkt: takes the command line apart, runs what it asks for, ends with its status. */
#include <stdlib.h>
#include <unistd.h>

#include "cmd.h"
#include "help.h"
#include "pkt/registry.h"
#include "say.h"
#include "signals.h"
#include "status.h"

static int run(const struct options *opt, struct out *o)
{
	switch (opt->command) {
	case COMMAND_REPL:
		return cmd_repl(opt, o);
	case COMMAND_CODE:
	case COMMAND_SCRIPT:
		return cmd_run(opt, o);
	case COMMAND_TOOL:
		return cmd_tool(opt, o);
	case COMMAND_CHECK:
		return cmd_check(opt);
	case COMMAND_READ:
		return cmd_read(opt, o);
	case COMMAND_DIFF:
		return cmd_diff(opt, o);
	case COMMAND_LS:
		return cmd_ls(opt, o);
	case COMMAND_SCHEMA:
		return cmd_schema(opt, o);
	case COMMAND_SEND:
		return cmd_send(opt, o);
	case COMMAND_SR:
	case COMMAND_LOOP:
		return cmd_sr(opt, o);
	case COMMAND_SCAN:
		return cmd_scan(opt, o);
	case COMMAND_SNIFF:
		return cmd_sniff(opt, o);
	case COMMAND_ROUTE:
		return cmd_route(opt, o);
	case COMMAND_DOCTOR:
		return cmd_doctor(opt, o);
	case COMMAND_HELP:
		return cmd_help(opt, o);
	case COMMAND_VERSION:
		version_print(o);
		return STATUS_DONE;
	}
	return STATUS_USAGE;
}

int main(int argc, char **argv)
{
	struct options opt;
	struct out o;
	struct diag d = DIAG_INIT;
	int status, written;

	signals_start();
	if (!options_parse(&opt, argc, argv, &d)) {
		status = say_diag(&d);
		say("pkt --help tells how it is called");
		return status;
	}
	if (!registry_start(&d))
		return say_diag(&d);
	out_start(&o, STDOUT_FILENO);
	status = run(&opt, &o);
	written = out_end(&o);
	registry_end();
	signals_leave();
	return status ? status : written;
}
