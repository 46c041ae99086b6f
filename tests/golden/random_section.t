%%RUN --seed 4 -
fuzz(IP(dst="192.0.2.1") / UDP() / NTP())
IP(src=RandIP("198.51.100.0/24"), id=RandShort()) / TCP(sport=RandShort())
Ether(src=RandMAC(), dst="ff:ff:ff:ff:ff:ff") / ARP()
IP(dst="192.0.2.1", ihl=2, version=3, options=[IPOption(b"\x02")], proto=99) / "bogus"
IP(len=9, chksum=0) / UDP(len=4, chksum=0xffff)
fragment(IP(dst="192.0.2.1") / ICMP() / ("X" * 60000))
defragment(fragment(IP(dst="192.0.2.1") / UDP() / ("X" * 3000), fragsize=500))
corrupt_bytes("ABCDE")
print("all ran")
---
all ran
