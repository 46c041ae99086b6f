p = IP(src="192.0.2.1", dst="192.0.2.2")/RSVP(Class="Path", TTL=64)/RSVP_Object(Class="HOP", Length=12)/RSVP_HOP(neighbor="192.0.2.9", inface=7)/RSVP_Object(Class="TIME_VALUES", Length=8)/RSVP_Time(refresh=30000)/RSVP_Object(Length=16, Class="Session", C_Type=7)/RSVP_Data(Data=b"\xc0\0\2\2\0\0\0\1\xc0\0\2\1")/RSVP_Object(Class="LABEL_REQUEST", Length=8)/RSVP_LabelReq(L3PID=0x800)
IP(bytes(p)).show()
print(repr(IP(bytes(p))[RSVP]), bytes(IP(bytes(p))) == bytes(p))
# A session attribute as RFC 3209 has it is data, one of Scapy's form its class.
rfc = bytes(RSVP()/RSVP_Object(Class=207, C_Type=7, Length=12)/RSVP_Data(Data=b"\7\7\0\3abc\0"))
print(repr(RSVP(rfc)))
print(repr(RSVP(bytes(RSVP()/RSVP_Object()/RSVP_SessionAttrb(Name="tunnel")))))
# An object that is longer than what is left.
cut = bytes(RSVP()/RSVP_Object(Length=40, Class=3)/Raw("abc"))
print(repr(RSVP(cut)), bytes(RSVP(cut)) == cut)
try:
    RSVP(Class="Pathh" + "x")
except Exception as e:
    print(e)
---
IP         version=4 ihl=5 tos=0x0 len=72 id=1 flags=0 frag=0 ttl=64 proto=rsvp chksum=0xf683 (ok) src=192.0.2.1 dst=192.0.2.2
RSVP       Version=1 Flags=1 Class=Path chksum=0xcf4c (ok) TTL=64 dataofs=0x0 Length=52
RSVP_Object Length=12 Class=HOP C_Type=1
RSVP_HOP   neighbor=192.0.2.9 inface=7
RSVP_Object Length=8 Class=TIME_VALUES C_Type=1
RSVP_Time  refresh=30000
RSVP_Object Length=16 Class=Session C_Type=7
RSVP_SESSION dest_addr=192.0.2.2 reserved=0 tunnel_id=1 extended_tunnel_id=192.0.2.1
RSVP_Object Length=8 Class=LABEL_REQUEST C_Type=1
RSVP_LabelReq reserve=1 L3PID=2048
RSVP(TTL=64)/RSVP_Object(Length=12)/RSVP_HOP(neighbor="192.0.2.9", inface=7)/RSVP_Object(Length=8)/RSVP_Time(refresh=30000)/RSVP_Object()/RSVP_SESSION(dest_addr="192.0.2.2", tunnel_id=1, extended_tunnel_id="192.0.2.1")/RSVP_Object(Length=8)/RSVP_LabelReq(L3PID=2048) True
RSVP()/RSVP_Object(Length=12, Class=207, C_Type=7)/RSVP_Data(Data=b"\x07\x07\x00\x03abc\x00")
RSVP()/RSVP_Object()/RSVP_SessionAttrb(Name=b"tunnel")
RSVP()/RSVP_Object(Length=40, Class=3)/RSVP_Data(Data=b"abc") True
'Pathhx' is not a value of RSVP.Class
