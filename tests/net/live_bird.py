#!/usr/bin/env python3
"""bird speaks RIP, RIPng, OSPF, BFD and BGP: what it sends is read by pkt, and what pkt sends it takes."""

from namespace import Checks, pkt
from server import Far

CONF = """
router id 10.9.0.2;
protocol device { scan time 1; }
protocol static four { ipv4; route 198.51.100.0/24 blackhole; route 203.0.113.128/25 blackhole; }
protocol static six { ipv6; route 2001:db8:7::/48 blackhole; }
protocol rip rip4 { ipv4 { export where source = RTS_STATIC; }; interface "v1" { version 2; update time 60; }; }
protocol rip ng rip6 { ipv6 { export where source = RTS_STATIC; }; interface "v1" { update time 60; }; }
protocol ospf v2 ospf2 { ipv4 { export all; }; area 0 { interface "v1" { hello 1; dead 40; wait 2; type broadcast; }; }; }
protocol ospf v3 ospf3 { ipv6 { export all; }; area 0 { interface "v1" { hello 1; dead 40; wait 2; type broadcast; }; }; }
protocol bfd { interface "v1" { min rx interval 300 ms; min tx interval 300 ms; }; neighbor 10.9.0.1 dev "v1"; }
protocol bgp peer { local 10.9.0.2 as 65002; neighbor 10.9.0.1 as 65001; passive; ipv4 { export where source = RTS_STATIC; import all; }; }
"""

SCRIPT = """
def heard(question, filter, wanted):
    # The first packet that is wanted, after the question was sent.
    result = sniff(filter=filter, timeout=15, stop_filter=wanted, started_callback=lambda: send(question, iface="v0", verbose=0))
    return [p for p in result if wanted(p)][0]

def routes():
    for i in range(10):
        a = sr1(IP(dst="10.9.0.2", ttl=1)/UDP()/RIP(version=2)/RIPEntry(AF=0, metric="Unreach"), timeout=1, verbose=0)
        if a and RIPEntry in a:
            return a
a = routes()
print("rip", a[RIP].cmd, a[RIP].version, sorted([(a[RIPEntry:i].addr, a[RIPEntry:i].mask) for i in [1, 2]]))
whole = IPv6(src="LINK", dst="ff02::9", hlim=255)/UDP()/RIPng()/RIPngEntry(metric="Unreach")
p = heard(whole, "udp port 521 and not src LINK", lambda p: RIPngEntry in p and p[RIPng].cmd == 2)
print("ripng", p[RIPngEntry].prefix_or_nh, p[RIPngEntry].prefixlen)

hello = IP(src="10.9.0.1", dst="224.0.0.5", ttl=1)/OSPF_Hdr(src="10.9.0.1")/OSPF_Hello(hellointerval=1, options="E", router="10.9.0.1", neighbors=["10.9.0.2"])
p = heard(hello, "ip proto 89 and src 10.9.0.2", lambda p: OSPF_Hello in p and "10.9.0.1" in p[OSPF_Hello].neighbors)
print("ospf", p[OSPF_Hdr].src, p[OSPF_Hello].hellointerval, p[OSPF_Hello].deadinterval)
p = heard(hello, "ip proto 89 and src 10.9.0.2", lambda p: OSPF_DBDesc in p)
print("description", p[OSPF_DBDesc].mtu, p[OSPF_DBDesc].dbdescr.I)
hello = IPv6(src="LINK", dst="ff02::5", hlim=1)/OSPFv3_Hdr(src="10.9.0.1")/OSPFv3_Hello(intid=7, hellointerval=1, options="V6+E+R", router="10.9.0.1", neighbors=["10.9.0.2"])
p = heard(hello, "ip6 proto 89 and not src LINK", lambda p: OSPFv3_Hello in p and "10.9.0.1" in p[OSPFv3_Hello].neighbors)
print("ospf3", p[OSPFv3_Hdr].src, p[OSPFv3_Hello].hellointerval)

down = IP(dst="10.9.0.2", ttl=255)/UDP(sport=49152, dport=3784)/BFD(sta="Down", my_discriminator=7, your_discriminator=0, min_tx_interval=300000, min_rx_interval=300000, echo_rx_interval=0)
p = heard(down, "udp port 3784 and src 10.9.0.2", lambda p: BFD in p and p[BFD].your_discriminator == 7)
print("bfd", p.sprintf("%BFD.sta%"), p[BFD].version)

def segment(flags, seq, ack):
    return IP(dst="10.9.0.2")/TCP(sport=40179, dport=179, flags=flags, seq=seq, ack=ack)
s = sr1(segment("S", 1000, 0), timeout=5, guard=True)
here, there = 1001, s.seq + 1
send(segment("A", here, there), verbose=0, guard=True)
found = {}
def tell(message):
    # What comes back, message by message.
    global here, there
    ans, unans = sr(segment("PA", here, there)/message, timeout=3, guard=True, multi=True, verbose=0)
    here += len(message)
    for q, a in ans:
        if len(a[TCP].payload):
            there = a.seq + len(a[TCP].payload)
        for c in [BGPOpen, BGPKeepAlive, BGPUpdate, BGPNotification]:
            if c in a and (c != BGPUpdate or a[c].nlri):
                found[c] = a[c]
tell(BGPHeader()/BGPOpen(my_as=65001, hold_time=90, bgp_id="10.9.0.1", opt_params=[BGPOptParam(param_value=BGPCapMultiprotocol(afi=1, safi=1)/BGPCapFourBytesASN(asn=65001))]))
for i in range(5):
    if BGPUpdate not in found:
        tell(BGPKeepAlive())
print("open", found[BGPOpen].my_as, found[BGPOpen].bgp_id, BGPCapFourBytesASN in found[BGPOpen].opt_params[0].param_value, BGPNotification in found)
u = found[BGPUpdate]
print("update", sorted([x.prefix for x in u.nlri]), [x.attribute.next_hop for x in u.path_attr if x.type_code == 3], [x.attribute.segments[0].segment_value for x in u.path_attr if x.type_code == 2])
"""

WANTED = """rip 2 2 [("198.51.100.0", "255.255.255.0"), ("203.0.113.128", "255.255.255.128")]
ripng 2001:db8:7:: 48
ospf 10.9.0.2 1 40
description 1500 True
ospf3 10.9.0.2 1
bfd Init 1
open 65002 10.9.0.2 True False
update ["198.51.100.0/24", "203.0.113.128/25"] ["10.9.0.2"] [[65002]]
"""

c = Checks()
with Far("bird", "-f", "-c", "{dir}/bird.conf", "-s", "{dir}/bird.ctl", port=179) as far:
    with open(far.dir + "/bird.conf", "w", encoding="ascii") as f:
        f.write(CONF)
    far.start()
    status, out, err = pkt("-", script=SCRIPT.replace("LINK", far.link_local()))
    c.is_so("status", status == 0, status, err, out, far.said())
    for want, got in zip(WANTED.splitlines(), out.splitlines() + [""] * 8):
        c.is_so(want.split()[0], got == want, got, want, err)
c.end("live_bird: bird speaks RIP, RIPng, OSPF 2 and 3, BFD and BGP")
