/* habits.c - what people bring from Python, Scapy and other languages, with what to write here instead. */
#include "pkt/habit.h"

#include <string.h>

struct habit {
	const char *name, *hint;
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const struct habit names[] = {
	{ "true", "did you mean 'True'?" },
	{ "false", "did you mean 'False'?" },
	{ "TRUE", "did you mean 'True'?" },
	{ "FALSE", "did you mean 'False'?" },
	{ "null", "did you mean 'None'?" },
	{ "NULL", "did you mean 'None'?" },
	{ "nil", "did you mean 'None'?" },
	{ "NONE", "did you mean 'None'?" },
	{ "none", "did you mean 'None'?" },
	{ "undefined", "did you mean 'None'?" },
	{ "end", "a block ends where its lines are no longer indented" },
	{ "endif", "a block ends where its lines are no longer indented" },
	{ "then", "a ':' begins the block" },
	{ "self", "there are no methods of your own: give the packet as a parameter" },
	{ "this", "there are no methods of your own: give the packet as a parameter" },
	{ "Counter", "use a dict: n[x] = n.get(x, 0) + 1" },
	{ "defaultdict", "use d.setdefault(key, [])" },
	{ "OrderedDict", "a dict keeps its order" },
	{ "collections", "use a dict: n[x] = n.get(x, 0) + 1" },
	{ "open", "captures are read with rdpcap(path) and written with wrpcap(path, packets); text goes to print()" },
	{ "input", "what a program needs to know comes in sys.argv" },
	{ "raw_input", "what a program needs to know comes in sys.argv" },
	{ "argparse", "the words behind the script are sys.argv[1:]" },
	{ "eval", "a program cannot make a program; include \"lib.pkt\" runs a file" },
	{ "exec", "a program cannot make a program; include \"lib.pkt\" runs a file" },
	{ "os", "there are no modules of Python; the words behind the script are sys.argv" },
	{ "datetime", "there are no modules of Python; p.sprintf(\"%.time%\") is a packet's time as text" },
	{ "re", "there are no patterns; use find(), split(), startswith(), in" },
	{ "json", "print(p.command()) is text that can be read again" },
	{ "math", "use ** 0.5, // and round()" },
	{ "threading", "statements run one after the other" },
	{ "subprocess", "no other program can be started: use the shell around pkt" },
	{ "logging", "use print()" },
	{ "xrange", "did you mean 'range'?" },
	{ "unicode", "did you mean 'str'?" },
	{ "long", "did you mean 'int'?" },
	{ "object", "there is no class of everything; a layer is class Name(Packet):" },
	{ "super", "there are no methods of your own" },
	{ "locals", "variables have no list; the REPL completes their names" },
	{ "globals", "variables have no list; the REPL completes their names" },
	{ "dir", "use ls(x) or help(x)" },
	{ "vars", "use p.fields" },
	{ "iter", "a for loop goes through it" },
	{ "SndRcvList", "did you mean 'PacketList'?" },
	{ "EDecimal", "p.time_ns is exact" },
	{ "Net6", "did you mean 'Net'?" },
	{ "orb", "an item of bytes is a number already" },
	{ "chb", "use bytes([n])" },
	{ "wireshark", "write a file and open it there: wrpcap(\"x.pcap\", packets)" },
	{ "tcpdump", "pkt read FILE, or packets.summary()" },
	{ "tcpreplay", "sendp(rdpcap(path)) sends what a file holds" },
	{ "in4_chksum", "del p[TCP].chksum, and bytes(p) has the right sum; checksum(b) sums bytes" },
	{ "in6_chksum", "del p[TCP].chksum, and bytes(p) has the right sum; checksum(b) sums bytes" },
	{ "rdpcapng", "did you mean 'rdpcap'?" },
	{ "RawPcapReader", "use PcapReader(path); bytes(p) are the bytes" },
	{ "PcapNgReader", "PcapReader(path) reads pcapng as well" },
	{ "PcapWriter", "use wrpcap(path, packets, append=True)" },
	{ "interact", "pkt without arguments asks and answers" },
	{ "log_runtime", "use print()" },
	{ "warning", "use print()" },
};

static const struct habit attrs[] = {
	{ "has_key", "use 'key in d'" },
	{ "iteritems", "did you mean 'items'?" },
	{ "partition", "use split(sep, 1)" },
	{ "rpartition", "use split(sep)" },
	{ "title", "use capitalize()" },
	{ "swapcase", "use upper() or lower()" },
	{ "push", "did you mean 'append'?" },
	{ "push_back", "did you mean 'append'?" },
	{ "add", "a list has append(x), a dict d[x] = value, a set add(x)" },
	{ "discard", "a dict has pop(x, None)" },
	{ "length", "use len(x)" },
	{ "size", "use len(x), for a set of packets size(x)" },
	{ "contains", "use 'a in b'" },
	{ "toString", "use str(x)" },
	{ "substring", "use a slice: text[from:to]" },
	{ "trim", "did you mean 'strip'?" },
	{ "original", "bytes(p) of a packet that was not changed are its bytes" },
	{ "fields_desc", "ls(TCP) tells the fields" },
	{ "default_fields", "ls(TCP) tells the defaults" },
	{ "overload_fields", "p.show2() tells what is computed" },
	{ "packetfields", "ls(DNS) tells the fields" },
	{ "get_field", "ls(TCP) tells the fields; p.sprintf(\"%TCP.dport%\") gives a value's name" },
	{ "i2repr", "p.sprintf(\"%TCP.dport%\") gives a value's name" },
	{ "clone_with", "p.copy() is a packet of its own" },
	{ "hashret", "a.answers(b) tells whether a is an answer to b" },
	{ "route", "the source address of IP(dst=…) is the route's: p.src" },
	{ "do_build", "bytes(p) are its bytes" },
	{ "post_build", "bytes(p) are its bytes, with all that is computed" },
	{ "do_dissect", "Ether(b), IP(b) … decode bytes" },
	{ "dissect", "Ether(b), IP(b) … decode bytes" },
	{ "guess_payload_class", "bind_layers() tells what follows" },
	{ "pdfdump", "p.svgdump(\"p.svg\") writes a picture" },
	{ "psdump", "p.svgdump(\"p.svg\") writes a picture" },
	{ "canvas_dump", "p.svgdump(\"p.svg\") writes a picture" },
	{ "plot", "there are no pictures; print the values, one a line, for a program that draws" },
	{ "diffplot", "there are no pictures; print the values, one a line, for a program that draws" },
	{ "multiplot", "there are no pictures; print the values, one a line, for a program that draws" },
	{ "rawhexdump", "did you mean 'hexdump'?" },
	{ "afterglow", "there are no pictures; conversations() is text" },
	{ "__dict__", "use p.fields" },
	{ "__len__", "use len(x)" },
	{ "__iter__", "a for loop goes through it" },
};

static const struct habit words[] = {
	{ "var", "a variable needs no word before it" },
	{ "let", "a variable needs no word before it" },
	{ "const", "a variable needs no word before it" },
	{ "local", "a variable needs no word before it" },
	{ "my", "a variable needs no word before it" },
	{ "auto", "a variable needs no word before it" },
	{ "int", "a variable needs no type before it" },
	{ "float", "a variable needs no type before it" },
	{ "str", "a variable needs no type before it" },
	{ "string", "a variable needs no type before it" },
	{ "bool", "a variable needs no type before it" },
	{ "char", "a variable needs no type before it" },
	{ "function", "a function begins with def: def f(x):" },
	{ "func", "a function begins with def: def f(x):" },
	{ "fn", "a function begins with def: def f(x):" },
	{ "sub", "a function begins with def: def f(x):" },
	{ "switch", "use if, elif and else" },
	{ "match", "use if, elif and else" },
	{ "case", "use if, elif and else" },
	{ "elseif", "did you mean 'elif'?" },
	{ "elsif", "did you mean 'elif'?" },
	{ "foreach", "did you mean 'for'?" },
	{ "unless", "use if not" },
	{ "until", "use while not" },
	{ "do", "use while True: with a break in it" },
	{ "repeat", "use for i in range(n):" },
	{ "loop", "use for i in range(n):" },
	{ "catch", "did you mean 'except'?" },
	{ "throw", "did you mean 'raise'?" },
	{ "struct", "a layer of your own begins with class Name(Packet):" },
	{ "echo", "did you mean print(…)?" },
	{ "printf", "did you mean print(…)?" },
	{ "puts", "did you mean print(…)?" },
	{ "print", "print(…) takes brackets" },
	{ "include", "the file's name stands in quotes" },
	{ "exec", "a program cannot make a program" },
};

static const struct habit absent[] = {
	{ "yield", "put the values in a list and return it" },
	{ "async", "statements run one after the other: leave it out" },
	{ "await", "statements run one after the other: leave it out" },
};

static const char *find(const struct habit *rows, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++) {
		if (str_eq(name, rows[i].name))
			return rows[i].hint;
	}
	return NULL;
}

const char *habit_name(struct str name)
{
	return find(names, COUNT(names), name);
}

const char *habit_attr(struct str name)
{
	return find(attrs, COUNT(attrs), name);
}

const char *habit_word(struct str word)
{
	return find(words, COUNT(words), word);
}

const char *habit_absent(struct str word)
{
	return find(absent, COUNT(absent), word);
}
