p = IP(src="192.0.2.1", dst="192.0.2.2")/SCTP(sport=5000, dport="s1_control")/SCTPChunkInit(init_tag=1, a_rwnd=65535, n_out_streams=2, n_in_streams=2, init_tsn=7, params=[SCTPChunkParamIPv4Addr(addr="192.0.2.1"), SCTPChunkParamSupportedExtensions(), SCTPChunkParamHostname(hostname="lab"), SCTPChunkParamAddIPAddr(addr_type=6, addr="2001:db8::1")])
p.show()
q = IP(bytes(p))
print(hex(q[SCTP].chksum), q[SCTPChunkInit].len, [x.len for x in q[SCTPChunkInit].params])
print(repr(q[SCTPChunkInit]))
hexdump(q[SCTP])
a = IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/SCTP(sport=36412, dport=5000)/SCTPChunkInitAck(params=[SCTPChunkParamStateCookie(cookie="cook")])))
print(a.answers(q), IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/SCTP(sport=36412, dport=5000)/SCTPChunkAbort())).answers(q))
d = SCTP(bytes(SCTP()/SCTPChunkSACK(cumul_tsn_ack=5, gap_ack_list=["2:3", "5:9"], dup_tsn_list=[1])/SCTPChunkData(beginning=1, ending=1, tsn=9, proto_id="NGAP", data="hello")/SCTPChunkForwardTSN(new_tsn=3, skips=[SCTPForwardSkip(stream_id=1, stream_seq=2)])))
print(repr(d), d[SCTPChunkSACK].len)
# Padding that is not zero, and none at the end, are kept.
b = bytes(SCTPChunkCookieEcho(cookie="abcde")/SCTPChunkError(error_causes="x"))
odd = b[:9] + b"pad" + b[12:17]
print(repr(SCTPChunkCookieEcho(odd)), bytes(SCTPChunkCookieEcho(odd)) == odd)
try:
    SCTPChunkSACK(gap_ack_list=["2-" + "3"])
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=sctp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
SCTP       sport=5000 dport=s1_control tag=0x0 chksum=(computed)
SCTPChunkInit type=init flags=0x0 len=(computed) init_tag=0x1 a_rwnd=65535 n_out_streams=2 n_in_streams=2 init_tsn=0x7
  params[0] SCTPChunkParamIPv4Addr type=IPv4 len=8 addr=192.0.2.1
  params[1] SCTPChunkParamSupportedExtensions type=supported-extensions len=(computed) supported_extensions=[authentication, address-configuration, address-configuration-ack]
  params[2] SCTPChunkParamHostname type=hostname len=(computed) hostname=b"lab"
  params[3] SCTPChunkParamAddIPAddr type=add-IP len=(computed) correlation_id=0x0 addr_type=IPv6 addr_len=(computed) addr=2001:db8::1
0xcc5af23d 72 [8, 7, 7, 28]
SCTPChunkInit(init_tag=1, a_rwnd=65535, n_out_streams=2, n_in_streams=2, init_tsn=7, params=[SCTPChunkParamIPv4Addr(addr="192.0.2.1"), SCTPChunkParamSupportedExtensions(), SCTPChunkParamHostname(hostname=b"lab"), SCTPChunkParamAddIPAddr(addr_type=6, addr="2001:db8::1")])
0000  13 88 8e 3c 00 00 00 00  cc 5a f2 3d 01 00 00 48   ...<.....Z.=...H
0010  00 00 00 01 00 00 ff ff  00 02 00 02 00 00 00 07   ................
0020  00 05 00 08 c0 00 02 01  80 08 00 07 0f c1 80 00   ................
0030  00 0b 00 07 6c 61 62 00  c0 01 00 1c 00 00 00 00   ....lab.........
0040  00 06 00 14 20 01 0d b8  00 00 00 00 00 00 00 00   .... ...........
0050  00 00 00 01                                        ....
True True
SCTP()/SCTPChunkSACK(cumul_tsn_ack=5, gap_ack_list=["2:3", "5:9"], dup_tsn_list=[1])/SCTPChunkData(beginning=1, ending=1, tsn=9, proto_id=60, data=Raw(load=b"hello"))/SCTPChunkForwardTSN(new_tsn=3, skips=[SCTPForwardSkip(stream_id=1, stream_seq=2)]) 28
SCTPChunkCookieEcho(cookie=b"abcde", padding=b"pad")/SCTPChunkError(error_causes=b"x", padding=b"") True
'2-3' is not a gap block: write "2:4", offsets from cumul_tsn_ack
