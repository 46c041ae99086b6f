p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/MGCP(verb="RQNT", transaction_id="12", endpoint="aaln/1@gw.example.net", version="MGCP 1.0")/"N: ca@example.net:5678\n"
p.show()
q = IP(bytes(p))
print(q.summary(), q[UDP].dport)
print(repr(q[MGCP]))
# Words may be parted by more than one space; a line that ends early has empty words.
for b in [b"AUEP  1 x@y MGCP 1.0\r\n\n", b"200 1234", b""]:
    print(repr(MGCP(b)), bytes(MGCP(b)) == b)
try:
    MGCP(verb=["AUEP", 1.5])
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=2727 dport=2727 len=(computed) chksum=(computed)
MGCP       verb=b"RQNT" sep1=b" " transaction_id=b"12" sep2=b" " endpoint=b"aaln/1@gw.example.net" sep3=b" " version=b"MGCP 1.0" sep4=b"\n"
Raw        load=b"N: ca@example.net:5678\n"
IP / UDP 192.0.2.1:2727 > 192.0.2.2:2727 / MGCP / Raw 2727
MGCP(verb=b"RQNT", transaction_id=b"12", endpoint=b"aaln/1@gw.example.net", version=b"MGCP 1.0")/"N: ca@example.net:5678\n"
MGCP(sep1=b"  ", transaction_id=b"1", endpoint=b"x@y", version=b"MGCP 1.0\r", sep4=b"\n\n") True
MGCP(verb=b"200", transaction_id=b"1234", sep2=b"", endpoint=b"", sep3=b"", version=b"", sep4=b"") True
None True
1.5 is not a value of MGCP.verb: it takes text or bytes
