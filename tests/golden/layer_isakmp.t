t = ISAKMP_payload_Transform(transform_count=1, transforms=[("Encryption", "AES-CBC"), ("KeyLength", 256), ("Hash", "SHA"), ("LifeType", "Seconds"), ("LifeDuration", 86400), (12, b"\x00\x00\x70\x80")])
p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/ISAKMP(init_cookie=b"01234567", exch_type="identity protection")/ISAKMP_payload_SA(prop=ISAKMP_payload_Proposal(trans_nb=2, trans=t/ISAKMP_payload_Transform(transform_count=2)))/ISAKMP_payload_VendorID(VendorID="lab")
p.show()
q = IP(bytes(p))
print(q.summary(), q[ISAKMP].length, q[UDP].dport, q[ISAKMP].next_payload)
print(repr(q[ISAKMP]))
hexdump(q[ISAKMP_payload_SA])
a = IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/UDP()/ISAKMP(init_cookie=b"01234567", resp_cookie=b"abcdefgh")/ISAKMP_payload_Notify(notify_msg_type="NO-PROPOSAL-CHOSEN")))
print(a.answers(q), repr(a[ISAKMP_payload_Notify]))
print(repr(ISAKMP_payload_ID(bytes(ISAKMP_payload_ID(IDtype="FQDN", IdentData="lab.example")))))
# What is encrypted is not looked into; attributes that are cut are bytes.
print(repr(ISAKMP(bytes(ISAKMP(flags="encryption", next_payload="Hash")/b"secret"))))
b = bytes(ISAKMP_payload_Transform(transforms=[("Hash", 9), ("PRF", b"abc")]))
cut = b[:3] + b"\x12" + b[4:18]
print(repr(ISAKMP_payload_Transform(cut)), bytes(ISAKMP_payload_Transform(cut)) == cut)
try:
    ISAKMP_payload_Transform(transforms=[("Hash", "SHA" + "1")])
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=isakmp dport=isakmp len=(computed) chksum=(computed)
ISAKMP     init_cookie=b"01234567" next_payload=SA version=0x10 exch_type=identity protection flags=0 id=0 length=(computed)
ISAKMP_payload_SA next_payload=VendorID res=0 length=(computed) doi=IPSEC situation=identity
  prop     next_payload=None res=0 length=(computed) proposal=1 proto=ISAKMP SPIsize=(computed) trans_nb=2
    trans  next_payload=Transform res=0 length=(computed) transform_count=1 transform_id=KEY_IKE res2=0 transforms=[("Encryption", "AES-CBC"), ("KeyLength", 256), ("Hash", "SHA"), ("LifeType", "Seconds"), ("LifeDuration", 86400), (12, b"\x00\x00p\x80")]
           ISAKMP_payload_Transform next_payload=None res=0 length=(computed) transform_count=2 transform_id=KEY_IKE res2=0
ISAKMP_payload_VendorID next_payload=None res=0 length=(computed) VendorID=b"lab"
IP / UDP 192.0.2.1:isakmp > 192.0.2.2:isakmp / ISAKMP / ISAKMP_payload_SA / ISAKMP_payload_VendorID 102 500 1
ISAKMP(init_cookie=b"01234567", exch_type=2)/ISAKMP_payload_SA(prop=ISAKMP_payload_Proposal(trans_nb=2, trans=ISAKMP_payload_Transform(transform_count=1, transforms=[("Encryption", "AES-CBC"), ("KeyLength", 256), ("Hash", "SHA"), ("LifeType", "Seconds"), ("LifeDuration", 86400), ("LifeDuration", b"\x00\x00p\x80")])/ISAKMP_payload_Transform(transform_count=2)))/ISAKMP_payload_VendorID(VendorID=b"lab")
0000  0d 00 00 43 00 00 00 01  00 00 00 01 00 00 00 37   ...C...........7
0010  01 01 00 02 03 00 00 27  01 01 00 00 80 01 00 07   .......'........
0020  80 0e 01 00 80 02 00 02  80 0b 00 01 00 0c 00 03   ................
0030  01 51 80 00 0c 00 04 00  00 70 80 00 00 00 08 02   .Q.......p......
0040  01 00 00 00 00 00 07 6c  61 62                     .......lab
True ISAKMP_payload_Notify(notify_msg_type=14)
ISAKMP_payload_ID(IDtype=2, IdentData=b"lab.example")
ISAKMP(next_payload=8, flags="encryption")/"secret"
ISAKMP_payload_Transform(transforms=b"\x80\x02\x00\t\x00\r\x00\x03ab") True
'SHA1' is not a value of Hash
