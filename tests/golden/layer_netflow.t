p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/NetflowHeader()/NetflowHeaderV5(sysUptime=1000, unixSecs=1700000000)/NetflowRecordV5(src="192.0.2.7", dst="198.51.100.1", srcport=1024, dstport=443, dpkts=3, dOctets=180, tcpFlags="SA")/NetflowRecordV5(prot="udp")
p.show()
q = IP(bytes(p))
print(q.summary(), q[NetflowHeaderV5].count, q[UDP].dport)
t = NetflowTemplateV9(templateID=256, template_fields=[NetflowTemplateFieldV9(fieldType="IPV4_SRC_ADDR"), NetflowTemplateFieldV9(fieldType="IN_BYTES"), NetflowTemplateFieldV9(enterpriseBit=1, fieldType=7236, fieldLength=2)])
v = UDP(bytes(UDP()/NetflowHeader()/NetflowHeaderV9(unixSecs=1700000000, SourceID=8)/NetflowFlowsetV9(templates=[t])/NetflowDataflowsetV9(templateID=256, records=[NetflowRecordV9(fieldValue="0123456789")])))
v.show()
print(repr(v[NetflowHeader]))
x = UDP(bytes(UDP(dport=4739)/NetflowHeader()/NetflowHeaderV10(ExportTime=1700000000)/NetflowOptionsFlowset10(templateID=308, scopes=[NetflowOptionsFlowsetScopeV9(scopeFieldType="Template", scopeFieldlength=2)], options=[NetflowOptionsFlowsetOptionV9(optionFieldType="FLOW_ACTIVE_TIMEOUT", optionFieldlength=2)])))
print(repr(x[NetflowHeader]), x[NetflowOptionsFlowset10].field_count, x[NetflowHeaderV10].length)
hexdump(x[NetflowOptionsFlowset10])
o = bytes(NetflowOptionsFlowsetV9(scopes=[NetflowOptionsFlowsetScopeV9(scopeFieldType="System", scopeFieldlength=4)], options=[NetflowOptionsFlowsetOptionV9(optionFieldType=34, optionFieldlength=4)]))
print(repr(NetflowDataflowsetV9(o)))
# A template that is cut is bytes.
b = bytes(v[NetflowFlowsetV9])[:18]
print(repr(NetflowFlowsetV9(b)), bytes(NetflowFlowsetV9(b)) == b)
try:
    NetflowTemplateFieldV9(fieldType="IN_BYTE" + "Z")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=2055 dport=2055 len=(computed) chksum=(computed)
NetflowHeader version=5
NetflowHeaderV5 count=(computed) sysUptime=1000 unixSecs=1700000000 unixNanoSeconds=0 flowSequence=0 engineType=0 engineID=0 samplingInterval=0
NetflowRecordV5 src=192.0.2.7 dst=198.51.100.1 nexthop=0.0.0.0 input=0 output=0 dpkts=3 dOctets=180 first=0 last=0 srcport=1024 dstport=443 pad1=0 tcpFlags=SA prot=tcp tos=0 src_as=0 dst_as=0 src_mask=0 dst_mask=0 pad2=0
NetflowRecordV5 src=127.0.0.1 dst=127.0.0.1 nexthop=0.0.0.0 input=0 output=0 dpkts=1 dOctets=60 first=0 last=0 srcport=0 dstport=0 pad1=0 tcpFlags=S prot=udp tos=0 src_as=0 dst_as=0 src_mask=0 dst_mask=0 pad2=0
IP / UDP 192.0.2.1:2055 > 192.0.2.2:2055 / NetflowHeader / NetflowHeaderV5 / NetflowRecordV5 / NetflowRecordV5 2 2055
UDP        sport=2055 dport=2055 len=64 chksum=0x0 (none)
NetflowHeader version=9
NetflowHeaderV9 count=2 sysUptime=0 unixSecs=1700000000 packageSequence=0 SourceID=8
NetflowFlowsetV9 flowSetID=0 length=20
  templates[0] templateID=256 fieldCount=3
    template_fields[0] fieldType=IPV4_SRC_ADDR fieldLength=4
    template_fields[1] fieldType=IN_BYTES fieldLength=4
    template_fields[2] enterpriseBit=1 fieldType=7236 fieldLength=2
NetflowDataflowsetV9 templateID=256 length=16
  records[0] fieldValue=b"0123456789\x00\x00"
NetflowHeader()/NetflowHeaderV9(unixSecs=1700000000, SourceID=8)/NetflowFlowsetV9(templates=[NetflowTemplateV9(templateID=256, template_fields=[NetflowTemplateFieldV9(fieldType=8), NetflowTemplateFieldV9(fieldType=1), NetflowTemplateFieldV9(enterpriseBit=1, fieldType=7236, fieldLength=2)])])/NetflowDataflowsetV9(templateID=256, records=[NetflowRecordV9(fieldValue=b"0123456789\x00\x00")])
NetflowHeader()/NetflowHeaderV10(ExportTime=1700000000)/NetflowOptionsFlowset10(templateID=308, scopes=[NetflowOptionsFlowsetScopeV9(scopeFieldType=5, scopeFieldlength=2)], options=[NetflowOptionsFlowsetOptionV9(optionFieldType=36, optionFieldlength=2)], pad=b"\x00\x00") 2 34
0000  00 03 00 14 01 34 00 02  00 01 00 05 00 02 00 24   .....4.........$
0010  00 02 00 00                                        ....
NetflowOptionsFlowsetV9(scopes=[NetflowOptionsFlowsetScopeV9(scopeFieldType=1, scopeFieldlength=4)], options=[NetflowOptionsFlowsetOptionV9(optionFieldType=34, optionFieldlength=4)], pad=b"\x00\x00")
NetflowFlowsetV9(length=20, templates=[NetflowTemplateV9(templateID=256, template_fields=[NetflowTemplateFieldV9(fieldType=8), NetflowTemplateFieldV9(fieldType=1), Raw(load=b"\x9cD")])]) True
'IN_BYTEZ' is not a value of NetflowTemplateFieldV9.fieldType
