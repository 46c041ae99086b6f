inner = Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/IP(src="192.0.2.1", dst="192.0.2.2")/ICMP()
g = UDP(bytes(UDP(sport=49152)/GENEVE(vni=5000, critical=1, options=[GeneveOptions(classid="Open vSwitch", type=0x81, data="12345"), GeneveOptions(classid=7)])/inner))
g.show()
print(repr(g[GENEVE]))
n = Ether(bytes(Ether(dst="02:00:00:00:00:04", src="02:00:00:00:00:03")/NSH(spi=42, context_header="c")/IP(src="192.0.2.1", dst="192.0.2.2")/ICMP()))
print(n.summary(), n[NSH].length, n[NSH].nextproto)
v = NSH(bytes(NSH(mdtype=2, vlch=[NSHTLV(class_=1, type=2, metadata="abcde"), NSHTLV()])/NSH(mdtype=2)/inner))
print(repr(v))
b = UDP(bytes(UDP()/BIFT(sd=1)/BIER(length=1, BitString="\x00\x00\x00\x00\x00\x00\x00\x05")/IP(src="192.0.2.1", dst="192.0.2.2")/ICMP()))
print(repr(b[BIFT]), b[UDP].dport)
print(IP(bytes(IP(src="192.0.2.1", dst="192.0.2.2")/EtherIP()/inner)).summary())
for e in [ERSPAN_I(), ERSPAN_II(session_id=7), ERSPAN_III(session_id=8), ERSPAN_III()/ERSPAN_PlatformSpecific(platf_id=3)]:
    x = IP(bytes(IP(src="192.0.2.1", dst="192.0.2.2")/GRE()/e/inner))
    print(repr(x[GRE]))
x = UDP(bytes(UDP(dport=4790)/VXLAN(vni=9)/NSH()/inner))
print(x.summary(), x[VXLAN].NextProtocol)
# Options that are cut.
c = bytes(g[GENEVE])[:13]
print(repr(GENEVE(c)), bytes(GENEVE(c)) == c)
try:
    GENEVE(vni=2**24)
except Exception as e:
    print(e)
---
UDP        sport=49152 dport=6081 len=74 chksum=0x0 (none)
GENEVE     version=0 optionlen=4 critical=1 reserved=0 proto=TEB vni=0x1388 reserved2=0x0
  options[0] classid=Open vSwitch type=0x81 reserved=0 length=2 data=b"12345\x00\x00\x00"
  options[1] classid=0x7 type=0x0 reserved=0 length=0
Ether      dst=02:00:00:00:00:02 src=02:00:00:00:00:01 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=28 id=1 flags=0 frag=0 ttl=64 proto=icmp chksum=0xf6dc (ok) src=192.0.2.1 dst=192.0.2.2
ICMP       type=echo-request code=0 chksum=0xf7ff (ok) id=0x0 seq=0x0
GENEVE(critical=1, vni=5000, options=[GeneveOptions(classid=257, type=129, data=b"12345\x00\x00\x00"), GeneveOptions(classid=7)])/Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/IP(src="192.0.2.1", dst="192.0.2.2")/ICMP()
Ether / NSH / IP / ICMP 192.0.2.1 > 192.0.2.2 echo-request 0 6 1
NSH(mdtype=2, vlch=[NSHTLV(class_=1, type=2, metadata=b"abcde\x00\x00\x00"), NSHTLV()])/NSH(mdtype=2)/Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/IP(src="192.0.2.1", dst="192.0.2.2")/ICMP()
BIFT(sd=1)/BIER(length=1, BitString=b"\x00\x00\x00\x00\x00\x00\x00\x05")/IP(src="192.0.2.1", dst="192.0.2.2")/ICMP() 8138
IP / EtherIP / Ether / IP / ICMP 192.0.2.1 > 192.0.2.2 echo-request 0
GRE()/ERSPAN_I()/Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/IP(src="192.0.2.1", dst="192.0.2.2")/ICMP()
GRE()/ERSPAN_II(session_id=7)/Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/IP(src="192.0.2.1", dst="192.0.2.2")/ICMP()
GRE()/ERSPAN_III(session_id=8)/Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/IP(src="192.0.2.1", dst="192.0.2.2")/ICMP()
GRE()/ERSPAN_III()/ERSPAN_PlatformSpecific(platf_id=3)/Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/IP(src="192.0.2.1", dst="192.0.2.2")/ICMP()
UDP / VXLAN / NSH / Ether / IP / ICMP 192.0.2.1 > 192.0.2.2 echo-request 0 4
GENEVE(optionlen=4, critical=1, proto=25944, vni=5000, options=[Raw(load=b"\x01\x01\x81\x021")]) True
16777216 does not fit in GENEVE.vni (24 bits: 0 to 16777215)
