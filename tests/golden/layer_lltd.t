p = Ether(dst="ff:ff:ff:ff:ff:ff", src="02:00:00:00:00:01")/LLTD(tos=0, real_src="02:00:00:00:00:01")/LLTDHello(gen_number=7, current_mapper_address="02:00:00:00:00:02")/LLTDAttributeHostID(mac="02:00:00:00:00:01")/LLTDAttributeIPv4Address(ipv4="192.0.2.1")/LLTDAttributeMachineName(hostname=b"a\x00")/LLTDAttribute(type=99, value=b"?")/LLTDAttributeEOP()
p.show()
q = Ether(bytes(p) + bytes(6))
print(repr(q))
for x in [LLTDDiscover(stations_list=["02:00:00:00:00:03"]), LLTDEmit(descs_list=[LLTDEmiteeDesc(type="Probe", dst="02:00:00:00:00:04")]), LLTDQueryResp(flags="M", descs_list=[LLTDRecveeDesc(real_src="02:00:00:00:00:05")]), LLTDQueryLargeTlv(offset=7), LLTDQueryLargeTlvResp(value=b"icon")]:
    b = bytes(LLTD()/x)
    print(b[1], b[3], repr(LLTD(b)))
try:
    LLTDQueryLargeTlv(offset=2**24)
except Exception as e:
    print(e)
---
Ether      dst=ff:ff:ff:ff:ff:ff src=02:00:00:00:00:01 type=0x88d9
LLTD       version=1 tos=Topology discovery reserved=0 function=Hello real_dst=00:00:00:00:00:00 real_src=02:00:00:00:00:01 seq=0
LLTDHello  gen_number=7 current_mapper_address=02:00:00:00:00:02 apparent_mapper_address=00:00:00:00:00:00
LLTDAttributeHostID type=Host ID len=6 mac=02:00:00:00:00:01
LLTDAttributeIPv4Address type=IPv4 Address len=4 ipv4=192.0.2.1
LLTDAttributeMachineName type=Machine Name len=(computed) hostname=b"a\x00"
LLTDAttribute type=99 len=(computed) value=b"?"
LLTDAttributeEOP type=End Of Property
Ether(src="02:00:00:00:00:01")/LLTD(tos=0, real_src="02:00:00:00:00:01")/LLTDHello(gen_number=7, current_mapper_address="02:00:00:00:00:02")/LLTDAttributeHostID(mac="02:00:00:00:00:01")/LLTDAttributeIPv4Address(ipv4="192.0.2.1")/LLTDAttributeMachineName(hostname=b"a\x00")/LLTDAttribute(type=99, value=b"?")/LLTDAttributeEOP()/Padding(load=b"\x00\x00\x00\x00\x00\x00")
1 0 LLTD()/LLTDDiscover(stations_list=["02:00:00:00:00:03"])
0 2 LLTD()/LLTDEmit(descs_list=[LLTDEmiteeDesc(type=1, dst="02:00:00:00:00:04")])
0 7 LLTD()/LLTDQueryResp(flags="M", descs_list=[LLTDRecveeDesc(real_src="02:00:00:00:00:05")])
0 11 LLTD()/LLTDQueryLargeTlv(offset=7)
0 12 LLTD()/LLTDQueryLargeTlvResp(value=b"icon")
16777216 does not fit in LLTDQueryLargeTlv.offset (24 bits: 0 to 16777215)
