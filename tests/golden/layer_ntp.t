print(repr(NTP()), len(NTP()), bytes(NTP(sent=3900000000.25)).hex())
p = IP(raw(IP(src="192.0.2.2", dst="192.0.2.1") / UDP() / NTP(sent="3900000000.1234567891", recv=3900000000, delay=1.5)))
p.show()
print(NTP in p, NTPHeader in p, p[NTP].mode, p.delay, p.recv, p.sent - p.recv)
print(repr(p))
q = NTP(raw(NTP(stratum=1, ref_id=b"GPS ")))
print(q.ref_id, q.id, q.summary())
c = NTP(raw(NTPControl(op_code=2, data=b"abcde")))
print(repr(c), c.count, c.data)
m = NTP(raw(NTPPrivate(response=1, request_code=8, nb_items=2, data_item_size=24, data=[NTPInfoLoop(watchdog_timer=1), NTPInfoLoop(watchdog_timer=2)])))
print(repr(m))
a = NTP(raw(NTP() / NTPAuthenticator(key_id=1, dgst=b"x" * 16)))
print(a.summary(), a.key_id)
b = NTP(raw(NTP() / NTPExtensions(extensions=[NTPExtension(type=1, len=16, value=b"A" * 12)])))
print(repr(b[NTPExtensions]))
for x in [-1, 2 ** 32, "x", b"\x00"]:
    try:
        NTP(sent=x)
    except Exception as e:
        print(e)
---
NTP() 48 23020a0000000000000000007f000001000000000000000000000000000000000000000000000000e875470040000000
IP         version=4 ihl=5 tos=0x0 len=76 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0xf69c (ok) src=192.0.2.2 dst=192.0.2.1
UDP        sport=ntp dport=ntp len=56 chksum=0xf2bf (ok)
NTPHeader  leap=no warning version=4 mode=client stratum=2 poll=10 precision=0 delay=1.5 dispersion=0 id=127.0.0.1 ref=0 orig=0 recv=3900000000 sent="3900000000.1234567892"
True True 3 1.5 3900000000 0.12345647811889648
IP(src="192.0.2.2", dst="192.0.2.1")/UDP()/NTPHeader(delay=1.5, recv=3900000000, sent="3900000000.1234567892")
b"GPS " None NTP v4, client
NTPControl(op_code=2, count=5, data=b"abcde\x00\x00\x00") 5 b"abcde\x00\x00\x00"
NTPPrivate(response=1, request_code=8, nb_items=2, data_item_size=24, data=[NTPInfoLoop(watchdog_timer=1), NTPInfoLoop(watchdog_timer=2)])
NTP v4, client / NTPAuthenticator 1
NTPExtensions(extensions=[NTPExtension(type=1, len=16, value=b"AAAAAAAAAAAA")], mac=NTPAuthenticator(dgst=b"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"))
sent is a number of seconds from 0 to below 2^32
sent is a number of seconds from 0 to below 2^32
sent is a number of seconds from 0 to below 2^32
sent has 8 bytes, not 1
