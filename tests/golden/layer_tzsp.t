# TZSP: tags one upon the other, then the frame that the header names.
p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=37008, dport=37008)/TZSP()/TZSPTagRawRSSIByte(raw_rssi=200)/TZSPTagSNRShort(snr=300)/TZSPTagPadding()/TZSPTagUnknown(type=77, data="ab")/TZSPTagDataRate(data_rate="54 MB/s")/TZSPTagEnd()/Ether(src="02:00:00:00:00:02", dst="02:00:00:00:00:03")/ARP(hwsrc="02:00:00:00:00:02", psrc="192.0.2.3", pdst="192.0.2.4")
q = IP(bytes(p))
q.show()
print(repr(q[TZSP]))
print(q.summary())
w = TZSP(bytes(TZSP(encapsulated_protocol="IEEE 802.11")/TZSPTagRXChannel(rx_channel=6)/TZSPTagEnd()/Dot11(addr1="02:00:00:00:00:03")))
print(repr(w))
# A tag that is cut; one whose length nobody has; a keepalive has no tags.
print(repr(TZSP(bytes(TZSP())+b"\x4d\x09ab")), repr(TZSP(bytes(TZSP())+b"\x0a\x03abc")), repr(TZSP(bytes(TZSP(type=4))+b"\x01")))
try:
    TZSPTagDataRate(data_rate="55 MB/" + "s")
except Exception as e:
    print(e)
---
IP         version=4 ihl=5 tos=0x0 len=90 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0xf68e (ok) src=192.0.2.1 dst=192.0.2.2
UDP        sport=37008 dport=37008 len=70 chksum=0x92ab (ok)
TZSP       version=1 type=RX_PACKET encapsulated_protocol=ETHERNET
TZSPTagRawRSSIByte type=RAW_RSSI len=1 raw_rssi=200
TZSPTagSNRShort type=SNR len=2 snr=300
TZSPTagPadding type=PADDING
TZSPTagUnknown type=77 len=2 data=b"ab"
TZSPTagDataRate type=DATA_RATE len=1 data_rate=54 MB/s
TZSPTagEnd type=END
Ether      dst=02:00:00:00:00:03 src=02:00:00:00:00:02 type=ARP
ARP        hwtype=Ethernet (10Mb) ptype=IPv4 hwlen=6 plen=4 op=who-has hwsrc=02:00:00:00:00:02 psrc=192.0.2.3 hwdst=00:00:00:00:00:00 pdst=192.0.2.4
TZSP()/TZSPTagRawRSSIByte(raw_rssi=200)/TZSPTagSNRShort(snr=300)/TZSPTagPadding()/TZSPTagUnknown(type=77, data=b"ab")/TZSPTagDataRate(data_rate=108)/TZSPTagEnd()/Ether(dst="02:00:00:00:00:03", src="02:00:00:00:00:02")/ARP(hwsrc="02:00:00:00:00:02", psrc="192.0.2.3", pdst="192.0.2.4")
IP / UDP / TZSP / TZSPTagRawRSSIByte / TZSPTagSNRShort / TZSPTagPadding / TZSPTagUnknown / TZSPTagDataRate / TZSPTagEnd / Ether / ARP who has 192.0.2.4 says 192.0.2.3
TZSP(encapsulated_protocol=18)/TZSPTagRXChannel(rx_channel=6)/TZSPTagEnd()/Dot11(addr1="02:00:00:00:00:03")
TZSP()/"M\tab" TZSP()/TZSPTagUnknown(type=10, data=b"abc") TZSP(type=4)/Raw(load=b"\x01")
'55 MB/s' is not a value of TZSPTagDataRate.data_rate
