p = Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/CTP(skip=8)/CTPForward(address="02:00:00:00:00:01")/CTPReply(receipt=258)/"ping"
hexdump(p)
q = Ether(bytes(p))
q.show()
print(repr(q), q.summary())
print(repr(CTP(b"\0\0\3\0")))
print(Ether(bytes(Ether(src="02:00:00:00:00:01")/"Hello")).summary(), Ether(bytes(Ether(src="02:00:00:00:00:01")/("\\0"*20))).summary())
short = "02:00"
try:
    CTPForward(address=short)
except ValueError as e:
    print(e)
---
0000  02 00 00 00 00 02 02 00  00 00 00 01 90 00 08 00   ................
0010  02 00 02 00 00 00 00 01  01 00 02 01 70 69 6e 67   ............ping
Ether      dst=02:00:00:00:00:02 src=02:00:00:00:00:01 type=0x9000
CTP        skip=8
CTPForward function=Forward data address=02:00:00:00:00:01
CTPReply   function=Reply receipt=258
Raw        load=b"ping"
Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/CTP(skip=8)/CTPForward(address="02:00:00:00:00:01")/CTPReply(receipt=258)/"ping" 02:00:00:00:00:01 > 02:00:00:00:00:02 (0x9000) / CTP / CTPForward / CTPReply / Raw
CTP()/Raw(load=b"\x03\x00")
02:00:00:00:00:01 > ff:ff:ff:ff:ff:ff (0x9000) / Raw 02:00:00:00:00:01 > ff:ff:ff:ff:ff:ff (0x9000) / Raw
'02:00' is not a MAC address (for CTPForward.address): write 02:00:00:00:00:01
