%%RUN --help
---
pkt crafts packets with Scapy-like expressions and decodes captures into the same tree.

  pkt                        ask and answer, line by line (Ctrl-D leaves)
  pkt FILE.pkt [ARG...]      run a script; - reads it from standard input
  pkt -e CODE [ARG...]       run CODE; the value of an expression is printed
  pkt read FILE [FILTER...]  decode a capture; - reads it from standard input
      -c N                   stop after N packets
      -o FORM                text (one line each), show, expr, hex, json, tsv, csv, none
      -Y EXPR                decoded fields: tcp.dport == 80 and not ip.src in "10.0.0.0/8"
      -w OUT                 write the packets to OUT (pcap)
  pkt diff A B               two captures compared, field by field
  pkt check FILE             tell the mistakes of a script; nothing is run
  pkt ls [LAYER...]          all layers, or the fields of some
  pkt schema json            the JSON Schema of what -o json prints
  pkt help [WORD...]         a layer, a field (TCP.flags), a function or a topic
  --seed N                   before the script or -e: the same random values each time
  pkt send EXPR              send packets; pkt sniff [FILTER...] shows what comes
  pkt sr EXPR                probe and show the answers; pkt loop EXPR once a second
  pkt scan EXPR              probes without number, answers as they come
  pkt route DST              where a packet would go, and why
  pkt TOOL [ARG...]          ping, arping, traceroute, syn_scan, dhcp_probe ...: pkt TOOL --help, pkt ls
  pkt doctor                 what this machine and user may do
  --color=WHEN               auto (on a terminal), always or never
  --no-rc                    the prompt without ~/.config/pkt/pktrc, which runs before it
  --help, --version          also: pkt read --help, pkt ls --help

Examples:
  pkt -e 'hexdump(Ether()/IP(dst="192.0.2.1")/TCP(dport=80)/"data")'
  pkt read office.pcap udp port 53 -c 10 -o show
  pkt read office.pcap 'tcp[tcpflags] & tcp-syn != 0' -w syn.pcap

Exit status: 0 done, 1 the answer is no, 2 usage, script or filter, 3 the system refused.
