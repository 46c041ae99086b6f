# A field that is a list of packets reads as its first, as in Scapy.
p = IP()/UDP()/DNS(qd=DNSQR(qname="a.example"), an=[DNSRR(rrname="a.example", rdata="192.0.2.1"), DNSRR(rdata="192.0.2.2")])
print(p[DNS].qd.qname, p[DNS].qd[0].qname, p[DNS].an.rdata, p[DNS].an[1].rdata)
p[DNS].an.ttl = 77
p[DNS].qd.qname = "b.example"
q = IP(bytes(p))
print(q[DNS].qd.qname, q[DNS].an.ttl, q[DNS].an[1].ttl)
print(q[DNS].ns.rdata)
---
%%FAIL 2
<script>:8:17: error: the list is empty, so there is no 'rdata' of its first packet
    print(q[DNS].ns.rdata)
                    ^~~~~
%%OUT
a.example. a.example. 192.0.2.1 192.0.2.2
b.example. 77 0
