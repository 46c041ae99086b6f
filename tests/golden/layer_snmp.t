p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/SNMP(community="private", PDU=SNMPset(id=7, varbindlist=[SNMPvarbind(oid="1.3.6.1.2.1.1.5.0", value="router"), SNMPvarbind(oid=ASN1_OID("1.3.6.1.2.1.2.2.1.10.1"), value=ASN1_COUNTER64(1 << 40)), SNMPvarbind(oid="1.3.6.1.2.1.4.20.1.1", value=ASN1_IPADDRESS("192.0.2.1"))]))
p.show()
q = IP(bytes(p))
print(q[SNMP].version, q[SNMP].community, q[SNMP].PDU.id, q[UDP].dport)
print([v.oid for v in q[SNMP].PDU.varbindlist], q[SNMP].PDU.varbindlist[1].value.val)
print(repr(q[SNMP]))
hexdump(q[SNMP])
print(repr(SNMP(bytes(SNMP(version="v1", PDU=SNMPtrapv1(enterprise="1.3.6.1.4.1.8072", generic_trap="link_down", time_stamp=100))))))
a = IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/UDP()/SNMP(community="private", PDU=SNMPresponse(id=7, error="not_writable", error_index=1))))
print(a.answers(q), repr(a[SNMP].PDU))
v3 = UDP(bytes(UDP()/SNMPv3(msgID=9, msgSecurityParameters=bytes(SNMPv3USM(engine_id="engine", user_name="admin")), msgData=SNMPv3ScopedPDU(contextEngineID="engine", PDU=SNMPget(id=1)))))
print(repr(v3[SNMPv3]))
print(repr(SNMPv3USM(v3[SNMPv3].msgSecurityParameters)))
print(repr(SNMPv3USM(SNMPv3().msgSecurityParameters)))
# Lengths in more octets than they need and numbers with leading zeros are kept.
b = bytes.fromhex("30 82 00 1c 02 01 01 04 81 06 70 75 62 6c 69 63 a2 0e 02 04 00 00 00 05 02 01 00 02 01 00 30 00")
print(repr(SNMP(b)), bytes(SNMP(b)) == b)
print(bytes(SNMP(ber=3, community=("public", 2), PDU=SNMPresponse(id=b"\x02\x04\x00\x00\x00\x05"))) == b)
for bad in ["1.3.x", "5.1", 7]:
    try:
        SNMPvarbind(oid=bad)
    except Exception as e:
        print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=snmp dport=snmp len=(computed) chksum=(computed)
SNMP       version=v2c community=b"private"
  PDU      SNMPset id=7 error=no_error error_index=0
    varbindlist[0] oid="1.3.6.1.2.1.1.5.0"
      value ASN1_STRING val=b"router"
    varbindlist[1] oid="1.3.6.1.2.1.2.2.1.10.1"
      value ASN1_COUNTER64 val=1099511627776
    varbindlist[2] oid="1.3.6.1.2.1.4.20.1.1"
      value ASN1_IPADDRESS val=192.0.2.1
1 b"private" 7 161
["1.3.6.1.2.1.1.5.0", "1.3.6.1.2.1.2.2.1.10.1", "1.3.6.1.2.1.4.20.1.1"] 1099511627776
SNMP(community=b"private", PDU=SNMPset(id=7, varbindlist=[SNMPvarbind(oid="1.3.6.1.2.1.1.5.0", value=ASN1_STRING(val=b"router")), SNMPvarbind(oid="1.3.6.1.2.1.2.2.1.10.1", value=ASN1_COUNTER64(val=1099511627776)), SNMPvarbind(oid="1.3.6.1.2.1.4.20.1.1", value=ASN1_IPADDRESS(val="192.0.2.1"))]))
0000  30 56 02 01 01 04 07 70  72 69 76 61 74 65 a3 48   0V.....private.H
0010  02 01 07 02 01 00 02 01  00 30 3d 30 12 06 08 2b   .........0=0...+
0020  06 01 02 01 01 05 00 04  06 72 6f 75 74 65 72 30   .........router0
0030  14 06 0a 2b 06 01 02 01  02 02 01 0a 01 46 06 01   ...+.........F..
0040  00 00 00 00 00 30 11 06  09 2b 06 01 02 01 04 14   .....0...+......
0050  01 01 40 04 c0 00 02 01                            ..@.....
SNMP(version=0, PDU=SNMPtrapv1(enterprise="1.3.6.1.4.1.8072", generic_trap=2, time_stamp=100))
True SNMPresponse(id=7, error=17, error_index=1)
SNMPv3(msgID=9, msgSecurityParameters=b"0\x19\x04\x06engine\x02\x01\x00\x02\x01\x00\x04\x05admin\x04\x00\x04\x00", msgData=SNMPv3ScopedPDU(contextEngineID=b"engine", PDU=SNMPget(id=1)))
SNMPv3USM(engine_id=b"engine", user_name=b"admin")
SNMPv3USM()
SNMP(ber=3, community=(b"public", 2), PDU=SNMPresponse(id=b"\x02\x04\x00\x00\x00\x05")) True
True
'1.3.x' is not an object identifier (for oid): write "1.3.6.1.2.1"
'5.1' is not an object identifier (for oid): write "1.3.6.1.2.1"
'' is not an object identifier (for oid): write "1.3.6.1.2.1"
