p = IP(src="192.0.2.1", dst="192.0.2.255")/UDP()/NBNSHeader(NAME_TRN_ID=7)/NBNSQueryRequest(QUESTION_NAME="PRINTER", SUFFIX="File Server Service")
p.show()
q = IP(bytes(p))
print(q[NBNSQueryRequest].QUESTION_NAME, q[NBNSHeader].NM_FLAGS, q.summary())
a = IP(bytes(IP(src="192.0.2.9", dst="192.0.2.1")/UDP()/NBNSHeader(NAME_TRN_ID=7)/NBNSQueryResponse(RR_NAME="PRINTER", ADDR_ENTRY=[NBNS_ADD_ENTRY(NB_ADDRESS="192.0.2.9"), NBNS_ADD_ENTRY(G=1, NB_ADDRESS="192.0.2.10")])))
print(repr(a[NBNSHeader]))
print(repr(NBNSHeader(bytes(NBNSHeader()/NBNSNodeStatusRequest()))), repr(NBNSHeader(bytes(NBNSHeader()/NBNSNodeStatusResponse(MAC_ADDRESS="02:00:00:00:00:09")))))
print(repr(NBTDatagram(bytes(NBTDatagram(SourceName="A", DestinationName="B", SUFFIX2="Master Browser")/b"hello"))))
# What is no name stays as it is.
b = bytes(NBNSQueryRequest())
b = b[:3] + b"z" + b[4:]
print(repr(NBNSQueryRequest(b)), bytes(NBNSQueryRequest(b)) == b)
print(repr(TCP(bytes(TCP()/NBTSession()/b"data"))))
m = IP(bytes(IP(src="192.0.2.1", dst="224.0.0.252")/UDP()/LLMNRQuery(id=9, qd=DNSQR(qname="printer"))))
print(repr(m), m[UDP].dport)
r = LLMNRResponse(id=9, qd=DNSQR(qname="printer"), an=DNSRR(rrname="printer", rdata="192.0.2.9"))
print(repr(UDP(bytes(UDP()/r))[LLMNRResponse]))
try:
    NBNSQueryRequest(QUESTION_NAME="A" * 16)
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.255
UDP        sport=netbios_ns dport=netbios_ns len=(computed) chksum=(computed)
NBNSHeader NAME_TRN_ID=7 OPCODE=0 NM_FLAGS=B+RD RCODE=0 QDCOUNT=1 ANCOUNT=0 NSCOUNT=0 ARCOUNT=0
NBNSQueryRequest QUESTION_NAME=b"PRINTER" SUFFIX=File Server Service NULL=0 QUESTION_TYPE=NB QUESTION_CLASS=INTERNET
b"PRINTER" B+RD IP / UDP / NBNSHeader / NBNSQueryRequest who has '\\PRINTER'
NBNSHeader(NAME_TRN_ID=7)/NBNSQueryResponse(RR_NAME=b"PRINTER", ADDR_ENTRY=[NBNS_ADD_ENTRY(NB_ADDRESS="192.0.2.9"), NBNS_ADD_ENTRY(G=1, NB_ADDRESS="192.0.2.10")])
NBNSHeader()/NBNSNodeStatusRequest() NBNSHeader()/NBNSNodeStatusResponse(NODE_NAME=[NBNSNodeStatusResponseService(NETBIOS_NAME=b"WINDOWS        ")], MAC_ADDRESS="02:00:00:00:00:09")
NBTDatagram(SourceName=b"A", DestinationName=b"B", SUFFIX2=16974)/"hello"
NBNSQueryRequest(QUESTION_NAME=b" HHzJGOGEGPHHHDCACACACACACACACA") True
TCP()/NBTSession()/"data"
IP(src="192.0.2.1", dst="224.0.0.252")/UDP()/LLMNRQuery(id=9, qd=[DNSQR(qname="printer.")]) 5355
LLMNRResponse(id=9, qd=[DNSQR(qname="printer.")], an=[DNSRR(rrname="printer.", rdata="192.0.2.9")])
'AAAAAAAAAAAAAAAA' has 16 bytes; a NetBIOS name has at most 15
