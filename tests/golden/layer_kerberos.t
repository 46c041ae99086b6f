me = PrincipalName(nameType="NT-PRINCIPAL", nameString=["ann"])
tgs = PrincipalName(nameType="NT-SRV-INST", nameString=["krbtgt", "EXAMPLE.ORG"])
body = KRB_KDC_REQ_BODY(kdcOptions="forwardable+renewable-ok", cname=me, realm="EXAMPLE.ORG", sname=tgs, nonce=7, etype=[18, 17])
p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=40000)/Kerberos(root=KRB_AS_REQ(padata=[PADATA(padataType="PA-PAC-REQUEST", padataValue=PA_PAC_REQUEST()), PADATA(padataType="PA-REQ-ENC-PA-REP")], reqBody=body))
p.show()
q = IP(bytes(p))
print(q.summary(), q[UDP].dport)
print(repr(q[Kerberos]))
hexdump(q[Kerberos])
e = KRB_ERROR(errorCode="KDC_ERR_PREAUTH_REQUIRED", realm="EXAMPLE.ORG", sname=tgs, eText=None, eData=MethodData(seq=[PADATA(padataType="PA-ETYPE-INFO2", padataValue=ETYPE_INFO2(seq=[ETYPE_INFO_ENTRY2(etype=18, salt="EXAMPLE.ORGann", s2kparams=None)])), PADATA(padataType="PA-ENC-TIMESTAMP")]))
a = IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/UDP(dport=40000)/Kerberos(root=e)))
print(a.answers(q), repr(a[Kerberos]))
ticket = KRB_Ticket(realm="EXAMPLE.ORG", sname=tgs, encPart=EncryptedData(etype=18, kvno=2, cipher="hidden"))
r = Kerberos(root=KRB_AS_REP(crealm="EXAMPLE.ORG", cname=me, ticket=ticket, encPart=EncryptedData(cipher="too")))
t = TCP(bytes(TCP()/KerberosTCPHeader()/r))
print(t.dport, t.len, repr(t[Kerberos].root.ticket), (IP(src="192.0.2.2", dst="192.0.2.1")/UDP(dport=40000)/r).answers(q))
# A request for a service's ticket has the first one in its padata.
x = Kerberos(bytes(Kerberos(root=KRB_TGS_REQ(padata=[PADATA(padataType=1, padataValue=KRB_AP_REQ(apOptions="mutual-required", ticket=ticket))], reqBody=body))))
print(x.root.padata[0].padataValue.ticket.sname.nameString, x.root.padata[0].padataValue.apOptions)
# Bits: names, a number, or as they are; a type that nobody knows.
for o in ["forwardable+renew", 0x40000001, 2, "0110", ""]:
    k = KRB_KDC_REQ_BODY(bytes(KRB_KDC_REQ_BODY(kdcOptions=o)))
    print(repr(k.kdcOptions), bytes(KRB_KDC_REQ_BODY(kdcOptions=o)).hex()[4:18])
print(repr(PADATA(bytes(PADATA(padataType=-5, padataValue="abc")))))
# An element inside that is cut makes that element Raw, not the message.
b = bytes(Kerberos(root=KRB_AP_REQ(ticket=ticket))).replace(b"\x04\x06hidden", b"\x04\x07hidden")
print(repr(Kerberos(b)), bytes(Kerberos(b)) == b)
for bad in ["forwardabel", 1 << 40]:
    try:
        KRB_KDC_REQ_BODY(kdcOptions=bad)
    except Exception as e:
        print(e)
try:
    KRB_ERROR(errorCode="KDC_ERR_PREAUTH_REQIRED")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=40000 dport=kerberos len=(computed) chksum=(computed)
Kerberos
  root     KRB_AS_REQ pvno=5 msgType=AS-REQ
    padata[0] padataType=PA-PAC-REQUEST
      padataValue PA_PAC_REQUEST includePac=true
    padata[1] padataType=PA-REQ-ENC-PA-REP
    reqBody kdcOptions="forwardable+renewable-ok" realm=b"EXAMPLE.ORG" till=b"19700101000000Z" nonce=7 etype=[AES256-CTS-HMAC-SHA1-96, AES128-CTS-HMAC-SHA1-96]
      cname nameType=NT-PRINCIPAL nameString=[b"ann"]
      sname nameType=NT-SRV-INST nameString=[b"krbtgt", b"EXAMPLE.ORG"]
IP / UDP 192.0.2.1:40000 > 192.0.2.2:kerberos / Kerberos 88
Kerberos(root=KRB_AS_REQ(padata=[PADATA(padataType=128, padataValue=PA_PAC_REQUEST()), PADATA(padataType=149)], reqBody=KRB_KDC_REQ_BODY(kdcOptions="forwardable+renewable-ok", cname=PrincipalName(nameType=1, nameString=[b"ann"]), realm=b"EXAMPLE.ORG", sname=PrincipalName(nameType=2, nameString=[b"krbtgt", b"EXAMPLE.ORG"]), nonce=7, etype=[18, 17])))
0000  6a 81 a2 30 81 9f a1 03  02 01 05 a2 03 02 01 0a   j..0............
0010  a3 21 30 1f 30 11 a1 04  02 02 00 80 a2 09 04 07   .!0.0...........
0020  30 05 a0 03 01 01 01 30  0a a1 04 02 02 00 95 a2   0......0........
0030  02 04 00 a4 70 30 6e a0  07 03 05 00 40 00 00 10   ....p0n.....@...
0040  a1 10 30 0e a0 03 02 01  01 a1 07 30 05 1b 03 61   ..0........0...a
0050  6e 6e a2 0d 1b 0b 45 58  41 4d 50 4c 45 2e 4f 52   nn....EXAMPLE.OR
0060  47 a3 20 30 1e a0 03 02  01 02 a1 17 30 15 1b 06   G. 0........0...
0070  6b 72 62 74 67 74 1b 0b  45 58 41 4d 50 4c 45 2e   krbtgt..EXAMPLE.
0080  4f 52 47 a5 11 18 0f 31  39 37 30 30 31 30 31 30   ORG....197001010
0090  30 30 30 30 30 5a a7 03  02 01 07 a8 08 30 06 02   00000Z.......0..
00a0  01 12 02 01 11                                     .....
True Kerberos(root=KRB_ERROR(errorCode=25, realm=b"EXAMPLE.ORG", sname=PrincipalName(nameType=2, nameString=[b"krbtgt", b"EXAMPLE.ORG"]), eText=None, eData=MethodData(seq=[PADATA(padataType=19, padataValue=ETYPE_INFO2(seq=[ETYPE_INFO_ENTRY2(etype=18, salt=b"EXAMPLE.ORGann", s2kparams=None)])), PADATA(padataType=2)])))
88 153 KRB_Ticket(realm=b"EXAMPLE.ORG", sname=PrincipalName(nameType=2, nameString=[b"krbtgt", b"EXAMPLE.ORG"]), encPart=EncryptedData(etype=18, kvno=2, cipher=b"hidden")) True
[b"krbtgt", b"EXAMPLE.ORG"] mutual-required
"forwardable+renew" a0070305004000
"forwardable+validate" a0070305004000
"renew" a0070305000000
"0110" a00403020460a2
"" a003030100a202
PADATA(padataType=-5, padataValue=Raw(load=b"abc"))
Kerberos(root=KRB_AP_REQ(ticket=KRB_Ticket(realm=b"EXAMPLE.ORG", sname=PrincipalName(nameType=2, nameString=[b"krbtgt", b"EXAMPLE.ORG"]), encPart=Raw(load=b"0\x14\xa0\x03\x02\x01\x12\xa1\x03\x02\x01\x02\xa2\x08\x04\x07hidden")))) True
'forwardabel' is not one of the kdcOptions
kdcOptions does not fit in 32 bits: write more as text, "0110..."
'KDC_ERR_PREAUTH_REQIRED' is not a value of errorCode
