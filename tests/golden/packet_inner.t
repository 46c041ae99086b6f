p = IP()/UDP()/DNS(qr=1, qd=DNSQR(qname="a.example"), an=[DNSRR(rrname="a.example", rdata="192.0.2.1"), DNSRR(rrname="a.example", rdata="192.0.2.2")])
print(DNSQR in p, DNSRR in p, p.haslayer(DNSRR), DNSQR in IP()/TCP(), p.getlayer(DNSRR, 3))
print(p[DNSQR].qname, p[DNSRR].rdata, p[DNSRR:2].rdata, p.getlayer(DNSRR, nb=2).rdata)
p[DNSQR].qname = "b.example"
print(p[DNS].qd[0].qname, DNS(bytes(p[DNS]))[DNSQR].qname)
q = DNS(bytes(p[DNS]))
q[DNSRR].ttl = 9
print(DNS(bytes(q)).an[0].ttl)
t = TCP(flags="S")
t.flags |= "A"
print(t.flags, t.flags & "S", t.flags ^ "SA")
if __name__ == "__main__":
    print("main")
print(p[DNSRRMX])
---
%%FAIL 2
<script>:14:7: error: the packet has no layer DNSRRMX: it is IP/UDP/DNS
    print(p[DNSRRMX])
          ^~~~~~~~~~
%%OUT
True True True False None
a.example. 192.0.2.1 192.0.2.2 192.0.2.2
b.example. b.example.
9
SA 2 0
main
