q = IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=40000)/CoAP(code="GET", msg_id=7, token="t", options=[("Uri-Path", "sensors"), ("Accept", 50), ("Uri-Host", "h"), ("Uri-Path", "1")])
q.show()
d = IP(bytes(q))
print(repr(d[CoAP]), d.summary(), d[UDP].dport)
# Numbers are far apart, values long: 13 and 14 say that the delta or the length goes on.
for o in [(258, ""), (2049, "x"), (12, "x" * 12), (13, "x" * 13), (300, "x" * 300)]:
    b = bytes(CoAP(options=[o]))
    print(b[4:8].hex(), len(b), CoAP(b).options == [o] or str(CoAP(b).options)[:30])
a = CoAP(type="ACK", code="2.05 Content", msg_id=7, token="t", options=[("Content-Format", 0)], paymark=b"\xff")/"21.5"
print(repr(CoAP(bytes(a))), a.answers(q[CoAP]), CoAP(type="ACK", msg_id=8, token="t").answers(q[CoAP]))
print(CoAP(type="CON", msg_id=99, token="t").answers(q[CoAP]), CoAP(type="NON", msg_id=99, token="u").answers(q[CoAP]))
# What is no option is not read as one.
b = bytes.fromhex("40010001b161f0ff")
print(repr(CoAP(b)), bytes(CoAP(b)) == b)
for o in [[("Uri-Pth", "a")], [("Uri-Path", 1.5)], [("Uri-Path",)], "Uri-Path"]:
    try:
        CoAP(options=o)
    except Exception as e:
        print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=40000 dport=5683 len=(computed) chksum=(computed)
CoAP       ver=1 type=CON tkl=(computed) code=GET msg_id=7 token=b"t" options=[("Uri-Path", b"sensors"), ("Accept", b"2"), ("Uri-Host", b"h"), ("Uri-Path", b"1")]
CoAP(code=1, msg_id=7, token=b"t", options=[("Uri-Host", b"h"), ("Uri-Path", b"sensors"), ("Uri-Path", b"1"), ("Accept", b"2")]) IP / UDP 192.0.2.1:40000 > 192.0.2.2:5683 / CoAP 5683
d0f5 6 True
e106f478 8 True
cc787878 17 [("Content-Format", b"xxxxxxxx
dd000078 20 True
ee001f00 309 True
CoAP(type=2, code=69, msg_id=7, token=b"t", options=[("Content-Format", b"")], paymark=b"\xff")/"21.5" True False
True False
CoAP(code=1, msg_id=1, options=[("Uri-Path", b"a")])/Raw(load=b"\xf0\xff") True
'Uri-Pth' is no option of CoAP that has a name here: give its number
the value of an option is text, bytes or a number
item 0 of options is not (name or number, value)
options is a list of (name or number, value)
