w = PcapWriter("w.pcap", sync=True)
w.write(Ether()/IP(src="192.0.2.2", dst="192.0.2.1")/TCP())
w.write([Ether()/IP(src="192.0.2.9", dst="192.0.2.0/30")/UDP()])
w.flush()
print(rdpcap("w.pcap"))
w.close()
w = PcapWriter("w.pcap", append=True)
for p in rdpcap("samples/office.pcap")[:2]:
    w.write(p)
w.close()
r = PcapReader("w.pcap")
print(r.next().summary(), r.read_all(2))
n = 0
while True:
    try:
        p = r.next()
    except StopIteration:
        break
    n += 1
print(n)
r.close()
w.write(IP())
---
%%FAIL 2
<script>:22:1: error: the PcapWriter is closed
    w.write(IP())
    ^~~~~~~~~~~~~
%%OUT
<5 packets: TCP 1, UDP 4>
Ether / IP / TCP 192.0.2.2:ftp_data > 192.0.2.1:http S <2 packets: UDP 2>
4
