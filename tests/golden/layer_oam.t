# OAM of Ethernet: fields by opcode, flags that begin within an octet, TLVs up to the one of type 0.
e = Ether(dst="01:80:c2:00:00:35", src="02:00:00:00:00:01")
for op in range(64):
    p = e/OAM(opcode=op, mel=5)
    assert bytes(Ether(bytes(p))) == bytes(p) and Ether(bytes(p))[OAM].end_tlv == 0
p = e/OAM(opcode="Continuity Check Message (CCM)", mel=7, flags="RDI", period="Trans Int 1s", seq_num=1, mep_id=12,
          meg_id=MegId(format=32, values=list(range(65, 78))), tlvs=[OAM_TLV(type=2)/b"\x02"])
p.show()
q = Ether(bytes(p))
print(q[OAM].flags, q[OAM].period, q[OAM].tlv_offset, q[OAM].meg_id.length, len(p))
print(repr(q[OAM]))
for x in [OAM(opcode=3, seq_num=7, tlvs=[OAM_DATA_TLV()/"abc", OAM_TEST_TLV(pat_type=1)/"xyz", OAM_TEST_ID_TLV(test_id=4), OAM_TLV(type=200)/"q"]),
          OAM(opcode=4, flags="HWonly+FwdYes", trans_id=9, ttl=63, relay_act=1, tlvs=[OAM_LTR_TLV(last_egress_id=1, next_egress_id=2),
              OAM_LTR_IG_TLV(ingress_act=1, ingress_mac="02:00:00:00:00:09"), OAM_LTR_EG_TLV(egress_act=1, port_id="eth0")]),
          OAM(opcode=33, period=4), OAM(opcode=52, flags="FDI"), OAM(opcode=51, oui=0x112233, subopcode=4, data="vendor"),
          OAM(opcode=39, aps=APS(req_st="Forced switch (FS)", prot_type="R+B+A", req_sig=1, br_type="T")),
          OAM(opcode=40, mel=1, raps=RAPS(req_st="Event", sub_code="Flush", status="RB+DNF", node_id="02:00:00:00:00:77")),
          OAM(opcode=47, txtsf=PTP_TIMESTAMP(seconds=1700000000, nanoseconds=5))]:
    b = bytes(x)
    print(b.hex())
    print(repr(OAM(b)))
    assert bytes(OAM(b)) == b and bytes(OAM(b).copy()) == b
# TLVs that do not end are no TLVs.
print(repr(OAM(bytes(OAM(opcode=3, seq_num=7))[:8] + b"\x03\x00\x09ab")))
print((e/OAM(opcode=2, seq_num=7)).answers(e/OAM(opcode=3, seq_num=7)), (e/OAM(opcode=2, seq_num=8)).answers(e/OAM(opcode=3, seq_num=7)))
try:
    OAM(opcode=1, flags="RDY")
except Exception as err:
    print(err)
---
Ether      dst=01:80:c2:00:00:35 src=02:00:00:00:00:01 type=0x8902
OAM        mel=7 version=(computed) opcode=Continuity Check Message (CCM) flags=RDI period=Trans Int 1s tlv_offset=(computed) seq_num=1 mep_id=12 txfcf=0 rxfcb=0 txfcb=0 resv=0 end_tlv=0
  meg_id   resv=1 format=ICC-based length=(computed) values=[65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77]
  tlvs[0]  OAM_TLV type=2 length=(computed)
           Raw load=b"\x02"
16 4 70 13 93
OAM(mel=7, opcode=1, flags="RDI", period=4, seq_num=1, mep_id=12, meg_id=MegId(format=32, values=[65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77]), tlvs=[OAM_TLV(type=2)/Raw(load=b"\x02")])
00030004000000070300036162632000080178797aced2a93324002000000004c800017100
OAM(opcode=3, seq_num=7, tlvs=[OAM_DATA_TLV()/"abc", OAM_TEST_TLV(pat_type=1)/"xyz", OAM_TEST_ID_TLV(test_id=4), OAM_TLV(type=200)/"q"])
0004c006000000093f01080010000000000000000100000000000000020500070102000000000906000b010000000000006574683000
OAM(opcode=4, flags="FwdYes+HWonly", trans_id=9, ttl=63, relay_act=1, tlvs=[OAM_LTR_TLV(last_egress_id=1, next_egress_id=2), OAM_LTR_IG_TLV(ingress_act=1, ingress_mac="02:00:00:00:00:09"), OAM_LTR_EG_TLV(egress_act=1, port_id=b"eth0")])
0021040000
OAM(opcode=33, period=4)
00340e0000
OAM(opcode=52, flags=1)
0033000a1122330476656e646f7200
OAM(opcode=51, oui=1122867, subopcode=4, data=b"vendor")
00270004dd01008000
OAM(opcode=39, aps=APS(req_st=13, prot_type="R+B+A", req_sig=1, br_type="T"))
20280020e0c002000000007700000000000000000000000000000000000000000000000000
OAM(mel=1, opcode=40, raps=RAPS(req_st=14, status="DNF+RB", node_id="02:00:00:00:00:77"))
012f00206553f1000000000500000000000000000000000000000000000000000000000000
OAM(opcode=47, txtsf=PTP_TIMESTAMP(seconds=1700000000, nanoseconds=5))
OAM(opcode=3, seq_num=7, end_tlv=3)/"\x00\tab"
True False
'RDY' is not one of the flags
