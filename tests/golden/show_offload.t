# A checksum that the sender leaves to its network card: the field holds the sum of the pseudo header, not inverted (RFC 9293,
# 3.1). The card makes it right, so it is not bad; one bit beside it is.
a = IP(src="192.0.2.1", dst="192.0.2.2")
b = IPv6(src="2001:db8::1", dst="2001:db8::2")
for p in [a/TCP(chksum=0x8421)/"abc", a/TCP(chksum=0x8420)/"abc", a/UDP(dport=9, chksum=0x8421)/"abcd", a/UDP(dport=9)/"abcd",
          a/UDP(dport=9, chksum=0)/"abcd", b/UDP(dport=9, chksum=0x5b90)/"ab"]:
    q = type(p)(bytes(p))
    q.show()
    print()
---
IP         version=4 ihl=5 tos=0x0 len=43 id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=0xf6c8 (ok) src=192.0.2.1 dst=192.0.2.2
TCP        sport=ftp_data dport=http seq=0 ack=0 dataofs=5 reserved=0 flags=S window=8192 chksum=0x8421 (not filled in: offload) urgptr=0
Raw        load=b"abc"

IP         version=4 ihl=5 tos=0x0 len=43 id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=0xf6c8 (ok) src=192.0.2.1 dst=192.0.2.2
TCP        sport=ftp_data dport=http seq=0 ack=0 dataofs=5 reserved=0 flags=S window=8192 chksum=0x8420 (bad, should be 0x4715) urgptr=0
Raw        load=b"abc"

IP         version=4 ihl=5 tos=0x0 len=32 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0xf6c8 (ok) src=192.0.2.1 dst=192.0.2.2
UDP        sport=domain dport=discard len=12 chksum=0x8421 (not filled in: offload)
Raw        load=b"abcd"

IP         version=4 ihl=5 tos=0x0 len=32 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0xf6c8 (ok) src=192.0.2.1 dst=192.0.2.2
UDP        sport=domain dport=discard len=12 chksum=0xb6cd (ok)
Raw        load=b"abcd"

IP         version=4 ihl=5 tos=0x0 len=32 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0xf6c8 (ok) src=192.0.2.1 dst=192.0.2.2
UDP        sport=domain dport=discard len=12 chksum=0x0 (none)
Raw        load=b"abcd"

IPv6       version=6 tc=0 fl=0 plen=10 nh=UDP hlim=64 src=2001:db8::1 dst=2001:db8::2
UDP        sport=domain dport=discard len=10 chksum=0x5b90 (not filled in: offload)
Raw        load=b"ab"

