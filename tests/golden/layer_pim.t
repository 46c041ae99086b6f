p = IP(src="192.0.2.1", dst="224.0.0.13", ttl=1)/PIMv2Hdr()/PIMv2Hello(option=[PIMv2HelloHoldtime(), PIMv2HelloLANPruneDelay(), PIMv2HelloDRPriority(dr_priority=7), PIMv2HelloGenerationID(generation_id=5), PIMv2HelloAddrList(value=[PIMv2HelloAddrListValue(addr_family=2, prefix="fe80::7")]), PIMv2HelloOption(type=65001, value="x")])
IP(bytes(p)).show()
print(repr(IP(bytes(p))[PIMv2Hdr]))
j = IPv6(src="fe80::1", dst="ff02::d", hlim=1)/PIMv2Hdr()/PIMv2JoinPrune(up_addr_family=2, up_neighbor_ip="fe80::9", jp_ips=[PIMv2GroupAddrs(addr_family=2, mask_len=128, gaddr="ff3e::1", join_ips=[PIMv2JoinAddrs(addr_family=2, mask_len=128, sparse=1, rpt=0, src_ip="2001:db8::1")])])
IPv6(bytes(j)).show()
print(repr(IPv6(bytes(j))[PIMv2JoinPrune]))
# What is inside a Register is not summed.
r = IP(src="192.0.2.1", dst="192.0.2.2")/PIMv2Hdr()/PIMv2Register()/IP(src="198.51.100.1", dst="239.1.2.3")/UDP(sport=5000, dport=5001)/"data"
q = IP(bytes(r))
print(q.summary(), hex(q[PIMv2Hdr].chksum))
# A bootstrap message, an assertion, a candidate: families and encodings of addresses as RFC 7761 has them.
b = bytes(PIMv2Hdr()/PIMv2Bootstrap(tag=7, bsr="192.0.2.1", groups=[PIMv2RPGroup(group="239.0.0.0", group_mask_len=8, rps=[PIMv2RP(rp="192.0.2.2", holdtime=150)])]))
print(b.hex(), repr(PIMv2Hdr(b)))
print(repr(PIMv2Hdr(bytes(PIMv2Hdr()/PIMv2Assert(group="239.1.2.3", source="192.0.2.7", preference=110, metric=20)))))
print(repr(PIMv2Hdr(bytes(PIMv2Hdr()/PIMv2CandidateRP(rp="192.0.2.2", groups=[PIMv2CandidateGroup(group="239.0.0.0", group_mask_len=8)])))))
try:
    PIMv2JoinPrune(up_neighbor_ip="fe80:" + ":1")
    print(bytes(PIMv2JoinPrune(up_neighbor_ip="fe80:" + ":1")).hex())
    PIMv2JoinPrune(holdtime=65535 + 1)
except Exception as e:
    print(e)
---
IP         version=4 ihl=5 tos=0x0 len=81 id=1 flags=0 frag=0 ttl=1 proto=pim chksum=0x1737 (ok) src=192.0.2.1 dst=224.0.0.13
PIMv2Hdr   version=2 type=Hello reserved=0 chksum=0x5cfd (ok)
PIMv2Hello
  option[0] PIMv2HelloHoldtime type=1 length=2 holdtime=105
  option[1] PIMv2HelloLANPruneDelay type=2 length=4
    value[0] propagation_delay=500 override_interval=2500
  option[2] PIMv2HelloDRPriority type=19 length=4 dr_priority=7
  option[3] PIMv2HelloGenerationID type=20 length=4 generation_id=5
  option[4] PIMv2HelloAddrList type=24 length=18
    value[0] addr_family=2 encoding_type=0 prefix=fe80::7
  option[5] PIMv2HelloOption type=65001 length=1 value=b"x"
PIMv2Hdr(chksum=23805)/PIMv2Hello(option=[PIMv2HelloHoldtime(), PIMv2HelloLANPruneDelay(), PIMv2HelloDRPriority(dr_priority=7), PIMv2HelloGenerationID(generation_id=5), PIMv2HelloAddrList(value=[PIMv2HelloAddrListValue(addr_family=2, prefix="fe80::7")]), PIMv2HelloOption(type=65001, value=b"x")])
IPv6       version=6 tc=0 fl=0 plen=70 nh=103 hlim=1 src=fe80::1 dst=ff02::d
PIMv2Hdr   version=2 type=Join/Prune reserved=0 chksum=0xa768 (ok)
PIMv2JoinPrune up_addr_family=2 up_encoding_type=0 up_neighbor_ip=fe80::9 reserved=0 num_group=1 holdtime=210
  jp_ips[0] addr_family=2 encoding_type=0 reserved=0 mask_len=128 gaddr=ff3e::1 num_joins=1 num_prunes=0
    join_ips[0] addr_family=2 encoding_type=0 rsrvd=0 sparse=1 mask_len=128 src_ip=2001:db8::1
PIMv2JoinPrune(up_addr_family=2, up_neighbor_ip="fe80::9", jp_ips=[PIMv2GroupAddrs(addr_family=2, mask_len=128, gaddr="ff3e::1", join_ips=[PIMv2JoinAddrs(addr_family=2, sparse=1, rpt=0, mask_len=128, src_ip="2001:db8::1")])])
IP / PIMv2Hdr / PIMv2Register / IP / UDP 198.51.100.1:5000 > 239.1.2.3:5001 / Raw 0xdeff
2400000000071e000100c000020101000008ef000000010100000100c000020200960000 PIMv2Hdr()/PIMv2Bootstrap(tag=7, bsr="192.0.2.1", groups=[PIMv2RPGroup(group_mask_len=8, group="239.0.0.0", rps=[PIMv2RP(rp="192.0.2.2", holdtime=150)])])
PIMv2Hdr()/PIMv2Assert(group="239.1.2.3", source="192.0.2.7", preference=110, metric=20)
PIMv2Hdr()/PIMv2CandidateRP(rp="192.0.2.2", groups=[PIMv2CandidateGroup(group_mask_len=8, group="239.0.0.0")])
0100fe800000000000000000000000000001000000d2
65536 does not fit in PIMv2JoinPrune.holdtime (16 bits: 0 to 65535)
