# MAC Control: a frame is filled up, what is behind an operation is Padding, and a frame that was not filled up stays so.
p = Ether(dst="01:80:c2:00:00:01", src="02:00:00:00:00:01")/MACControlPause(pause_time=7)
p.show()
b = bytes(p)
print(len(b), b[:20].hex())
q = Ether(b)
print(q.summary(), q[MACControlPause].pause_time, MACControl in q, bytes(q.copy()) == b)
print(repr(Ether(b[:18])), bytes(Ether(b[:18]).copy()) == b[:18])
print(len(bytes(Ether()/Dot1Q()/MACControlPause())), len(bytes(MACControlPause())), len(bytes(MACControlPause(fill=b""))), len(bytes(Ether()/MACControlPause()/"abc")))
f = Ether(bytes(Ether(src="02:00:00:00:00:01", dst="01:80:c2:00:00:01")/MACControlClassBasedFlowControl(c3_enabled=1, c3_pause_time=65535)))
print(repr(f[MACControlClassBasedFlowControl])[:72], f[Ether].type == 0x8808)
# What is behind is kept where it is not zero; an operation that nobody knows.
print(repr(Ether(b[:20] + b"x" + b[21:])[MACControl])[:40], Ether(bytes(Ether(type=0x8808)/b"\x99\x99\0\0")).summary())
try:
    MACControlPause(pause_time=65535 + 1)
except Exception as e:
    print(e)
try:
    MACControlPause(fill=3)
except Exception as e:
    print(e)
---
Ether      dst=01:80:c2:00:00:01 src=02:00:00:00:00:01 type=0x8808
MACControlPause _op_code=pause pause_time=7
60 0180c20000010200000000018808000100070000
02:00:00:00:00:01 > 01:80:c2:00:00:01 (0x8808) / MACControlPause / Padding 7 True True
Ether(dst="01:80:c2:00:00:01", src="02:00:00:00:00:01")/MACControlPause(pause_time=7, fill=b"") True
60 64 4 21
MACControlClassBasedFlowControl(c3_enabled=1, c3_pause_time=65535)/Paddi True
MACControlPause(pause_time=7)/"\x00\x00x 02:fc:00:00:00:01 > ff:ff:ff:ff:ff:ff (0x8808) / Raw
65536 does not fit in MACControlPause.pause_time (16 bits: 0 to 65535)
fill is None or bytes
