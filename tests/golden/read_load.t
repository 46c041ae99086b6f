%%RUN read -l samples/lamp.pkt tests/golden/data/lamp.pcap -o show
---
Ether      dst=02:00:00:00:00:02 src=02:00:00:00:00:01 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=52 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0xf68e (ok) src=192.0.2.1 dst=192.0.2.40
UDP        sport=4041 dport=4040 len=32 chksum=0x5bf3 (ok)
Lamp       version=1 cmd=set flags=timed token=0xbeef colour=green seconds=60 count=2 chksum=0x2e6d (ok)
  settings[0] what=brightness len=3 value=b"P"
  settings[1] what=name len=8 value=b"desk 7"

Ether      dst=02:00:00:00:00:02 src=02:00:00:00:00:01 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=37 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0xf69c (ok) src=192.0.2.1 dst=192.0.2.41
UDP        sport=4041 dport=4040 len=17 chksum=0x7cef (ok)
Lamp       version=1 cmd=get flags=0 token=0xbeef colour=red count=0 chksum=0x300f (ok)

Ether      dst=02:00:00:00:00:02 src=02:00:00:00:00:01 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=31 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0xf6a2 (ok) src=192.0.2.1 dst=192.0.2.41
UDP        sport=4041 dport=4040 len=11 chksum=0x4b18 (ok)
Raw        load=b"\x11\x04\x00"
