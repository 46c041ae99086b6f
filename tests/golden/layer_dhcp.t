p = Ether(dst="ff:ff:ff:ff:ff:ff", src="02:00:00:00:00:01")/IP(src="0.0.0.0", dst="255.255.255.255")/UDP(sport=68, dport=67)/BOOTP(chaddr="02:00:00:00:00:01", xid=7, flags="B")/DHCP(options=[("message-type", "discover"), ("hostname", "printer"), ("param_req_list", [1, 3, 6]), "end"])
print(p)
p.show()
q = Ether(bytes(p))
print(bytes(q) == bytes(p), q[UDP].sport, q[UDP].dport, q[DHCP].options)
print(q.summary())
offer = BOOTP(op="BOOTREPLY", yiaddr="192.0.2.50", xid=7)/DHCP(options=[("message-type", "offer"), ("subnet_mask", "255.255.255.0"), ("router", "192.0.2.1", "192.0.2.2"), ("lease_time", 3600), ("classless_static_routes", "198.51.100.0/24:192.0.2.9"), (224, b"site"), "pad", "end"])
hexdump(bytes(offer)[236:])
back = BOOTP(bytes(offer))
print(back)
print(back[DHCP].options[2], back[DHCP].options[3][1] + 1)
# Options that are cut stay as bytes, and come back as they were.
cut = BOOTP(bytes(offer)[:-14])
print(DHCP(options=[("message-type", 99)]).summary(), DHCP().summary())
print(cut[DHCP].options[-1], bytes(cut) == bytes(offer)[:-14])
DHCP(options=[("message-type", "discovery")])
---
%%FAIL 2
<script>:16:14: error: 'discovery' is not a value of message-type.value
    DHCP(options=[("message-type", "discovery")])
                 ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ did you mean 'discover'?
%%OUT
Ether / IP / UDP / BOOTP / DHCP Discover
Ether      dst=ff:ff:ff:ff:ff:ff src=02:00:00:00:00:01 type=IPv4
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=0.0.0.0 dst=255.255.255.255
UDP        sport=bootpc dport=bootps len=(computed) chksum=(computed)
BOOTP      op=BOOTREQUEST htype=Ethernet (10Mb) hlen=6 hops=0 xid=0x7 secs=0 flags=B ciaddr=0.0.0.0 yiaddr=0.0.0.0 siaddr=0.0.0.0 giaddr=0.0.0.0 chaddr=b"\x02\x00\x00\x00\x00\x01" options=b"c\x82Sc"
DHCP       options=[("message-type", "discover"), ("hostname", "printer"), ("param_req_list", [subnet_mask, router, name_server]), "end"]
True 68 67 [("message-type", 1), ("hostname", b"printer"), ("param_req_list", [1, 3, 6]), "end"]
Ether / IP / UDP / BOOTP / DHCP Discover
0000  63 82 53 63 35 01 02 01  04 ff ff ff 00 03 08 c0   c.Sc5...........
0010  00 02 01 c0 00 02 02 33  04 00 00 0e 10 79 08 18   .......3.....y..
0020  c6 33 64 c0 00 02 09 e0  04 73 69 74 65 00 ff      .3d......site..
BOOTP / DHCP Offer
("router", "192.0.2.1", "192.0.2.2") 3601
DHCP DHCP
b"y\x08\x18\xc6" True
