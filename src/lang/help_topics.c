/* help_topics.c - the pages of help("…"): texts only. Lines behind >>> are run by the tests. */
#include "pkt/help.h"

#include <string.h>

static const char welcome[] =
	"Layers are stacked with /, fields are named in brackets; what is not set is computed:\n"
	"    >>> p = IP(dst=\"192.0.2.1\")/TCP(dport=80, flags=\"S\")/\"data\"\n"
	"    >>> p.show()\n"
	"    >>> hexdump(p)\n"
	"    >>> p[TCP].dport, p.ttl, TCP in p\n"
	"    >>> p.ttl = 3\n"
	"\n"
	"    ls()  ls(TCP)        all layers; the fields of one\n"
	"    lsc()                all functions\n"
	"    explore(\"dns\")       layers, fields and functions that have to do with it\n"
	"    help(TCP)            a layer, with an example\n"
	"    help(TCP.flags)      a field: width, names of its values, what computes it\n"
	"    help(rdpcap)         a function; help(\"show\") a method\n"
	"    Tab                  what may stand here: layers, fields with their defaults, values, files\n";

static const struct topic topics[] = {
	{ "layers", "layer stack stacking payload", "stacking them, finding one in a packet",
	  "A class with brackets makes a layer; / puts the next one on it. Text and bytes become Raw.\n"
	  "    >>> p = Ether()/IP(dst=\"192.0.2.1\")/UDP(dport=53)/DNS(qd=DNSQR(qname=\"www.example.org\"))\n"
	  "    >>> p[UDP]               # the packet from its UDP layer on\n"
	  "    >>> p[IP].payload        # what it carries\n"
	  "    >>> UDP in p, TCP in p\n"
	  "    >>> p.layers()\n"
	  "p[IP:2] is the second IP layer (a tunnel). p.getlayer(TCP) is None where p[TCP] is an error.\n"
	  "Bytes are dissected by giving them to a class:\n"
	  "    >>> IP(bytes(p[IP]))\n"
	  "    >>> p.remove_payload()\n" },
	{ "fields", "field set get delete", "setting, reading and forgetting them",
	  "    >>> p = IP(dst=\"192.0.2.1\", ttl=3)/TCP(dport=80, flags=\"SA\")\n"
	  "    >>> p.dport              # the first layer that has it\n"
	  "    >>> p[IP].ttl = 64\n"
	  "    >>> p[TCP].flags.S       # one flag\n"
	  "    >>> del p[IP].ttl        # its default again, or computed\n"
	  "    >>> p[IP].fields         # what was set\n"
	  "Numbers that have names take the name: ICMP(type=\"echo-reply\"), Ether(type=\"IPv6\").\n"
	  "    >>> ICMP(type=\"echo-reply\").type\n"
	  "help(TCP.flags) tells the width, the names and what computes a field.\n" },
	{ "sets", "set ranges range product many", "one expression, many packets",
	  "A field may have several values: then the packet is a set, one packet for each combination.\n"
	  "    >>> s = IP(dst=\"192.0.2.0/30\")/TCP(dport=[22, (80, 90)])\n"
	  "    >>> size(s)              # 4 addresses, 12 ports\n"
	  "    >>> s[5]                 # one of them; nothing is stored\n"
	  "    >>> for p in s[0:3]: print(p.summary())\n"
	  "    >>> permute(s, 1)        # all of it in an order of the seed 1; shard(s, i, n): part i of n\n"
	  "[22, 80] are values, (80, 90) is from 80 to 90, \"192.0.2.0/24\" a network. The inner layer varies fastest.\n"
	  "A list of packets is one set after the other. In options and other lists a list is the value itself.\n" },
	{ "checksums", "checksum chksum len length lengths computed defaults", "what is computed, and how to set it wrong",
	  "Lengths, counts, checksums and the number of the next layer are computed when a packet is built, unless they were set.\n"
	  "    >>> p = IP(src=\"192.0.2.2\", dst=\"192.0.2.1\")/UDP()/\"data\"\n"
	  "    >>> p.show2()            # as a receiver sees it, with all that was computed\n"
	  "    >>> IP(bytes(p))[UDP].chksum\n"
	  "What you set is what is built, also when it is wrong; show() says what it should be:\n"
	  "    >>> IP(src=\"192.0.2.2\", len=9, chksum=0).show2()\n"
	  "A packet that was read keeps its bytes; a sum that shall follow a change is forgotten first:\n"
	  "    >>> q = IP(bytes(p))\n"
	  "    >>> q[UDP].dport = 1\n"
	  "    >>> del q[UDP].chksum\n" },
	{ "files", "file pcap pcapng capture captures read write", "reading and writing captures",
	  "    >>> packets = rdpcap(\"samples/office.pcap\")        # all of it\n"
	  "    >>> packets = rdpcap(\"samples/office.pcap\", 2)     # the first two\n"
	  "    >>> dns = rdpcap(\"samples/office.pcap\", filter=\"udp port 53\")\n"
	  "A file of any size, one packet at a time:\n"
	  "    >>> for p in PcapReader(\"samples/office.pcap\"):\n"
	  "    ...     if TCP in p: print(p.summary())\n"
	  "pcap and pcapng, plain, gzip and zstd are read. wrpcap(\"out.pcap\", packets) writes, PcapWriter one by one.\n"
	  "At the shell: pkt read FILE [FILTER]. The filter is tcpdump's: help(\"filters\").\n" },
	{ "packet lists", "lists list plist packets", "what rdpcap gives: choosing, counting, tables",
	  "    >>> packets = rdpcap(\"samples/office.pcap\")\n"
	  "    >>> packets\n"
	  "    >>> packets[0], len(packets), packets[2:4]\n"
	  "    >>> packets.filter(lambda p: UDP in p).summary()\n"
	  "    >>> packets[TCP].nsummary()\n"
	  "    >>> for name, flow in packets.sessions().items(): print(name, len(flow))\n"
	  "summary(), nsummary(), show(), hexdump() and more take lfilter=, which chooses, and prn=, which says what is printed.\n"
	  "help(packets) lists all methods.\n" },
	{ "printing", "print show display output", "a packet as text",
	  "    >>> p = IP(src=\"192.0.2.2\", dst=\"192.0.2.1\")/TCP(dport=80)\n"
	  "    >>> p                    # an expression that builds it again\n"
	  "    >>> p.summary()\n"
	  "    >>> p.show()             # every field; show2() computes first\n"
	  "    >>> hexdump(p)\n"
	  "    >>> p.sprintf(\"%IP.src% to %IP.dst%{TCP: port %TCP.dport%}\")\n"
	  "    >>> p.command()          # with everything that was set\n"
	  "    >>> hexdiff(p, IP(src=\"192.0.2.2\", dst=\"192.0.2.1\", ttl=3)/TCP(dport=80))\n" },
	{ "text", "string strings str bytes format formatting", "strings, bytes, formatting",
	  "    >>> \"192.0.2.1\".split(\".\"), \"ab\".upper(), \"a,b\".replace(\",\", \" \")\n"
	  "    >>> f\"port {80:5d} is {80:#06x}\"\n"
	  "    >>> \"%s has %d bytes\" % (\"it\", 20)\n"
	  "    >>> b\"\\x01\\xff\".hex(), unhex(\"01 ff\"), \"ab\".encode()\n"
	  "    >>> hexstr(UDP()), len(UDP()/\"data\")\n"
	  "help(str) lists the methods of text, help(bytes), help(list) and help(dict) theirs.\n" },
	{ "numbers", "number int integer integers hex", "whole numbers of 64 bits, and others",
	  "    >>> 0x1f + 0b11 + 1_000, 7 // 2, 7 % 2, 2 ** 10, 1 << 4, 0xf0 & ~0x10\n"
	  "    >>> 7 / 2, round(2.567, 1)\n"
	  "    >>> hex(255), int(\"ff\", 16), (258).to_bytes(2, \"big\"), int.from_bytes(b\"\\x01\\x02\", \"big\")\n"
	  "From -2**63 to 2**64-1, so that every field fits; beyond that is an error and not another number.\n" },
	{ "language", "for while if elif else def return lambda class try syntax statements python", "Python's statements, as far as packets need them",
	  "    >>> ports = [80, 443]\n"
	  "    >>> for port in ports:\n"
	  "    ...     if port != 80:\n"
	  "    ...         print(port)\n"
	  "    >>> def name(port, known={22: \"ssh\"}):\n"
	  "    ...     return known.get(port, \"?\")\n"
	  "    >>> [name(port) for port in [22, 23] if port < 100]\n"
	  "    >>> small = lambda p: len(p) < 100\n"
	  "while, break, continue, try/except/finally, with, raise, assert, del, slices, dicts, sets, f-strings and x if c else y are\n"
	  "there. include \"lib.pkt\" runs another file. Import lines of Python are read over; of its modules time, random, struct,\n"
	  "binascii and socket have their usual functions.\n" },
	{ "errors", "error exceptions exception except assert", "what went wrong, and catching it",
	  "A mistake shows its place, the value, the limit, and what was probably meant. All mistakes of a file are told at once.\n"
	  "    >>> host = \"192.0.2.300\"\n"
	  "    >>> try:\n"
	  "    ...     IP(dst=host)\n"
	  "    ... except ValueError as e:\n"
	  "    ...     print(\"no:\", e)\n"
	  "    >>> assert TCP in IP()/TCP(), \"no TCP\"\n"
	  "A failed assert ends a script with exit status 1: help(\"scripts\").\n" },
	{ "own protocols", "own protocol fields_desc Packet class", "a layer of your own, in Scapy's form",
	  "    >>> class Knock(Packet):\n"
	  "    ...     name = \"Port knocking\"\n"
	  "    ...     fields_desc = [ByteField(\"version\", 1), ByteEnumField(\"kind\", 0, {0: \"ask\", 1: \"grant\"}),\n"
	  "    ...                    ShortField(\"port\", 22), IPField(\"host\", \"192.0.2.1\")]\n"
	  "    >>> bind_layers(UDP, Knock, dport=7000)\n"
	  "    >>> p = IP(dst=\"192.0.2.9\")/UDP()/Knock(kind=\"grant\")\n"
	  "    >>> IP(bytes(p)).show()\n"
	  "    >>> ls(Knock)\n"
	  "explore(\"Field\") lists the kinds of fields. pkt read -l knock.pkt FILE decodes a capture with it.\n" },
	{ "random", "rand fuzz seed RandShort", "values that differ in every packet",
	  "    >>> conf.seed = 7        # the same values again; pkt --seed 7\n"
	  "    >>> s = IP(src=RandIP(\"192.0.2.0/24\"))/UDP(sport=RandShort(), dport=RandNum(1, 1024))\n"
	  "    >>> bytes(s) != b\"\"\n"
	  "explore(\"random\") lists them all.\n" },
	{ "filters", "filter bpf tcpdump lfilter", "choosing packets",
	  "rdpcap, PcapReader and pkt read take tcpdump's filters; they are fast and know the wire:\n"
	  "    >>> rdpcap(\"samples/office.pcap\", filter=\"tcp port 80 and host 192.0.2.17\").summary()\n"
	  "lfilter= and .filter() take a function of yours, which sees the layers:\n"
	  "    >>> rdpcap(\"samples/office.pcap\").filter(lambda p: DNS in p and p[DNS].qr == 0).summary()\n"
	  "'tcp[tcpflags] & tcp-syn != 0', 'udp port 53', 'net 192.0.2.0/24', 'vlan and icmp' … : man pcap-filter\n" },
	{ "sending", "send sr sr1 sniff receive answers probe", "sending packets, waiting for answers, capturing",
	  "send(p) sends at layer 3 (the kernel's routes), sendp(p, iface=\"eth0\") whole frames. sr(p) waits for answers:\n"
	  "    ans, unans = sr(IP(dst=\"192.0.2.1\")/TCP(dport=[22, 80]), timeout=2)\n"
	  "    for sent, got in ans: print(sent.dport, got.sprintf(\"%TCP.flags%\"))\n"
	  "    unans[0].why()           what came nearest to an answer\n"
	  "sendp(set, iface=\"eth0\", rate=\"100k\") makes and sends a set at the machine's speed; verbose=2 tells how: via=\"xdp\",\n"
	  "\"bypass\" and \"ring\" are faster than \"sendmmsg\", but captures on this machine do not see them. threads=2 …\n"
	  "sr1(p) gives the first answer or None; srp, srp1 do it with frames; srloop(p) again and again.\n"
	  "The kernel resets the answer to a SYN that it did not send itself; guard=True on all of these, or conf.guard = True,\n"
	  "keeps it quiet for the addresses and ports of what is sent, until the program ends.\n"
	  "sniff(filter=\"udp port 53\", count=3) captures; prn= is called with each packet. From a file nothing is needed:\n"
	  "    >>> sniff(offline=\"samples/office.pcap\", lfilter=lambda p: ARP in p).summary()\n"
	  "Sending needs a right that users have not: pkt doctor tells which, and how to give it.\n" },
	{ "tools", "library tool ping arping traceroute answer answering responder lib", "ping, traceroute … and your own; answering packets",
	  "ls() lists the tools at its end, help(ping) tells what one takes; pkt ping 192.0.2.1 -c 3 calls it from the shell.\n"
	  "Each is a file in this language, NAME.pkt with a function NAME, read when its name is first used. Yours go into\n"
	  "~/.config/pkt/lib; PKT_LIB=FOLDER puts another folder in place of the installed one. The comment at the top is the help.\n"
	  "    res, unans = traceroute(\"192.0.2.1\", l4=\"udp\")\n"
	  "    res.graph()              for Graphviz\n"
	  "PacketList gives a list methods of its own; answer makes a responder of a function:\n"
	  "    answer(reply=lambda p: reply_to(p)/\"pong\", match=lambda p: UDP in p, offline=[IP()/UDP()/\"ping\", IP()/ICMP()])\n"
	  "With iface=\"eth0\" in place of offline= it listens and sends.\n" },
	{ "scripts", "script argv exit status program", "programs in files",
	  "A file that begins with #!/usr/bin/env pkt and is executable runs by its name; pkt FILE.pkt runs any.\n"
	  "    >>> sys.argv             # the script's name and what stood behind it\n"
	  "exit(n) ends with status n. By itself the status is 0: done, 1: an assert failed, 2: a mistake in the script,\n"
	  "3: the system refused (a file, a permission). pkt -e CODE runs a line; pkt - reads the script from standard input.\n" },
	{ "prompt", "repl keys history tab completion pktrc colour color", "typing line by line: keys, history, start file",
	  "Tab       what may stand here; layers, fields and their values, methods behind a dot, file names in quotes\n"
	  "Up, Ctrl-R  earlier lines; they are kept in ~/.local/state/pkt/history\n"
	  "Ctrl-C    ends the statement that runs, or forgets the line;  Ctrl-D leaves\n"
	  "_         the last value\n"
	  "    >>> 6 * 7\n"
	  "    >>> _ + 1\n"
	  "An indented block ends with an empty line. Whole scripts can be pasted, prompts and all.\n"
	  "~/.config/pkt/pktrc runs at the start; pkt --no-rc leaves it out. --color=never, NO_COLOR: no colours.\n" },
	{ "scapy", "differences", "for those who know Scapy",
	  "Expressions, fields, defaults and bytes are Scapy's: a snippet pastes and runs.\n"
	  "    >>> a = Ether()/IP(dst=\"192.0.2.1\")/TCP(dport=[80, 443])\n"
	  "    >>> [len(p) for p in a]\n"
	  "    >>> a[IP].summary(), a.haslayer(TCP), a[TCP].sprintf(\"%TCP.flags%\")\n"
	  "A set is never expanded: size(a) counts it, a[1] is one of its packets. Arithmetic is of 64 bits.\n"
	  "There are no Python modules, plots or files but captures.\n" },
};

const struct topic *topic_nth(size_t i)
{
	return i < sizeof(topics) / sizeof(topics[0]) ? &topics[i] : NULL;
}

const char *topic_welcome(void)
{
	return welcome;
}

/* Is it one of the words of a list that is parted by spaces? */
static bool is_one_of(const char *words, struct str word)
{
	while (words && *words) {
		size_t n = strcspn(words, " ");

		if (n == word.n && !memcmp(words, word.p, n))
			return true;
		words += n + (words[n] == ' ');
	}
	return false;
}

const struct topic *topic_find(struct str word)
{
	for (size_t i = 0; i < sizeof(topics) / sizeof(topics[0]); i++) {
		if (str_eq(word, topics[i].name))
			return &topics[i];
	}
	for (size_t i = 0; i < sizeof(topics) / sizeof(topics[0]); i++) {
		if (is_one_of(topics[i].also, word))
			return &topics[i];
	}
	return NULL;
}
