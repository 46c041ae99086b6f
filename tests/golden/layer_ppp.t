p = Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/PPPoE(sessionid=7)/PPP()/PPP_LCP_Configure(id=3, options=[PPP_LCP_MRU_Option(max_recv_unit=1492), PPP_LCP_Auth_Protocol_Option(auth_protocol=0xc223, algorithm="MS-CHAP-v2"), PPP_LCP_Magic_Number_Option(magic_number=7)])
p.show()
q = Ether(bytes(p) + bytes(14))
print(q.summary(), q[PPPoE].len)
print(repr(q[PPP]))
def back(x):
    return Ether(bytes(Ether(dst="02:00:00:00:00:01", src="02:00:00:00:00:02")/PPPoE(sessionid=7)/PPP()/x))
for code in ["Configure-Ack", "Configure-Reject", "Configure-Request"]:
    print(back(PPP_LCP_Configure(code=code, id=3)).answers(q))
e = Ether(bytes(Ether(src="02:00:00:00:00:01")/PPPoE(sessionid=7)/PPP()/PPP_LCP_Echo(id=9, magic_number=1)))
print(back(PPP_LCP_Echo(code="Echo-Reply", id=9)).answers(e), back(PPP_LCP_Echo(code="Echo-Reply", id=8)).answers(e))
for x in [PPP()/PPP_IPCP(options=[PPP_IPCP_Option_IPAddress(data="192.0.2.7"), PPP_IPCP_Option_DNS1()]), PPP()/PPP_IPV6CP(options=[PPP_IPV6CP_Option_InterfaceID(interface_id=0x0200000000000001)]), PPP()/PPP_CCP(options=[PPP_CCP_Option(type="Microsoft PPC/PPE", data=b"\x01\x00\x00\x60")]), PPP()/PPP_ECP(options=[PPP_ECP_Option_OUI(oui=0x123456, data=b"k")]), PPP()/PPP_PAP_Request(username="bob", password="secret"), PPP()/PPP_PAP_Response(message="hello"), PPP()/PPP_CHAP_ChallengeResponse(code="Response", value=b"\x01\x02", optional_name="bob"), PPP()/PPP_CHAP(code="Success", data="welcome"), HDLC()/PPP()/PPP_LCP_Protocol_Reject(rejected_protocol=0x57, rejected_information=Raw("x")), PPP()/PPP_LCP_Code_Reject(rejected_packet=PPP_LCP(code=77))]:
    b = bytes(x)
    print(b, repr(PPP(b)))
# Compressed: a protocol field of one octet stays one.
c = PPP(b"\x21" + bytes(IP(src="192.0.2.1", dst="192.0.2.2")))
print(repr(c), c[PPP].proto, bytes(c)[:1])
d = Ether(src="02:00:00:00:00:01")/PPPoED()/PPPoED_Tags(tag_list=[PPPoETag(tag_type="Service-Name"), PPPoETag(tag_type="Host-Uniq", tag_value=b"7")])
o = Ether(bytes(Ether(dst="02:00:00:00:00:01", src="02:00:00:00:00:02")/PPPoED(code=7)/PPPoED_Tags(tag_list=[PPPoETag(tag_type="AC-Name", tag_value="ac")])))
print(repr(Ether(bytes(d))), o.answers(d))
try:
    PPP_LCP_Callback_Option(operation=255 + 1)
except Exception as e:
    print(e)
---
Ether      dst=02:00:00:00:00:02 src=02:00:00:00:00:01 type=PPP_SES
PPPoE      version=1 type=1 code=Session sessionid=0x7 len=(computed)
PPP        proto=Link Control Protocol
PPP_LCP_Configure code=Configure-Request id=0x3 len=(computed)
  options[0] PPP_LCP_MRU_Option type=Maximum-Receive-Unit len=4 max_recv_unit=1492
  options[1] PPP_LCP_Auth_Protocol_Option type=Authentication-protocol len=(computed) auth_protocol=Challenge-response authentication protocol algorithm=MS-CHAP-v2
  options[2] PPP_LCP_Magic_Number_Option type=Magic-number len=6 magic_number=7
02:00:00:00:00:01 > 02:00:00:00:00:02 (PPP_SES) / PPPoE / PPP / PPP_LCP_Configure / Padding 21
PPP()/PPP_LCP_Configure(id=3, options=[PPP_LCP_MRU_Option(max_recv_unit=1492), PPP_LCP_Auth_Protocol_Option(auth_protocol=49699, algorithm=129), PPP_LCP_Magic_Number_Option(magic_number=7)])/Padding(load=b"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
True
True
False
True False
b"\x80!\x01\x00\x00\x10\x03\x06\xc0\x00\x02\x07\x81\x06\x00\x00\x00\x00" PPP()/PPP_IPCP(options=[PPP_IPCP_Option_IPAddress(data="192.0.2.7"), PPP_IPCP_Option_DNS1()])
b"\x80W\x01\x00\x00\x0e\x01\n\x02\x00\x00\x00\x00\x00\x00\x01" PPP()/PPP_IPV6CP(options=[PPP_IPV6CP_Option_InterfaceID(interface_id=144115188075855873)])
b"\x80\xfd\x01\x00\x00\n\x12\x06\x01\x00\x00`" PPP()/PPP_CCP(options=[PPP_CCP_Option(type=18, data=b"\x01\x00\x00`")])
b"\x80S\x01\x00\x00\x0b\x00\x07\x124V\x00k" PPP()/PPP_ECP(options=[PPP_ECP_Option_OUI(oui=1193046, data=b"k")])
b"\xc0#\x01\x00\x00\x0f\x03bob\x06secret" PPP()/PPP_PAP_Request(username=b"bob", password=b"secret")
b"\xc0#\x02\x00\x00\n\x05hello" PPP()/PPP_PAP_Response(message=b"hello")
b"\xc2#\x02\x00\x00\n\x02\x01\x02bob" PPP()/PPP_CHAP_ChallengeResponse(code=2, value=b"\x01\x02", optional_name=b"bob")
b"\xc2#\x03\x00\x00\x0bwelcome" PPP()/PPP_CHAP(code=3, data=b"welcome")
b"\xff\x03\xc0!\x08\x00\x00\x07\x00Wx" HDLC()/PPP()/PPP_LCP_Protocol_Reject(rejected_protocol=87, rejected_information=Raw(load=b"x"))
b"\xc0!\x07\x00\x00\x08M\x00\x00\x04" PPP()/PPP_LCP_Code_Reject(rejected_packet=PPP_LCP(code=77))
PPP(octets=1)/IP(src="192.0.2.1", dst="192.0.2.2") 33 b"!"
Ether(src="02:00:00:00:00:01")/PPPoED()/PPPoED_Tags(tag_list=[PPPoETag(tag_type=257), PPPoETag(tag_type=259, tag_value=b"7")]) True
256 does not fit in PPP_LCP_Callback_Option.operation (8 bits: 0 to 255)
