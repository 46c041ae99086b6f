# EtherCAT: numbers of 11 bits within little-endian words, datagrams one after another.
p = Ether(dst="ff:ff:ff:ff:ff:ff", src="02:00:00:00:00:01")/EtherCat()/EtherCatBRD(ado=0x130, data=[0, 0])/EtherCatLRW(adr=0x10000, data=[1, 2, 3, 4], irq=4)
p.show()
hexdump(p)
q = Ether(bytes(p))
print(q.summary(), q[EtherCat].length, q[EtherCatBRD].next, EtherCatType12DLPDU in q)
print(repr(q[EtherCat]))
# What is set is sent; bits of one word do not touch one another.
b = bytes(EtherCat(length=0x555, _reserved=1, type="MAILBOX"))
print(b.hex(), EtherCat(b).length, EtherCat(b)._reserved, EtherCat(b).type)
n = 0
for x in EtherCatLRD(len=(0, 2047, 89), c=[0, 1], next=[0, 1]):
    b = bytes(x)
    assert b[6] == x.len % 256 and b[7] == x.len // 256 + x.c * 64 + x.next * 128
    n += 1
print(n)
# A frame that was not filled up.
print(repr(Ether(bytes(p)[:46])[EtherCat]), len(bytes(Ether(bytes(p)[:46]).copy())), len(bytes(Ether()/Dot1Q()/EtherCat())), len(bytes(Ether()/EtherCat(fill=b""))))
# A command that there is none of; data that is cut.
print(EtherCat(bytes(EtherCat(type=1)/b"\x30\x31")).summary(), EtherCat(bytes(q[EtherCat])[:20]).summary())
a = Ether()/EtherCat()/EtherCatFPRD(idx=3, adp=0x1001, ado=0x130, data=[0, 0])
r = Ether()/EtherCat()/EtherCatFPRD(idx=3, adp=0x1001, ado=0x130, data=[8, 0], wkc=1)
print(r.answers(a), (Ether()/EtherCat()/EtherCatFPRD(idx=4, adp=0x1001, data=[8, 0], wkc=1)).answers(a))
try:
    EtherCat(length=2000 + 48)
except Exception as e:
    print(e)
---
Ether      dst=ff:ff:ff:ff:ff:ff src=02:00:00:00:00:01 type=0x88a4
EtherCat   length=(computed) type=TYPE-12-PDU
EtherCatBRD _cmd=7 idx=0 adp=0x0 ado=0x130 len=(computed) _reserved=0 c=FRAME-NOT-CIRCULATING next=(computed) irq=0x0 data=[0, 0] wkc=0
EtherCatLRW _cmd=12 idx=0 adr=0x10000 len=(computed) _reserved=0 c=FRAME-NOT-CIRCULATING next=(computed) irq=0x4 data=[1, 2, 3, 4] wkc=0
0000  ff ff ff ff ff ff 02 00  00 00 00 01 88 a4 1e 10   ................
0010  07 00 00 00 30 01 02 80  00 00 00 00 00 00 0c 00   ....0...........
0020  00 00 01 00 04 00 04 00  01 02 03 04 00 00 00 00   ................
0030  00 00 00 00 00 00 00 00  00 00 00 00               ............
02:00:00:00:00:01 > ff:ff:ff:ff:ff:ff (0x88a4) / EtherCat / EtherCatBRD / EtherCatLRW / Padding 30 1 True
EtherCat()/EtherCatBRD(ado=304, data=[0, 0])/EtherCatLRW(adr=65536, irq=4, data=[1, 2, 3, 4])/Padding(load=b"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
555d 1365 1 5
96
EtherCat()/EtherCatBRD(ado=304, data=[0, 0])/EtherCatLRW(adr=65536, irq=4, data=[1, 2, 3, 4]) 46 60 16
EtherCat / Raw EtherCat / EtherCatBRD / Raw
True False
2048 does not fit in EtherCat.length (11 bits: 0 to 2047)
