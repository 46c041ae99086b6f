q = raw(DNSTCP(qd=DNSQR(qname="www.example.org")))
def seg(seq, data):
    return IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=4000, dport=53, flags="A", seq=seq)/Raw(data)
l = [seg(100, q[:10]), seg(110, q[10:] + q), seg(110, q[10:]), IP()/UDP()]
def show(p): return p.summary()
print(len(sniff(offline=l, session=TCPSession, prn=show)), "messages and packets")
print(len(sniff(offline=l, session=TCPSession(), count=1)), "wanted")
print(len(sniff(offline=fragment(IP()/UDP()/("X" * 3000)), session=IPSession)), "of", len(fragment(IP()/UDP()/("X" * 3000))))
print(len(sniff(offline="samples/office.pcap", session=TCPSession)), "from a file")
print(len(sniff(offline=l, session=DefaultSession)), "as they are")
sniff(offline=l, session=TCP)
---
%%FAIL 2
<script>:11:1: error: session= is IPSession, TCPSession or NetflowSession, not layer class
    sniff(offline=l, session=TCP)
    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
%%OUT
IP / TCP / DNS Qry b'www.example.org.'
IP / TCP / DNS Qry b'www.example.org.'
IP / UDP 127.0.0.1:domain > 127.0.0.1:domain
3 messages and packets
1 wanted
1 of 3
17 from a file
4 as they are
