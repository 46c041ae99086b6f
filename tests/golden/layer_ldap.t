who = LDAP_FilterEqual(attributeType="uid", attributeValue="ann")
not_old = LDAP_FilterNot(val=LDAP_Filter(filter=LDAP_SubstringFilter(type="mail", filters=[LDAP_SubstringFilterStr(str=LDAP_SubstringFilterInitial(val="old")), LDAP_SubstringFilterStr(str=LDAP_SubstringFilterFinal(val="org"))])))
f = LDAP_Filter(filter=LDAP_FilterAnd(vals=[LDAP_Filter(), LDAP_Filter(filter=who), LDAP_Filter(filter=not_old)]))
pages = LDAP_Control(controlType="1.2.840.113556.1.4.319", criticality=True, controlValue=LDAP_realSearchControlValue(size=500))
p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=40000, flags="PA")/LDAP(messageID=2, protocolOp=LDAP_SearchRequest(baseObject="dc=example,dc=org", scope="wholeSubtree", filter=f, attributes=[LDAP_SearchRequestAttribute(type="mail")]), Controls=[pages])/LDAP(messageID=3, protocolOp=LDAP_UnbindRequest())
p.show()
q = IP(bytes(p))
print(q.summary(), q[TCP].dport)
print(repr(q[LDAP]))
print(q[LDAP].protocolOp.filter.filter.vals[1].filter.attributeValue, LDAP in q[LDAP:2], q[LDAP:2].messageID)
hexdump(q[LDAP:2])
a = LDAP(bytes(LDAP(messageID=2, protocolOp=LDAP_SearchResponseResultDone(resultCode="noSuchObject", matchedDN="dc=org", referral=None))))
print(a.answers(q[LDAP]), a.answers(q[LDAP:2]), repr(a))
# Alone a filter has the tag of its type, in a message that of the choice.
print(bytes(LDAP_FilterAnd()).hex(), bytes(LDAP_Filter(filter=LDAP_FilterAnd())).hex(), repr(LDAP_FilterAnd(bytes(LDAP_FilterAnd()))))
# What may be missing is None; what is there and empty is not.
for r in [LDAP_BindResponse(), LDAP_BindResponse(referral=None, serverSaslCredsWrap=None, serverSaslCreds=None)]:
    b = bytes(LDAP(protocolOp=r))
    print(b.hex(), repr(LDAP(b)), bytes(LDAP(b)) == b)
# Lengths in more octets than they need are kept, as Windows writes them.
b = bytes.fromhex("30 84 00 00 00 10 02 01 01 60 84 00 00 00 07 02 01 03 04 00 80 00")
print(repr(LDAP(b)), bytes(LDAP(b)) == b)
print(repr(LDAP(bytes.fromhex("00000003616263"))))
u = UDP(bytes(UDP()/CLDAP(messageID=1, user=None, protocolOp=LDAP_SearchRequest(filter=LDAP_Filter(filter=LDAP_FilterEqual(attributeType="DnsDomain", attributeValue="example.org"))))))
print(repr(u[CLDAP]), u.dport)
print(LDAP(protocolOp=LDAP_BindRequest(bind_name="cn=ann", authentication=LDAP_Authentication_simple("secret"))).protocolOp.authentication.val)
for bad in ["tree", "wholesubtree"]:
    try:
        LDAP_SearchRequest(scope=bad)
    except Exception as e:
        print(e)
bad = "x"
try:
    LDAP(Controls=bad)
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
TCP        sport=40000 dport=ldap seq=0 ack=0 dataofs=(computed) reserved=0 flags=PA window=8192 chksum=(computed) urgptr=0
LDAP       messageID=2
  protocolOp LDAP_SearchRequest baseObject=b"dc=example,dc=org" scope=wholeSubtree derefAliases=neverDerefAliases sizeLimit=0 timeLimit=0 attrsOnly=false
    filter
      filter LDAP_FilterAnd
        vals[0]
          filter LDAP_FilterPresent present=b"objectClass"
        vals[1]
          filter LDAP_FilterEqual attributeType=b"uid" attributeValue=b"ann"
        vals[2]
          filter LDAP_FilterNot
            val
              filter LDAP_SubstringFilter type=b"mail"
                filters[0]
                  str LDAP_SubstringFilterInitial val=b"old"
                filters[1]
                  str LDAP_SubstringFilterFinal val=b"org"
    attributes[0] type=b"mail"
  Controls[0] controlType=b"1.2.840.113556.1.4.319" criticality=true
    controlValue LDAP_realSearchControlValue size=500
LDAP       messageID=3
  protocolOp LDAP_UnbindRequest
IP / TCP 192.0.2.1:40000 > 192.0.2.2:ldap PA / LDAP / LDAP 389
LDAP(messageID=2, protocolOp=LDAP_SearchRequest(baseObject=b"dc=example,dc=org", scope=2, filter=LDAP_Filter(filter=LDAP_FilterAnd(vals=[LDAP_Filter(), LDAP_Filter(filter=LDAP_FilterEqual(attributeType=b"uid", attributeValue=b"ann")), LDAP_Filter(filter=LDAP_FilterNot(val=LDAP_Filter(filter=LDAP_SubstringFilter(type=b"mail", filters=[LDAP_SubstringFilterStr(str=LDAP_SubstringFilterInitial(val=b"old")), LDAP_SubstringFilterStr(str=LDAP_SubstringFilterFinal(val=b"org"))]))))])), attributes=[LDAP_SearchRequestAttribute(type=b"mail")]), Controls=[LDAP_Control(controlType=b"1.2.840.113556.1.4.319", criticality=1, controlValue=LDAP_realSearchControlValue(size=500))])/LDAP(messageID=3, protocolOp=LDAP_UnbindRequest())
b"ann" True 3
0000  30 05 02 01 03 42 00                               0....B.
True False LDAP(messageID=2, protocolOp=LDAP_SearchResponseResultDone(resultCode=32, matchedDN=b"dc=org", referral=None))
3100 a000 LDAP_FilterAnd()
3012020100610d0a010004000400a300a7008700 LDAP(protocolOp=LDAP_BindResponse()) True
300c02010061070a010004000400 LDAP(protocolOp=LDAP_BindResponse(referral=None, serverSaslCredsWrap=None, serverSaslCreds=None)) True
LDAP(ber=5, messageID=1, protocolOp=LDAP_BindRequest(ber=5, authentication=LDAP_Authentication_simple())) True
LDAP_SASL_Buffer(Buffer=b"abc")
CLDAP(messageID=1, user=None, protocolOp=LDAP_SearchRequest(filter=LDAP_Filter(filter=LDAP_FilterEqual(attributeType=b"DnsDomain", attributeValue=b"example.org")))) 389
b"secret"
'tree' is not a value of scope
"x" is not a value of LDAP.Controls: it takes a list of packets, or bytes
