# What ends too early, what has two readings, and what fills a frame: nothing is lost.
cut = bytes(IP(src="192.0.2.1", dst="192.0.2.2", options=[IPOption_Security(security=1, transmission_control_code="ab")]))
p = IP(cut)
print(p.options, bytes(p) == cut)
print(IP(bytes.fromhex("47") + cut[1:20] + b"\x82\x0b\x00\x01\x00\x02\x00\x03").options)
print(repr(IP(bytes(IP(dst="192.0.2.1", src="192.0.2.2")/VRRPv3()))))
print(repr(IP(bytes(IP(dst="192.0.2.1", src="192.0.2.2")/VRRPv3(addrlist=["192.0.2.3"])))))
print(repr(IP(bytes(IP(dst="192.0.2.1", src="192.0.2.2")/CARP()))[IP].payload))
print(repr(IP(bytes(IP(src="192.0.2.2")/CARP()))))
t = TacacsHeader(type="Accounting", session_id=7, flags="Unencrypted")/"body"
print(TCP(bytes(TCP(sport=49, dport=80)/t)).summary())
print(TCP(bytes(TCP(sport=49, dport=80)/HTTP()/HTTPRequest())).summary())
print(TCP(bytes(TCP(sport=49, dport=443)/"neither")).summary())
f = CANFD(data=b"12", unused=b"\0" * 62)
print(repr(CANFD(bytes(f))), len(f))
hexdump(PPP(octets=1)/IPv6(src="::1", dst="::2"))
four = "four"
for wrong in [lambda: PPP(octets=len(four)), lambda: bytes(PPP(octets=1)/PPP_LCP_Echo()),
              lambda: IPOption_Security(transmission_control_code=four), lambda: CAN(unused=len(four))]:
    try:
        wrong()
    except ValueError as e:
        print(e)
---
[IPOption_Security(security=1, transmission_control_code=b"ab\x00"), IPOption_EOL()] True
[IPOption_Security(security=1, compartment=2, handling_restrictions=3, transmission_control_code=b"")]
IP(proto=112, src="192.0.2.2", dst="192.0.2.1")/Raw(load=b"1\x01d\x01\x00d\xe6\x1c")
IP(src="192.0.2.2", dst="192.0.2.1")/VRRPv3(addrlist=["192.0.2.3"])
Raw(load=b"D\x01\x00\x00\x00\x00\xbb\xfe\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
IP(src="192.0.2.2")/CARP()
TCP tacacs > http S / TacacsHeader / Raw
TCP / HTTP / GET '/'
TCP tacacs > https S / Raw
CANFD(data=b"12", unused=b"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00") 72
0000  57 60 00 00 00 00 00 3b  40 00 00 00 00 00 00 00   W`.....;@.......
0010  00 00 00 00 00 00 00 00  01 00 00 00 00 00 00 00   ................
0020  00 00 00 00 00 00 00 00  02                        .........
octets is 1, or None or 2: how many octets proto has
PPP.proto would be 49185, which does not fit (8 bits: 0 to 255): set it, or send less
transmission_control_code takes 3 bytes, these are 4
unused is None, or bytes that fill the frame behind its data
