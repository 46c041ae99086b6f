p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/Radius(id=7, authenticator=b"0123456789abcdef", attributes=[RadiusAttr_User_Name(value="bob"), RadiusAttr_NAS_IP_Address(value="192.0.2.1"), RadiusAttr_Service_Type(value="Framed"), RadiusAttr_Vendor_Specific(vendor_id="ciscoSystems", vendor_type=1, value="shell:priv-lvl=15"), RadiusAttribute(type="Called-Station-Id", value="lab")])
p.show()
q = IP(bytes(p))
print(q.summary(), q[UDP].dport, q[Radius].len)
print(repr(q[Radius]))
a = IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/UDP()/Radius(code="Access-Accept", id=7, attributes=[RadiusAttr_Session_Timeout(value=3600)])))
print(a.answers(q), IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/UDP()/Radius(code="Accounting-Response", id=7))).answers(q))
# An attribute that is too short for its class is any attribute; what stands behind the length is no attribute.
b = bytes(Radius(attributes=[RadiusAttribute(type="NAS-Port", value=b"\x01"), RadiusAttr_State(value=b"x")])) + b"tail"
print(repr(Radius(b)), bytes(Radius(b)) == b)
try:
    RadiusAttr_Framed_Protocol(value="P" + "P")
except Exception as e:
    print(e)
# What Microsoft's attributes hold; of another size they are bytes.
b = bytes(Radius(attributes=[RadiusAttr_Vendor_Specific(vendor_id=311, vendor_type=25, value=MS_CHAP2_Response(Ident=3, Response="x" * 24)), RadiusAttr_Vendor_Specific(vendor_id=311, vendor_type=2, value=MS_CHAP_Error(String="E=691 R=1")), RadiusAttr_Vendor_Specific(vendor_id=9, vendor_type=25, value="abc"), RadiusAttr_Vendor_Specific(vendor_id=311, vendor_type=26, value="short")]))
print(repr(Radius(b)), bytes(Radius(b)) == b)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=radius dport=radius len=(computed) chksum=(computed)
Radius     code=Access-Request id=7 len=(computed) authenticator=b"0123456789abcdef"
  attributes[0] RadiusAttr_User_Name type=User-Name len=(computed) value=b"bob"
  attributes[1] RadiusAttr_NAS_IP_Address type=NAS-IP-Address len=6 value=192.0.2.1
  attributes[2] RadiusAttr_Service_Type type=Service-Type len=6 value=Framed
  attributes[3] RadiusAttr_Vendor_Specific type=Vendor-Specific len=(computed) vendor_id=ciscoSystems vendor_type=1 vendor_len=(computed) value=b"shell:priv-lvl=15"
  attributes[4] RadiusAttribute type=Called-Station-Id len=(computed) value=b"lab"
IP / UDP / RADIUS Access-Request (User:'bob') 1812 67
Radius(id=7, authenticator=b"0123456789abcdef", attributes=[RadiusAttr_User_Name(value=b"bob"), RadiusAttr_NAS_IP_Address(value="192.0.2.1"), RadiusAttr_Service_Type(value=2), RadiusAttr_Vendor_Specific(vendor_id=9, vendor_type=1, value=b"shell:priv-lvl=15"), RadiusAttribute(type=30, value=b"lab")])
True False
Radius(attributes=[RadiusAttribute(type=5, value=b"\x01"), RadiusAttr_State(value=b"x")])/"tail" True
'PP' is not a value of RadiusAttr_Framed_Protocol.value
Radius(attributes=[RadiusAttr_Vendor_Specific(vendor_id=311, vendor_type=25, value=MS_CHAP2_Response(Ident=3, Response=b"xxxxxxxxxxxxxxxxxxxxxxxx")), RadiusAttr_Vendor_Specific(vendor_id=311, vendor_type=2, value=MS_CHAP_Error(String=b"E=691 R=1")), RadiusAttr_Vendor_Specific(vendor_id=9, vendor_type=25, value=b"abc"), RadiusAttr_Vendor_Specific(vendor_id=311, vendor_type=26, value=Raw(load=b"short"))]) True
