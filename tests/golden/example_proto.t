%%WITH example
ls(Knock)
p = IP(src="192.0.2.17", dst="192.0.2.1")/UDP(sport=40022)/Knock(kind="answer", flags="last", name="front")
hexdump(p)
q = IP(bytes(p))
q.show()
print(q.command())
print(q.summary())
---
Knock · Knocking at a door (an example) · udp.port 7711
  kind        8 bits  names     1 ask
  flags       8 bits  flags     0
  len        16 bits            (bytes of name)
  name          bytes           b""
0000  45 00 00 25 00 01 00 00  40 11 f6 b4 c0 00 02 11   E..%....@.......
0010  c0 00 02 01 9c 56 1e 1f  00 11 75 5b 02 02 00 05   .....V....u[....
0020  66 72 6f 6e 74                                     front
IP         version=4 ihl=5 tos=0x0 len=37 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0xf6b4 (ok) src=192.0.2.17 dst=192.0.2.1
UDP        sport=40022 dport=7711 len=17 chksum=0x755b (ok)
Knock      kind=answer flags=last len=5 name=b"front"
IP(version=4, ihl=5, tos=0, len=37, id=1, flags=0, frag=0, ttl=64, proto=17, chksum=63156, src="192.0.2.17", dst="192.0.2.1", options=[])/UDP(sport=40022, dport=7711, len=17, chksum=30043)/Knock(kind=2, flags="last", len=5, name=b"front")
IP / UDP 192.0.2.17:40022 > 192.0.2.1:7711 / Knock
