p = Ether(dst="01:0e:cf:00:00:00", src="02:00:00:00:00:01")/ProfinetIO()/ProfinetDCP(xid=7, dcp_blocks=[DCPBlock(option="Device properties", sub_option=2, data="lab"), DCPBlock(option="All", sub_option=255)])
p.show()
q = Ether(bytes(p))
print(q.summary(), hex(q[ProfinetIO].frameID), q[ProfinetDCP].dcp_data_length)
print(repr(q[ProfinetIO]))
c = Ether(bytes(Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/ProfinetIO()/PNIORealTimeCyclicPDU(data="abc", cycleCounter=9, dataStatus="primary+validData")))
print(repr(c[ProfinetIO]))
# Filling that is not zero is kept; a frame of a kind that is not looked into.
b = bytes(p[ProfinetDCP])[:17] + b"x" + bytes(p[ProfinetDCP])[18:]
print(repr(ProfinetDCP(b)), bytes(ProfinetDCP(b)) == b)
print(repr(ProfinetIO(b"\xfc\x01\x00\x01")))
try:
    ProfinetIO(frameID="Alarm" + "s")
except Exception as e:
    print(e)
---
Ether      dst=01:0e:cf:00:00:00 src=02:00:00:00:00:01 type=0x8892
ProfinetIO frameID=DCP-Identify-ReqPDU
ProfinetDCP service_id=Identify service_type=Request xid=0x7 reserved=0 dcp_data_length=(computed)
  dcp_blocks[0] DCPBlock option=Device properties sub_option=2 length=(computed) data=b"lab"
  dcp_blocks[1] DCPBlock option=All sub_option=255 length=(computed)
02:00:00:00:00:01 > 01:0e:cf:00:00:00 (0x8892) / ProfinetIO / ProfinetDCP 0xfefe 12
ProfinetIO()/ProfinetDCP(xid=7, dcp_blocks=[DCPBlock(sub_option=2, data=b"lab"), DCPBlock(option=255, sub_option=255)])
ProfinetIO()/PNIORealTimeCyclicPDU(data=b"abc", cycleCounter=9, dataStatus="primary+validData")
ProfinetDCP(xid=7, dcp_blocks=[DCPBlock(sub_option=2, data=b"lab", fill=b"x"), DCPBlock(option=255, sub_option=255)]) True
ProfinetIO(frameID=64513)/Raw(load=b"\x00\x01")
'Alarms' is not a value of ProfinetIO.frameID
