/* help.c - what --help and --version print. */
#include "help.h"

#include <histedit.h>
#include <zlib.h>
#include <zstd.h>
#undef OF /* zlib's; ours is a row of a table */

#include "out.h"
#include "pkt/cap.h"
#include "pkt/lnet.h"

static const char help_all[] =
	"pkt crafts packets with Scapy-like expressions and decodes captures into the same tree.\n"
	"\n"
	"  pkt                        ask and answer, line by line (Ctrl-D leaves)\n"
	"  pkt FILE.pkt [ARG...]      run a script; - reads it from standard input\n"
	"  pkt -e CODE [ARG...]       run CODE; the value of an expression is printed\n"
	"  pkt read FILE [FILTER...]  decode a capture; - reads it from standard input\n"
	"      -c N                   stop after N packets\n"
	"      -o FORM                text (one line each), show, expr, hex, json, tsv, csv, none\n"
	"      -Y EXPR                decoded fields: tcp.dport == 80 and not ip.src in \"10.0.0.0/8\"\n"
	"      -w OUT                 write the packets to OUT (pcap)\n"
	"  pkt diff A B               two captures compared, field by field\n"
	"  pkt check FILE             tell the mistakes of a script; nothing is run\n"
	"  pkt ls [LAYER...]          all layers, or the fields of some\n"
	"  pkt schema json            the JSON Schema of what -o json prints\n"
	"  pkt help [WORD...]         a layer, a field (TCP.flags), a function or a topic\n"
	"  --seed N                   before the script or -e: the same random values each time\n"
	"  pkt send EXPR              send packets; pkt sniff [FILTER...] shows what comes\n"
	"  pkt sr EXPR                probe and show the answers; pkt loop EXPR once a second\n"
	"  pkt scan EXPR              probes without number, answers as they come\n"
	"  pkt route DST              where a packet would go, and why\n"
	"  pkt TOOL [ARG...]          ping, arping, traceroute, syn_scan, dhcp_probe ...: pkt TOOL --help, pkt ls\n"
	"  pkt doctor                 what this machine and user may do\n"
	"  --color=WHEN               auto (on a terminal), always or never\n"
	"  --no-rc                    the prompt without ~/.config/pkt/pktrc, which runs before it\n"
	"  --help, --version          also: pkt read --help, pkt ls --help\n"
	"\n"
	"Examples:\n"
	"  pkt -e 'hexdump(Ether()/IP(dst=\"192.0.2.1\")/TCP(dport=80)/\"data\")'\n"
	"  pkt read office.pcap udp port 53 -c 10 -o show\n"
	"  pkt read office.pcap 'tcp[tcpflags] & tcp-syn != 0' -w syn.pcap\n"
	"\n"
	"Exit status: 0 done, 1 the answer is no, 2 usage, script or filter, 3 the system refused.\n";

static const char help_read[] =
	"pkt read FILE|- [FILTER words] [-c N] [-o FORM] [-w OUT] [-l SCRIPT]\n"
	"\n"
	"Decodes a capture (pcap or pcapng, plain, gzip or zstd). FILTER is tcpdump's: udp port 53, host 192.0.2.1,\n"
	"'tcp[tcpflags] & tcp-syn != 0'.\n"
	"\n"
	"  -c, --count N       stop after N packets (that match)\n"
	"  -o, --output FORM   text  one line a packet (the rule)\n"
	"                      show  every layer and field\n"
	"                      expr  an expression that builds the same bytes\n"
	"                      hex   bytes as hexadecimal and text\n"
	"                      bytes each field's bytes or bits beside its name and value; svg, svg:FILE: the same as a picture\n"
	"                      json  one object a line: every field; pkt schema json describes it\n"
	"                      tsv, csv  the columns of --fields, with a header\n"
	"                      sqlite:FILE  a table for each layer\n"
	"                      pcap, pcapng, pcapng:FILE  the packets themselves, to standard output or FILE\n"
	"                      none  decode only\n"
	"      --fields NAMES  columns: ip.src,tcp.dport,tcp.flags.S,frame.len; names are those of pkt ls, in any case, or\n"
	"                      Wireshark's where they mean the same; TCP:2.sport is of the second TCP layer\n"
	"  -Y EXPR             only packets for which EXPR is true: tcp.dport == 80, tcp.flags.S and not tcp.flags.A,\n"
	"                      ip.src in \"10.0.0.0/8\", \"example\" in dns.qd.qname, len(p[Raw].load) > 100, frame.len < 64\n"
	"      --statistics    of all together: protocols, ends, conversations, sizes, rate; -o svg:FILE draws them\n"
	"      --follow KIND:N what the sides of stream N say: tcp:0, udp:2; as -o text, hex or raw. --follow tcp lists them\n"
	"  -w, --write OUT     write the packets to OUT, - to standard output; prints nothing unless -o is given. OUT.pcapng is\n"
	"                      pcapng, in which several link types and all blocks of a pcapng input are kept\n"
	"  -j, --jobs N        decode on N cores, 0: all there are; the order stays\n"
	"  -l, --load SCRIPT   run SCRIPT first: its classes and bindings decode too\n"
	"\n"
	"Examples:\n"
	"  pkt read office.pcap.gz\n"
	"  pkt read office.pcap udp port 53 -c 1 -o show\n"
	"  pkt read office.pcap --fields frame.time,ip.src,dns.qd.qname udp port 53\n"
	"  pkt read office.pcap --follow tcp:0\n"
	"  pkt read office.pcap --statistics -o svg:office.svg\n"
	"  tcpdump -w - | pkt read - icmp\n";

static const char help_ls[] =
	"pkt ls [NAME...]\n"
	"\n"
	"Without a name: every layer and what it is, and the tools of the library (arping, ...). With names of layers: their fields,\n"
	"widths, defaults, and what is computed; of functions: their parameters. A part of a name (dns) lists the layers that have\n"
	"it in theirs.\n"
	"\n"
	"Examples:\n"
	"  pkt ls\n"
	"  pkt ls TCP\n"
	"  pkt ls IP UDP DNS\n";

static const char help_check[] =
	"pkt check FILE|-\n"
	"\n"
	"Parses a script and looks up its names: layers, fields, functions, and values that are written out. Nothing is run.\n"
	"Every mistake goes to standard error. Exit status: 0 none was found, 2 there are some, 3 the file cannot be read.\n"
	"\n"
	"Example:\n"
	"  pkt check probe.pkt && sudo pkt probe.pkt\n";

static const char help_diff[] =
	"pkt diff A B [FILTER words] [--ignore FIELDS]\n"
	"\n"
	"Compares two captures: packets of the same ends find each other in order, equal ones first; of those that changed every\n"
	"field that differs is shown. Exit status: 0 there is no difference, 1 there is one.\n"
	"\n"
	"      --ignore FIELDS  not compared, with commas between: ip.id,tcp.seq; a name alone (chksum) is that field of every layer.\n"
	"                       Without addresses or ports packets find each other by their order alone\n"
	"\n"
	"Examples:\n"
	"  pkt diff before.pcap after.pcap\n"
	"  pkt diff inside.pcap outside.pcap --ignore ip.src,tcp.sport,ip.ttl,chksum\n";

void help_print(struct out *o, enum command on)
{
	if (on >= COMMAND_SEND && on <= COMMAND_DOCTOR) {
		buf_text(&o->buf, help_wire(on));
		return;
	}
	buf_text(&o->buf, on == COMMAND_READ ? help_read : on == COMMAND_LS ? help_ls : on == COMMAND_CHECK ? help_check : on == COMMAND_DIFF ? help_diff : help_all);
}

void version_print(struct out *o)
{
	buf_fmt(&o->buf, "pkt %s\nlibnet %s, libpcap %s, libedit %d.%d, libmnl, zlib %s, zstd %s\n", PKT_VERSION, lnet_version(),
		cap_version(), LIBEDIT_MAJOR, LIBEDIT_MINOR, zlibVersion(), ZSTD_versionString());
}
