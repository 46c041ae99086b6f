ip = IP(src="192.0.2.1", dst="192.0.2.2")/ICMP(id=7)
six = IPv6(src="2001:db8::1", dst="2001:db8::2")/UDP(sport=1, dport=2)
def back(cls, p):
    b = bytes(p)
    q = cls(b)
    print(len(b) - (28 if ICMP in p else 48), repr(q).replace("IP(src=\"192.0.2.1\", dst=\"192.0.2.2\")/ICMP(id=7)", "ip"), bytes(q) == b)
back(SLIP, SLIP()/ip)
back(FDDI, FDDI(src="02:00:00:00:00:01")/LLC()/SNAP()/ip)
back(SunATM, SunATM(vci=33)/LLC()/SNAP()/ip)
back(IP1394, IP1394(src=1)/ip)
back(IPoIB, IPoIB()/six)
back(FRelay, FRelay(dlci_high=6, dlci_low=4)/FRControl()/FRProtocol()/ip)
back(FRelay, FRelay(dlci_high=6)/FRControl()/FRProtocol()/six)
back(FRelay, FRelay()/FRControl()/FRProtocol(pad=b"\x00")/SNAP()/ip)
back(FRelay, FRelay()/FRType()/ip)
back(ENC, ENC(spi=7, flags=0x800)/ip)
back(PFLog, PFLog(action="pass", direction="in", iface="em0")/ip)
back(PFLog, PFLog(addrfamily="IPv6", saddr="2001:db8::1")/six)
back(IPNet, IPNet(zsrc=1)/ip)
back(NFLog, NFLog(resource=20, tlvs=[NFLogTLV(type="PREFIX", value=b"hello\x00\x00\x00"), NFLogTLV(type="UID", value=b"\x00\x00\x03\xe8")])/ip)
back(PKTAP, PKTAP(ifname="en0", cmdname="ping")/ip)
back(PKTAP, PKTAP(dlt=1)/Ether(src="02:00:00:00:00:01")/ip)
back(PPI, PPI(dlt=105, headers=[PPI_Hdr()/PPI_Dot11Common(Ch_Freq=2437, Antsignal=-40), PPI_Hdr()/PPI_Geotag_GPS()])/Dot11(type=2)/LLC()/SNAP()/ip)
back(PrismHeader, PrismHeader(channel=6, signal=-40)/Dot11(type=2)/LLC()/SNAP()/ip)
back(AVSWLANHeader, AVSWLANHeader(channel=6)/Dot11(type=2)/LLC()/SNAP()/ip)
back(LinuxTunPacketInfo, LinuxTunPacketInfo()/ip)
u = USBLinux(id=1, device=3, bus=1)/"setup"
print(repr(USBLinux(bytes(u))), repr(USBLinuxMapped(bytes(USBLinuxMapped(event="complete", ndesc=1)/"x"))))
print(USBLinux(bytes(USBLinux(id=1, event="complete"))).answers(u))
w = USBpcap(bytes(USBpcap(device=3)/USBpcapTransferControl(stage=1)/"abc"))
print(w.headerLen, w.dataLength, repr(w), repr(USBpcap(bytes(USBpcap()/"abc"))))
a = Ether(bytes(Ether(src="02:00:00:00:00:01")/AOE(tag=7, q_conf_info=QueryConfigInformation(config="lab"))))
print(repr(a), Ether(bytes(Ether(src="02:00:00:00:00:02")/AOE(tag=7, flags="Response"))).answers(a))
print(repr(AOE(bytes(AOE(cmd=2, mac_m_list=MacMaskList(directives=[Directive(dcmd=1)]))))), repr(AOE(bytes(AOE(cmd=3, res_rel=ReserveRelease(mac_addrs=["02:00:00:00:00:01"]))))))
print(repr(CookedLinux(bytes(CookedLinux()/IrLAPHead()/IrLAPCommand()/IrLMP(Device_name="phone")))[IrLAPHead]))
try:
    PFLog(direction="side" + "ways")
except Exception as e:
    print(e)
# The cooked header of the second version.
c = CookedLinuxV2(bytes(CookedLinuxV2(ifindex=3, lladdrtype=1, pkttype=4, src=b"\2\0\0\0\0\1")/IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=1, dport=2)))
print(repr(c), hex(c.proto))
---
16 SLIP()/ip True
21 FDDI(src="02:00:00:00:00:01")/LLC()/SNAP()/ip True
12 SunATM(vci=33)/LLC()/SNAP()/ip True
18 IP1394(src=1)/ip True
44 IPoIB()/IPv6(src="2001:db8::1", dst="2001:db8::2")/UDP(sport=1, dport=2) True
4 FRelay(dlci_high=6, dlci_low=4)/FRControl()/FRProtocol()/ip True
4 FRelay(dlci_high=6)/FRControl()/FRProtocol()/IPv6(src="2001:db8::1", dst="2001:db8::2")/UDP(sport=1, dport=2) True
10 FRelay()/FRControl()/FRProtocol(pad=b"\x00")/SNAP()/ip True
4 FRelay()/FRType()/ip True
12 ENC(spi=7, flags=2048)/ip True
100 PFLog(action=0, iface=b"em0", direction=1)/ip True
100 PFLog(addrfamily=24, saddr="2001:db8::1")/IPv6(src="2001:db8::1", dst="2001:db8::2")/UDP(sport=1, dport=2) True
24 IPNet(zsrc=1)/ip True
28 NFLog(resource=20, tlvs=[NFLogTLV(type=10, value=b"hello\x00\x00\x00"), NFLogTLV(type=11, value=b"\x00\x00\x03\xe8")])/ip True
108 PKTAP(ifname=b"en0", cmdname=b"ping")/ip True
122 PKTAP()/Ether(src="02:00:00:00:00:01")/ip True
76 PPI(headers=[PPI_Hdr()/PPI_Dot11Common(Ch_Freq=2437, Antsignal=-40), PPI_Hdr()/PPI_Geotag_GPS()])/Dot11()/LLC()/SNAP()/ip True
176 PrismHeader(channel=6, signal=-40)/Dot11()/LLC()/SNAP()/ip True
96 AVSWLANHeader(channel=6)/Dot11()/LLC()/SNAP()/ip True
4 LinuxTunPacketInfo()/ip True
USBLinux(id=1, device=3, bus=1)/"setup" USBLinuxMapped(event=67, ndesc=1)/"x"
True
28 4 USBpcap(device=3)/USBpcapTransferControl(stage=1)/"abc" USBpcap()/"abc"
Ether(src="02:00:00:00:00:01")/AOE(tag=7, q_conf_info=QueryConfigInformation(config=b"lab")) True
AOE(cmd=2, mac_m_list=MacMaskList(directives=[Directive(dcmd=1)])) AOE(cmd=3, res_rel=ReserveRelease(mac_addrs=["02:00:00:00:00:01"]))
IrLAPHead()/IrLAPCommand()/IrLMP(Device_name=b"phone")
'sideways' is not a value of PFLog.direction
CookedLinuxV2(ifindex=3, lladdrtype=1, pkttype=4, src=b"\x02\x00\x00\x00\x00\x01\x00\x00")/IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=1, dport=2) 0x800
