# Records get the names of their template, once it has come: by exporter and domain, as they are in order.
h = IP(src="192.0.2.1", dst="192.0.2.9")/UDP()/NetflowHeader()
t = NetflowTemplateV9(templateID=256, template_fields=[NetflowTemplateFieldV9(fieldType=x) for x in ["IPV4_SRC_ADDR", "IN_BYTES", "L4_SRC_PORT"]])
r = NetflowRecordV9(fields=[("IPV4_SRC_ADDR", "10.0.0.1"), ("IN_BYTES", 1500), ("L4_SRC_PORT", 443)])
d = NetflowDataflowsetV9(templateID=256, records=[r, r])
v9 = NetflowHeaderV9(unixSecs=1700000000, SourceID=8)
packets = [h/v9/d, h/v9/NetflowFlowsetV9(templates=[t])/d, h/v9/d, IP(src="192.0.2.2", dst="192.0.2.9")/UDP()/NetflowHeader()/v9/d,
           h/NetflowHeaderV9(unixSecs=1700000000, SourceID=9)/d]
for p in netflowv9_defragment(packets):
    print(repr(p[NetflowDataflowsetV9]))
# Another template by the same number; one that is withdrawn; values that say their length; fields of enterprises; options.
x = IP(src="192.0.2.1", dst="192.0.2.9")/UDP(dport=4739)/NetflowHeader()/NetflowHeaderV10(ExportTime=1700000000, ObservationDomainID=4)
f = NetflowTemplateFieldV9
t2 = NetflowTemplateV9(templateID=256, template_fields=[f(fieldType="flowStartMilliseconds", fieldLength=8), f(fieldType="IF_NAME", fieldLength=65535),
    f(enterpriseBit=1, fieldType=7, fieldLength=2, enterpriseNumber=9), f(fieldType="IPV6_SRC_ADDR", fieldLength=16), f(fieldType="SRC_MAC", fieldLength=6)])
r2 = NetflowRecordV9(fields=[("flowStartMilliseconds", 1700000000123, 8), ("IF_NAME", "eth0", 65535), ("9:7", 515, 2),
    ("IPV6_SRC_ADDR", "2001:db8::1"), ("SRC_MAC", "02:00:00:00:00:07")])
d2 = NetflowDataflowsetV9(templateID=256, records=[r2])
o = NetflowOptionsFlowset10(templateID=308, scopes=[NetflowOptionsFlowsetScopeV9(scopeFieldType=149, scopeFieldlength=4)],
    options=[NetflowOptionsFlowsetOptionV9(optionFieldType="FLOW_ACTIVE_TIMEOUT", optionFieldlength=2)])
q = ipfix_defragment([x/NetflowFlowsetV9(flowSetID=2, templates=[t2])/d2, x/o/NetflowDataflowsetV9(templateID=308, records=[NetflowRecordV9(fieldValue=b"\0\0\0\7\0\5")]),
    x/NetflowFlowsetV9(flowSetID=2, templates=[NetflowTemplateV9(templateID=256)])/d2])
for p in q:
    print(repr(p[NetflowDataflowsetV9]))
    p[NetflowDataflowsetV9].show()
    assert bytes(p.copy()) == bytes(p)
q[0].show()
# What is set is sent, and what cannot be is said.
print(bytes(NetflowRecordV9(fields=[("IN_BYTES", 7, 2), ("scope:1", 5, 4), (40005, 1, 1), ("IF_NAME", "x" * 3, 65536)])).hex())
for bad in [[("IN_BYTE", 7)], [("IN_BYTES", 70000, 2)], [("flowStartMilliseconds", 7)], [("IPV4_SRC_ADDR", "10.0.0")], [("IN_BYTES", b"ab", 3)], ["IN_BYTES"], 7]:
    try:
        NetflowRecordV9(fields=bad)
    except Exception as e:
        print(e)
---
NetflowDataflowsetV9(templateID=256, records=[NetflowRecordV9(fieldValue=b"\n\x00\x00\x01\x00\x00\x05\xdc\x01\xbb\n\x00\x00\x01\x00\x00\x05\xdc\x01\xbb")])
NetflowDataflowsetV9(templateID=256, records=[NetflowRecordV9(fields=[("IPV4_SRC_ADDR", "10.0.0.1"), ("IN_BYTES", 1500), ("L4_SRC_PORT", 443)]), NetflowRecordV9(fields=[("IPV4_SRC_ADDR", "10.0.0.1"), ("IN_BYTES", 1500), ("L4_SRC_PORT", 443)])])
NetflowDataflowsetV9(templateID=256, records=[NetflowRecordV9(fields=[("IPV4_SRC_ADDR", "10.0.0.1"), ("IN_BYTES", 1500), ("L4_SRC_PORT", 443)]), NetflowRecordV9(fields=[("IPV4_SRC_ADDR", "10.0.0.1"), ("IN_BYTES", 1500), ("L4_SRC_PORT", 443)])])
NetflowDataflowsetV9(templateID=256, records=[NetflowRecordV9(fieldValue=b"\n\x00\x00\x01\x00\x00\x05\xdc\x01\xbb\n\x00\x00\x01\x00\x00\x05\xdc\x01\xbb")])
NetflowDataflowsetV9(templateID=256, records=[NetflowRecordV9(fieldValue=b"\n\x00\x00\x01\x00\x00\x05\xdc\x01\xbb\n\x00\x00\x01\x00\x00\x05\xdc\x01\xbb")])
NetflowDataflowsetV9(templateID=256, records=[NetflowRecordV9(fields=[("flowStartMilliseconds", 1700000000123, 8), ("IF_NAME", b"eth0", 65535), ("9:7", 515, 2), ("IPV6_SRC_ADDR", "2001:db8::1"), ("SRC_MAC", "02:00:00:00:00:07")])])
NetflowDataflowsetV9 templateID=256 length=44
  records[0] fields=[("flowStartMilliseconds", 1700000000123, 8), ("IF_NAME", b"eth0", 65535), ("9:7", 515, 2), ("IPV6_SRC_ADDR", "2001:db8::1"), ("SRC_MAC", "02:00:00:00:00:07")]
NetflowDataflowsetV9(templateID=308, records=[NetflowRecordV9(fields=[("observationDomainId", 7, 4), ("FLOW_ACTIVE_TIMEOUT", 5)])])
NetflowDataflowsetV9 templateID=308 length=12
  records[0] fields=[("observationDomainId", 7, 4), ("FLOW_ACTIVE_TIMEOUT", 5)]
NetflowDataflowsetV9(templateID=256, records=[NetflowRecordV9(fieldValue=b"\x00\x00\x01\x8b\xcf\xe5h{\x04eth0\x02\x03 \x01\r\xb8\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x02\x00\x00\x00\x00\x07\x00\x00\x00")])
NetflowDataflowsetV9 templateID=256 length=44
  records[0] fieldValue=b"\x00\x00\x01\x8b\xcf\xe5h{\x04eth0\x02\x03 \x01\r\xb8\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x02\x00\x00\x00\x00\x07\x00\x00\x00"
IP         version=4 ihl=5 tos=0x0 len=120 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0xf669 (ok) src=192.0.2.1 dst=192.0.2.9
UDP        sport=2055 dport=4739 len=100 chksum=0xdf28 (ok)
NetflowHeader version=10
NetflowHeaderV10 length=90 ExportTime=1700000000 flowSequence=0 ObservationDomainID=4
NetflowFlowsetV9 flowSetID=2 length=32
  templates[0] templateID=256 fieldCount=5
    template_fields[0] fieldType=flowStartMilliseconds fieldLength=8
    template_fields[1] fieldType=IF_NAME fieldLength=65535
    template_fields[2] enterpriseBit=1 fieldType=L4_SRC_PORT fieldLength=2 enterpriseNumber=9
    template_fields[3] fieldType=IPV6_SRC_ADDR fieldLength=16
    template_fields[4] fieldType=SRC_MAC fieldLength=6
NetflowDataflowsetV9 templateID=256 length=44
  records[0] fields=[("flowStartMilliseconds", 1700000000123, 8), ("IF_NAME", b"eth0", 65535), ("9:7", 515, 2), ("IPV6_SRC_ADDR", "2001:db8::1"), ("SRC_MAC", "02:00:00:00:00:07")]
00070000000501ff0003787878
'IN_BYTE' is the name of no element
70000 does not fit in 2 bytes: (name, 70000, bytes)
a number takes 1 to 8 bytes: (name, 7, bytes)
'10.0.0' is not an address
the value has 2 bytes
fields is a list of (name, value) or (name, value, bytes)
fields is a list of (name, value) or (name, value, bytes)
