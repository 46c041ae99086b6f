p = Ether(dst="01:1b:19:00:00:00", src="02:00:00:00:00:01")/PTP(messageType="Announce", sequenceId=7, clockIdentity=0x0200000000000001, grandmasterPriority1=128, timeSource="GPS", tlvs=[PTPTLV(type="PATH_TRACE", value="12345678")])
p.show()
q = Ether(bytes(p))
print(q.summary(), q[PTP].messageLength, len(q))
print(repr(q[PTP]))
s = UDP(bytes(UDP(sport=319)/PTP(originTimestamp_seconds=1700000000, originTimestamp_nanoseconds=5, correctionField=-65536)))
print(repr(s), s[PTP].messageLength)
d = PTP(messageType="Delay_Resp", requestingClockIdentity=9, requestingPortNumber=1)
print(repr(PTP(bytes(d))), [len(bytes(PTP(messageType=t))) for t in [0, 1, 2, 3, 8, 9, 10, 11, 12, 13]])
b = bytes(d)[:40]
print(repr(PTP(b)))
try:
    PTP(messageType="Anno" + "unced")
except Exception as e:
    print(e)
---
Ether      dst=01:1b:19:00:00:00 src=02:00:00:00:00:01 type=PTP
PTP        transportSpecific=0 messageType=Announce reserved1=0 version=2 messageLength=(computed) domainNumber=0 reserved2=0 flags=0x0 correctionField=0 reserved3=0x0 clockIdentity=0x200000000000001 portNumber=0 sequenceId=7 controlField=0 logMessageInterval=0 originTimestamp_seconds=0 originTimestamp_nanoseconds=0 currentUtcOffset=0 reserved5=0 grandmasterPriority1=128 grandmasterClockClass=0 grandmasterClockAccuracy=0x0 grandmasterClockVariance=0 grandmasterPriority2=0 grandmasterIdentity=0x0 stepsRemoved=0 timeSource=GPS
  tlvs[0]  type=PATH_TRACE length=(computed) value=b"12345678"
02:00:00:00:00:01 > 01:1b:19:00:00:00 (PTP) / PTP 76 90
PTP(messageType=11, clockIdentity=144115188075855873, sequenceId=7, grandmasterPriority1=128, timeSource=32, tlvs=[PTPTLV(type=8, value=b"12345678")])
UDP(sport=319)/PTP(correctionField=-65536, originTimestamp_seconds=1700000000, originTimestamp_nanoseconds=5) 44
PTP(messageType=9, requestingClockIdentity=9, requestingPortNumber=1) [44, 44, 54, 54, 44, 54, 54, 64, 44, 48]
Raw(load=b"\t\x02\x006\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
'Announced' is not a value of PTP.messageType
