bind_layers(UDP, RTP, dport=5004)
bind_layers(UDP, RTCP, dport=5005)
p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=5004, dport=5004)/RTP(payload_type="PCMA", marker=1, sequence=7, timestamp=160, sourcesync=0xdeadbeef, sync=[1, 2])/RTPExtension(header_id=0xbede, header=[3])/"audio"
p.show()
q = IP(bytes(p))
print(q.summary(), q[RTP].numsync, q[RTP].extension, q[RTPExtension].header_len)
r = RTCP(packet_type="Sender report", sourcesync=7, sender_info=SenderInfo(rtp_timestamp=160), report_blocks=[ReceptionReport(sourcesync=9, fraction_lost=1)])
s = RTCP(packet_type="Source description", count=1, sdes_chunks=[SDESChunk(sourcesync=7, items=[SDESItem(chunk_type="CNAME", value="lab"), SDESItem(chunk_type="TOOL", value="pkt")], end="\x00\x00")])
c = UDP(bytes(UDP(sport=5005, dport=5005)/r/s/RTCP(packet_type="BYE", count=1, data="\x00\x00\x00\x07")))
c.show()
print(repr(c[RTCP]))
# A report that is cut.
b = bytes(r)[:40]
print(repr(RTCP(b)), bytes(RTCP(b)) == b)
try:
    RTP(payload_type="PC" + "MB")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=5004 dport=5004 len=(computed) chksum=(computed)
RTP        version=2 extension=1 numsync=(computed) marker=1 payload_type=PCMA sequence=7 timestamp=160 sourcesync=3735928559 sync=[1, 2]
RTPExtension header_id=48862 header_len=(computed) header=[3]
Raw        load=b"audio"
IP / UDP 192.0.2.1:5004 > 192.0.2.2:5004 / RTP / RTPExtension / Raw 2 1 1
UDP        sport=5005 dport=5005 len=88 chksum=0x0 (none)
RTCP       version=2 count=1 packet_type=Sender report length=12 sourcesync=7
  sender_info ntp_timestamp=0 rtp_timestamp=160 sender_packet_count=0 sender_octet_count=0
  report_blocks[0] sourcesync=9 fraction_lost=1 cumulative_lost=0x0 highest_seqnum_recv=0 interarrival_jitter=0 last_SR_timestamp=0 delay_since_last_SR=0
RTCP       version=2 count=1 packet_type=Source description length=4
  sdes_chunks[0] sourcesync=7 end=b"\x00\x00"
    items[0] chunk_type=CNAME length=3 value=b"lab"
    items[1] chunk_type=TOOL length=3 value=b"pkt"
RTCP       version=2 count=1 packet_type=BYE length=1 data=b"\x00\x00\x00\x07"
RTCP(packet_type=200, sourcesync=7, sender_info=SenderInfo(rtp_timestamp=160), report_blocks=[ReceptionReport(sourcesync=9, fraction_lost=1)])/RTCP(count=1, packet_type=202, sdes_chunks=[SDESChunk(sourcesync=7, items=[SDESItem(chunk_type=1, value=b"lab"), SDESItem(chunk_type=6, value=b"pkt")], end=b"\x00\x00")])/RTCP(count=1, packet_type=203, data=b"\x00\x00\x00\x07")
RTCP(packet_type=200, length=12, sourcesync=7, sender_info=SenderInfo(rtp_timestamp=160), report_blocks=[Raw(load=b"\x00\x00\x00\t\x01\x00\x00\x00\x00\x00\x00\x00")]) True
'PCMB' is not a value of RTP.payload_type
