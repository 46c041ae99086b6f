for x in [LoWPANUncompressedIPv6()/IPv6(src="2001:db8::1", dst="2001:db8::2"), LoWPANBroadcast(seq=7)/LoWPANUncompressedIPv6()/IPv6(src="::1"), LoWPANFragmentationFirst(datagramSize=100, datagramTag=7)/LoWPAN_IPHC(tf=3, nh=1, hlim=2, sam=2, src=b"\x00\x05", m=1, dam=3, dst=b"\x01")/LoWPAN_NHC_UDP(P=3, C=1, udpSourcePort_4=1, udpDestPort_4=2)/"x", LoWPANFragmentationSubsequent(datagramSize=100, datagramTag=7, datagramOffset=5)/"y", LoWPANMesh(v=1, f=1, hopsLeft=3, src=1, dst=2)/LoWPAN_HC1(tc_fl=1, si=1, di=1, sp=1, dp=1, nh=2)/"z", SixLoWPAN_ESC(dispatch=0x7f)/"e"]:
    f = Dot15d4(bytes(Dot15d4(fcf_srcaddrmode="Short", fcf_panidcompress=1)/Dot15d4Data(src_addr=1)/x))
    print(repr(f).split("Data(")[1])
e = Ether(bytes(Ether(src="02:00:00:00:00:01")/LoWPAN_IPHC(hopLimit=9, dst="ff02::1")))
e.show()
z = IP(bytes(IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/ZEP2(ver=2, channel=11, seq=7)/Dot15d4(seqnum=3)))
print(z[UDP].dport, repr(z[ZEP2]), repr(ZEP2(bytes(ZEP1(ver=1, channel=12)))))
try:
    LoWPANMesh(hopsLeft=8 + 8)
except Exception as x:
    print(x)
---
src_addr=1)/LoWPANUncompressedIPv6()/IPv6(src="2001:db8::1", dst="2001:db8::2")
src_addr=1)/LoWPANBroadcast(seq=7)/LoWPANUncompressedIPv6()/IPv6(src="::1")
src_addr=1)/LoWPANFragmentationFirst(datagramSize=100, datagramTag=7)/LoWPAN_IPHC(tf=3, nh=1, hlim=2, sam=2, m=1, dam=3, src=b"\x00\x05", dst=b"\x01")/Raw(load=b"\xf7\x12x")
src_addr=1)/LoWPANFragmentationSubsequent(datagramSize=100, datagramTag=7, datagramOffset=5)/"y"
src_addr=1)/LoWPANMesh(v=1, f=1, hopsLeft=3, src=1, dst=2)/LoWPAN_HC1(sp=1, si=1, dp=1, di=1, tc_fl=1, nh=2)/"z"
src_addr=1)/SixLoWPAN_ESC(dispatch=127)/"e"
Ether      dst=ff:ff:ff:ff:ff:ff src=02:00:00:00:00:01 type=LoWPAN
LoWPAN_IPHC _reserved=3 tf=0 nh=Inline hlim=Inline cid=0 sac=Stateless (0) sam=Unspecified (0) m=0 dac=Stateless (0) dam=Unspecified (0) tc_ecn=0 tc_dscp=0 rsv=0 flowlabel=0 nhField=Hop-by-Hop Option Header hopLimit=9 src=:: dst=ff02::1
17754 ZEP2(ver=2, channel=11, seq=7)/Dot15d4(seqnum=3) ZEP1(ver=1, channel=12)
16 does not fit in LoWPANMesh.hopsLeft (4 bits: 0 to 15)
