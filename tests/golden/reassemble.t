q = raw(DNSTCP(qd=DNSQR(qname="www.example.org")))
def seg(seq, data, flags="A"):
    return IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=4000, dport=53, flags=flags, seq=seq)/Raw(data)
syn = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=4000, dport=53, flags="S", seq=99)
fin = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=4000, dport=53, flags="FA", seq=100+2*len(q))
l = [syn, seg(110, q[10:] + q[:7]), seg(100, q[:10]), seg(100, q[:10]), seg(100 + len(q) + 7, q[7:]), fin]
for p in reassemble(l): print(repr(p))
print(sniff(offline=l).streams())
print("--- in fragments, the first one missing at first")
f = fragment(seg(100, q), fragsize=32)
for p in reassemble(f[1:] + [IP()/UDP()] + f[:1]): print(p.summary())
print("--- what is not complete stays")
for p in reassemble(f[1:]): print(p.summary())
print("--- tcp=False only joins fragments")
print(len(reassemble(l + f, tcp=False)), len(l) + 1)
reassemble([1])
---
%%FAIL 2
<script>:16:12: error: item 0 is int, not a packet
    reassemble([1])
               ^~~
%%OUT
IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=4000, dport=53, seq=99)
IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=4000, dport=53, seq=100, flags="A")/DNS(qd=[DNSQR(qname="www.example.org.")])
IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=4000, dport=53, seq=135, flags="A")/DNS(qd=[DNSQR(qname="www.example.org.")])
IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=4000, dport=53, seq=170, flags="FA")
{"192.0.2.1:4000 > 192.0.2.2:53": b"\x00!\x00\x00\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x03www\x07example\x03org\x00\x00\x01\x00\x01\x00!\x00\x00\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x03www\x07example\x03org\x00\x00\x01\x00\x01"}
--- in fragments, the first one missing at first
IP / UDP 127.0.0.1:domain > 127.0.0.1:domain
IP / TCP / DNS Qry b'www.example.org.'
--- what is not complete stays
192.0.2.1 > 192.0.2.2 tcp frag:4 / Raw
--- tcp=False only joins fragments
7 7
