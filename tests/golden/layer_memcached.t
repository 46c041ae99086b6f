p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=40000, flags="PA")/Memcached(line="set k 0 60 3")/"abc\r\n"
p.show()
q = IP(bytes(p))
print(q.summary(), q[TCP].dport, bytes(q[Memcached]))
print(repr(q[Memcached]))
u = IP(bytes(IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=40000)/MemcachedUDP(request_id=7)/Memcached(line="version")))
a = IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/UDP(sport=11211, dport=40000)/MemcachedUDP(request_id=7)/Memcached(line="VERSION 1.6.18")))
print(repr(u[MemcachedUDP]), a.answers(u))
m = TCP(bytes(TCP(dport=11211)/MemcachedBinary(opcode=1, extras="12345678", key="k", value="v", opaque=9)))
print(repr(m[MemcachedBinary]), m[MemcachedBinary].bodylen, m[MemcachedBinary].keylen)
print(repr(TCP(bytes(TCP(dport=11211)/b"\x00\x01")).payload))
try:
    Memcached(line=1.5)
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
TCP        sport=40000 dport=11211 seq=0 ack=0 dataofs=(computed) reserved=0 flags=PA window=8192 chksum=(computed) urgptr=0
Memcached  line=b"set k 0 60 3"
Raw        load=b"abc\r\n"
IP / TCP 192.0.2.1:40000 > 192.0.2.2:11211 PA / Memcached / Memcached 11211 b"set k 0 60 3\r\nabc\r\n"
Memcached(line=b"set k 0 60 3")/Memcached(line=b"abc")
MemcachedUDP(request_id=7)/Memcached() True
MemcachedBinary(opcode=1, opaque=9, extras=b"12345678", key=b"k", value=b"v") 10 1
Raw(load=b"\x00\x01")
line is text, bytes or a whole number
