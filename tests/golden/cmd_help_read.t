%%RUN read --help
---
pkt read FILE|- [FILTER words] [-c N] [-o FORM] [-w OUT] [-l SCRIPT]

Decodes a capture (pcap or pcapng, plain, gzip or zstd). FILTER is tcpdump's: udp port 53, host 192.0.2.1,
'tcp[tcpflags] & tcp-syn != 0'.

  -c, --count N       stop after N packets (that match)
  -o, --output FORM   text  one line a packet (the rule)
                      show  every layer and field
                      expr  an expression that builds the same bytes
                      hex   bytes as hexadecimal and text
                      bytes each field's bytes or bits beside its name and value; svg, svg:FILE: the same as a picture
                      json  one object a line: every field; pkt schema json describes it
                      tsv, csv  the columns of --fields, with a header
                      sqlite:FILE  a table for each layer
                      pcap, pcapng, pcapng:FILE  the packets themselves, to standard output or FILE
                      none  decode only
      --fields NAMES  columns: ip.src,tcp.dport,tcp.flags.S,frame.len; names are those of pkt ls, in any case, or
                      Wireshark's where they mean the same; TCP:2.sport is of the second TCP layer
  -Y EXPR             only packets for which EXPR is true: tcp.dport == 80, tcp.flags.S and not tcp.flags.A,
                      ip.src in "10.0.0.0/8", "example" in dns.qd.qname, len(p[Raw].load) > 100, frame.len < 64
      --statistics    of all together: protocols, ends, conversations, sizes, rate; -o svg:FILE draws them
      --follow KIND:N what the sides of stream N say: tcp:0, udp:2; as -o text, hex or raw. --follow tcp lists them
  -w, --write OUT     write the packets to OUT, - to standard output; prints nothing unless -o is given. OUT.pcapng is
                      pcapng, in which several link types and all blocks of a pcapng input are kept
  -j, --jobs N        decode on N cores, 0: all there are; the order stays
  -l, --load SCRIPT   run SCRIPT first: its classes and bindings decode too

Examples:
  pkt read office.pcap.gz
  pkt read office.pcap udp port 53 -c 1 -o show
  pkt read office.pcap --fields frame.time,ip.src,dns.qd.qname udp port 53
  pkt read office.pcap --follow tcp:0
  pkt read office.pcap --statistics -o svg:office.svg
  tcpdump -w - | pkt read - icmp
