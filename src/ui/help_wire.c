/* help_wire.c - what --help prints of send, sr, loop, sniff, route and doctor. */
#include "help.h"

static const char send_text[] =
	"pkt send EXPR [-i IFACE] [-c N] [-r RATE] [--via WAY] [-j THREADS] [-g] [-t SECONDS] [-v]\n"
	"              [--permute] [--shard I/N] [--seed S] [--resume FILE]\n"
	"\n"
	"Sends the packets that EXPR describes: at layer 3 if they begin with IP or IPv6, else as frames. The bytes go out as\n"
	"they were built. Ends with what the interface took.\n"
	"\n"
	"  -i, --iface IFACE   by this interface, not by the route\n"
	"  -c, --count N       the whole set N times\n"
	"  -r, --rate RATE     10k packets, or 200Mbit, per second\n"
	"      --via WAY       frames: xdp, bypass, ring, sendmmsg; auto: for many without a rate the fastest\n"
	"  -j, --threads N     frames: by N threads, then about in order (1)\n"
	"  -v, --verbose       also by which way they went\n"
	"  -g, --guard         this machine does not reset the answers to TCP packets (needs cap_net_admin)\n"
	"  -t, --timeout S     with -g: stay S seconds after the last packet, for the answers on their way (1)\n"
	"      --permute       in an order that the seed decides; nothing is stored\n"
	"      --shard I/N     part I (from 0) of N; together they are the whole, each packet once\n"
	"      --seed S        of random values and of the order: the same packets again, on any machine\n"
	"      --resume FILE   keep in FILE how far it came, and go on from there\n"
	"\n"
	"Examples:\n"
	"  pkt send 'IP(dst=\"192.0.2.1\")/ICMP()'\n"
	"  pkt send 'Ether(dst=\"02:00:00:00:00:01\")/ARP(pdst=\"192.0.2.1\")' -i eth0\n"
	"  pkt send 'IP(dst=\"192.0.2.1\")/UDP(dport=(1,1000))' -r 10k\n"
	"  pkt send 'IP(dst=\"10.0.0.0/8\")/ICMP()' --permute --seed 1 --shard 0/4 --resume here.txt\n";

static const char sr_text[] =
	"pkt sr EXPR [-i IFACE] [-t SECONDS] [-r RATE] [-c N] [-g]\n"
	"pkt loop EXPR [-i IFACE] [-t SECONDS] [-r RATE] [-c N] [-g]\n"
	"\n"
	"Sends the probes that EXPR describes and shows their answers, a line for each, and why there is none. loop does so once\n"
	"a second until N rounds or Ctrl-C. Ends with how many were answered and how fast.\n"
	"\n"
	"  -i, --iface IFACE   by this interface, not by the route\n"
	"  -t, --timeout S     wait S seconds after the last probe of a round (1)\n"
	"  -r, --rate RATE     10k probes, or 200Mbit, per second\n"
	"  -c, --count N       N rounds\n"
	"  -g, --guard         this machine does not reset the answers to TCP probes (needs cap_net_admin)\n"
	"      --permute       in an order that the seed decides; nothing is stored\n"
	"      --shard I/N     part I (from 0) of N; together they are the whole, each packet once\n"
	"      --seed S        of random values and of the order: the same packets again, on any machine\n"
	"      --resume FILE   keep in FILE how far it came, and go on from there\n"
	"\n"
	"Examples:\n"
	"  pkt sr 'IP(dst=\"192.0.2.1\")/TCP(dport=[22, 80], flags=\"S\")'\n"
	"  pkt loop 'IP(dst=\"192.0.2.1\")/ICMP()' -c 3\n"
	"\n"
	"Exit status: 0 something answered, 1 nothing did, 3 the system refused.\n";

static const char scan_text[] =
	"pkt scan EXPR [-i IFACE] [-r RATE] [-t SECONDS] [--retry N] [--permute] [--shard I/N] [--seed S] [--resume FILE]\n"
	"         [-o FORM] [--fields NAMES] [-Y EXPR] [-w FILE] [-c N]\n"
	"\n"
	"Sends the probes that EXPR describes and prints each answer as it comes. However many they are, memory does not grow: a\n"
	"free field of each probe (TCP.seq, UDP.sport, ICMP.id …) carries a number from which an answer's probe is found, then\n"
	"all of it is compared, as sr does. Each probe counts once. Ends with how many were answered.\n"
	"\n"
	"  -i, --iface IFACE   by this interface, not by the route\n"
	"  -r, --rate RATE     10k probes, or 200Mbit, per second\n"
	"  -t, --timeout S     wait S seconds after the last probe (2)\n"
	"      --retry N       send N times more what was not answered (of 67108864 probes at most)\n"
	"      --filter TEXT   tcpdump's filter, for what arrives\n"
	"  -c, --count N       stop after N answers\n"
	"      --permute       in an order that the seed decides; nothing is stored\n"
	"      --shard I/N     part I (from 0) of N; together they are the whole, each probe once\n"
	"      --seed S        of random values and of the order: the same probes again, on any machine\n"
	"      --resume FILE   keep in FILE how far it came, and go on from there\n"
	"  -o, --output FORM   text, show, expr, hex, json, tsv, csv or none\n"
	"      --fields NAMES  columns: ip.src,tcp.sport,tcp.flags\n"
	"  -Y EXPR             only answers for which EXPR is true, such as tcp.flags.S\n"
	"  -w, --write FILE    write the answers to FILE as pcap; prints nothing unless -o is given\n"
	"\n"
	"Examples:\n"
	"  pkt scan 'IP(dst=\"10.0.0.0/16\")/TCP(dport=[80, 443], flags=\"S\")' --permute -r 50k -o json\n"
	"  pkt scan 'IP(dst=\"192.0.2.0/24\")/ICMP()' --fields ip.src --retry 1\n"
	"\n"
	"Exit status: 0 something answered, 1 nothing did, 3 the system refused.\n";

static const char sniff_text[] =
	"pkt sniff [FILTER words] [-i IFACE] [-c N] [-t SECONDS] [-o FORM] [-l] [-w FILE [-C SIZE] [-G SECONDS] [-W N]]\n"
	"\n"
	"Shows what an interface receives and sends. FILTER is tcpdump's and runs in the kernel. Ends with how many packets\n"
	"came and how many the kernel dropped. Ctrl-C ends it; what was received by then is shown or written.\n"
	"\n"
	"  -i, --iface IFACE   from this interface; more: -i eth0,eth1; any: from all. Else the one of the default route\n"
	"  -c, --count N       stop after N packets\n"
	"  -t, --timeout S     stop after S seconds\n"
	"  -o, --output FORM, --fields, -Y EXPR   what is shown of which packets: as pkt read\n"
	"  -l, --by-line       write each line at once, also into a pipe\n"
	"  -w, --write FILE    write the packets to FILE as pcap; prints nothing unless -o is given\n"
	"  -C, --file-size N   begin FILE1, FILE2 and so on before one is longer than N million bytes (5k, 5M, 5G: KiB, MiB, GiB)\n"
	"  -G, --file-time S   begin another file every S seconds; %H, %M, %S and their like in FILE become the time, see strftime(3)\n"
	"  -W, --files N       with -C: N files in a ring, the oldest is written over; with -G: stop after N files\n"
	"  -p, --no-promisc    only packets for this machine\n"
	"  -s, --snaplen N     keep the first N bytes of each packet (0: all)\n"
	"  -B, --ring SIZE     the kernel's buffer of each interface in KiB (64M: MiB; else 16 MiB)\n"
	"      --load FILE     run FILE first: the protocols it declares decode what comes\n"
	"\n"
	"Examples:\n"
	"  pkt sniff -i eth0 udp port 53\n"
	"  pkt sniff -i any -t 10 -w all.pcap\n"
	"  pkt sniff -i eth0 -w day-%H%M.pcap -G 3600 -W 24\n";

static const char route_text[] =
	"pkt route DST [-i IFACE]\n"
	"\n"
	"Where a packet to DST would go: interface, source, gateway, MAC, MTU, and why each. Nothing is sent.\n"
	"\n"
	"Example:\n"
	"  pkt route 192.0.2.1\n";

static const char doctor_text[] =
	"pkt doctor\n"
	"\n"
	"What this machine and this user may do: rights, interfaces, routes; and how to get what is missing. Nothing is sent.\n"
	"Exit status: 0 packets can be sent and captured, 3 they cannot.\n";

const char *help_wire(enum command on)
{
	return on == COMMAND_SEND ? send_text : on == COMMAND_SR || on == COMMAND_LOOP ? sr_text : on == COMMAND_SCAN ? scan_text : on == COMMAND_SNIFF ? sniff_text : on == COMMAND_ROUTE ? route_text : doctor_text;
}
