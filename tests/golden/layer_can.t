p = CAN(identifier=0x123, flags="extended", data=b"\x01\x02")
print(bytes(p), repr(CAN(bytes(p))))
f = CANFD(identifier=0x123, fd_flags="fd_frame+bit_rate_switch", data=b"0123456789abcdef")
q = CAN(bytes(f))
q.show()
print(CANFD in q, CAN in q, repr(CAN(bytes(p) + bytes(6))))
print(repr(CookedLinux(bytes(CookedLinux(lladdrtype=280)/f))))
m = Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/MACsec(SC=1, E=1, C=1, AN=2, PN=7, SCI=MACsecSCI(system_identifier="02:00:00:00:00:01", port_identifier=1))/"secret"
n = Ether(bytes(m))
print(n.summary(), repr(n[MACsec]))
print(bytes(MACsec(type="IPv4")/"x"), bytes(MACsec()/"x"))
try:
    CAN(identifier=2**29)
except Exception as e:
    print(e)
---
b"\x80\x00\x01#\x02\x00\x00\x00\x01\x02" CAN(flags="extended", identifier=291, data=b"\x01\x02")
CANFD      flags=0 identifier=0x123 length=16 fd_flags=bit_rate_switch+fd_frame reserved=0 data=b"0123456789abcdef"
True True CAN(flags="extended", identifier=291, data=b"\x01\x02", unused=b"\x00\x00\x00\x00\x00\x00")
CookedLinux(lladdrtype=280, src=b"\x00\x00\x00\x00\x00\x00\x00\x00")/CANFD(identifier=291, fd_flags="bit_rate_switch+fd_frame", data=b"0123456789abcdef")
Ether / AN=2, PN=7 / Raw MACsec(SC=1, E=1, C=1, AN=2, PN=7, SCI=MACsecSCI(system_identifier="02:00:00:00:00:01", port_identifier=1))/"secret"
b"\x00\x00\x00\x00\x00\x01\x08\x00x" b"\x00\x00\x00\x00\x00\x01x"
536870912 does not fit in CAN.identifier (29 bits: 0 to 536870911)
