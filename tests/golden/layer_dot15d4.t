p = Dot15d4FCS(fcf_srcaddrmode="Short", fcf_ackreq=1, seqnum=7)/Dot15d4Data(dest_panid=0x1234, dest_addr=0xffff, src_addr=3, src_panid=1)/"data"
p.show()
q = Dot15d4FCS(bytes(p))
print(bytes(p), repr(q))
print(repr(Dot15d4(bytes(Dot15d4(fcf_destaddrmode="Long", fcf_srcaddrmode="Long", fcf_panidcompress=1)/Dot15d4Data(dest_addr=0x1122334455667788, src_addr=1)/"x"))))
print(repr(Dot15d4(bytes(Dot15d4(fcf_destaddrmode="None", fcf_srcaddrmode="Short", fcf_security=1)/Dot15d4Beacon(src_addr=5, aux_sec_header=Dot15d4AuxSecurityHeader(sec_sc_keyidmode=2, sec_keyid_keysource=9), pa_num_short=1, pa_short_addresses=[7])/ZigBeeBeacon(stack_profile=2)))))
for x in [Dot15d4CmdAssocReq(device_type=1), Dot15d4CmdAssocResp(short_address=7), Dot15d4CmdDisassociation(), Dot15d4CmdCoordRealign(channel=11)/Dot15d4CmdCoordRealignPage(channel_page=1), Dot15d4CmdGTSReq(gts_len=3)]:
    print(repr(Dot15d4(bytes(Dot15d4(fcf_srcaddrmode="Short")/Dot15d4Cmd(src_addr=3)/x))))
print(repr(Dot15d4(b"\x02\x00\x0c")), repr(Dot15d4(b"\x02\x00\x0c\x00\x0c")))
try:
    bytes(Dot15d4()/Dot15d4Data(dest_addr=65536))
except Exception as e:
    print(e)
---
Dot15d4FCS fcf_ackreq=1 fcf_frametype=Data fcf_srcaddrmode=Short fcf_framever=0 fcf_destaddrmode=Short fcf_reserved_2=0 seqnum=7 fcs=(computed)
Dot15d4Data dest_panid=0x1234 dest_addr=65535 src_panid=0x1 src_addr=3
Raw        load=b"data"
b"!\x88\x074\x12\xff\xff\x01\x00\x03\x00data\x83\xd5" Dot15d4FCS(fcf_ackreq=1, fcf_srcaddrmode=2, seqnum=7)/Dot15d4Data(dest_panid=4660, src_panid=1, src_addr=3)/"data"
Dot15d4(fcf_panidcompress=1, fcf_srcaddrmode=3, fcf_destaddrmode=3)/Dot15d4Data(dest_addr=1234605616436508552, src_addr=1)/"x"
Dot15d4(fcf_security=1, fcf_srcaddrmode=2, fcf_destaddrmode=0)/Dot15d4Beacon(src_addr=5, aux_sec_header=Dot15d4AuxSecurityHeader(sec_sc_keyidmode=2, sec_keyid_keysource=9), pa_num_short=1, pa_short_addresses=[7])/ZigBeeBeacon(stack_profile=2)
Dot15d4(fcf_srcaddrmode=2)/Dot15d4Cmd(src_addr=3)/Dot15d4CmdAssocReq(device_type=1)
Dot15d4(fcf_srcaddrmode=2)/Dot15d4Cmd(src_addr=3)/Dot15d4CmdAssocResp(short_address=7)
Dot15d4(fcf_srcaddrmode=2)/Dot15d4Cmd(src_addr=3)/Dot15d4CmdDisassociation()
Dot15d4(fcf_srcaddrmode=2)/Dot15d4Cmd(src_addr=3)/Dot15d4CmdCoordRealign(channel=11)/Dot15d4CmdCoordRealignPage(channel_page=1)
Dot15d4(fcf_srcaddrmode=2)/Dot15d4Cmd(src_addr=3)/Dot15d4CmdGTSReq(gts_len=3)
Dot15d4(fcf_frametype=2, fcf_destaddrmode=0, seqnum=12) Dot15d4(fcf_destaddrmode=0, seqnum=12)/Dot15d4Ack()/Raw(load=b"\x00\x0c")
dest_addr does not fit: a short address is at most 65535, a long one needs fcf_destaddrmode="Long"
