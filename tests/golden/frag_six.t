%%RUN --seed 6 -
s = IPv6(src="2001:db8::2", dst="2001:db8::1") / IPv6ExtHdrHopByHop() / UDP(sport=1, dport=2) / ("X" * 3000)
h = fragment6(s, 1280)
for q in h: print([c.name for c in q.layers()], q.offset, q.m, q.id, len(q))
print(bytes(defragment6(h)) == bytes(s), bytes(defragment(h[::-1])[0]) == bytes(s), defragment6(h[1:]))
h = fragment6(Ether() / IPv6(dst="2001:db8::1") / IPv6ExtHdrFragment(id=5) / TCP() / ("X" * 3000), 1280)
print([(q.offset, q.m, q.id, q[IPv6ExtHdrFragment].nh, len(q)) for q in h])
print(defragment(h), len(fragment6(IPv6() / UDP(), 1280)))
---
["IPv6", "IPv6ExtHdrHopByHop", "IPv6ExtHdrFragment", "Raw"] 0 1 1517285703 1280
["IPv6", "IPv6ExtHdrHopByHop", "IPv6ExtHdrFragment", "Raw"] 153 1 1517285703 1280
["IPv6", "IPv6ExtHdrHopByHop", "IPv6ExtHdrFragment", "Raw"] 306 0 1517285703 616
True True None
[(0, 1, 5, 6, 1278), (152, 1, 5, 6, 1278), (304, 0, 5, 6, 650)]
<1 packet: TCP 1> 1
