p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/L2TP(hdr="control+length+sequence", ns=1)/L2TPAttribute(type="Message-Type", length=8, value="SCCRQ")/L2TPAttribute(type="Host-Name", value="lab")/L2TPAttribute(type="Receive-Window-Size", length=8, value=4)
p.show()
q = IP(bytes(p))
print(q.summary(), q[L2TP].len, q[UDP].sport)
print(repr(q[L2TP]))
# A hidden value is bytes whatever its type; a data message with an offset.
print(repr(L2TP(bytes(L2TP(hdr="control")/L2TPAttribute(hidden=1, type="Message-Type", value="secret")))))
d = L2TP(bytes(L2TP(hdr="offset", tunnel_id=3, session_id=4, offset=2)))
print(repr(d), len(bytes(d)))
# An attribute that is cut.
b = bytes(p[L2TP])[:25]
print(repr(L2TP(b)), bytes(L2TP(b)) == b)
try:
    L2TP(hdr="contr" + "oll")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=l2f dport=l2f len=(computed) chksum=(computed)
L2TP       hdr=sequence+length+control version=L2TPv2 len=(computed) tunnel_id=0 session_id=0 ns=1 nr=0
L2TPAttribute mandatory=1 reserved=0 length=8 vendor=0 type=Message-Type value=SCCRQ
L2TPAttribute mandatory=1 reserved=0 length=(computed) vendor=0 type=Host-Name value=b"lab"
L2TPAttribute mandatory=1 reserved=0 length=8 vendor=0 type=Receive-Window-Size value=4
IP / UDP 192.0.2.1:l2f > 192.0.2.2:l2f / L2TP / L2TPAttribute / L2TPAttribute / L2TPAttribute 37 1701
L2TP(hdr="sequence+length+control", ns=1)/L2TPAttribute(value=1)/L2TPAttribute(type=7, value=b"lab")/L2TPAttribute(type=10, value=4)
L2TP(hdr="control")/L2TPAttribute(hidden=1, value=b"secret")
L2TP(hdr="offset", tunnel_id=3, session_id=4, offset=2) 10
L2TP(hdr="sequence+length+control", len=37, ns=1)/L2TPAttribute(value=1)/Raw(load=b"\x80\t\x00\x00\x00") True
'controll' is not one of the hdr
