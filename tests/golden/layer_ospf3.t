p = IPv6(src="fe80::1", dst="ff02::5", hlim=1)/OSPFv3_Hdr(src="192.0.2.1")/OSPFv3_LSUpd(lsalist=[OSPFv3_Link_LSA(lladdr="fe80::1", prefixlist=[OSPFv3_Prefix_Item(prefix="2001:db8::/32"), OSPFv3_Prefix_Item(prefix="::/0")]), OSPFv3_AS_External_LSA(flags="T+F", tag=7, fwaddr="2001:db8::9", prefix="2001:db8:1::/48"), OSPFv3_Router_LSA(options="V6+R", linklist=[OSPFv3_Link()])])
p.show()
q = IPv6(bytes(p))
q.show()
print(repr(q[OSPFv3_LSUpd]))
print(repr(IPv6(bytes(IPv6(src="fe80::1", dst="ff02::5")/OSPFv3_Hdr()/OSPFv3_Hello(neighbors=["192.0.2.2"])))[OSPFv3_Hdr]))
# A prefix length that the prefix does not have is sent as it was given.
x = OSPFv3_Prefix_Item(prefixlen=7)
print(bytes(x).hex())
for wrong in ["2001:db8::/129", "192.0.2.0/24", 7]:
    try:
        OSPFv3_Prefix_Item(prefix=wrong)
    except Exception as e:
        print(e)
---
IPv6       version=6 tc=0 fl=0 plen=(computed) nh=89 hlim=1 src=fe80::1 dst=ff02::5
OSPFv3_Hdr version=3 type=LSUpd len=(computed) src=192.0.2.1 area=0.0.0.0 chksum=(computed) instance=0 reserved=0
OSPFv3_LSUpd lsacount=(computed)
  lsalist[0] OSPFv3_Link_LSA age=1 type=link id=0.0.0.0 adrouter=1.1.1.1 seq=0x80000001 chksum=(computed) len=(computed) prio=1 options=0 lladdr=fe80::1 prefixes=(computed)
    prefixlist[0] prefixlen=(computed) prefixoptions=0 metric=10 prefix="2001:db8::/32"
    prefixlist[1] prefixlen=(computed) prefixoptions=0 metric=10 prefix="::/0"
  lsalist[1] OSPFv3_AS_External_LSA age=1 type=asExternal id=0.0.0.0 adrouter=1.1.1.1 seq=0x80000001 chksum=(computed) len=(computed) flags=T+F metric=0x14 prefixlen=(computed) prefixoptions=0 reflstype=0 prefix="2001:db8:1::/48" fwaddr=2001:db8::9 tag=7
  lsalist[2] OSPFv3_Router_LSA age=1 type=router id=0.0.0.0 adrouter=1.1.1.1 seq=0x80000001 chksum=(computed) len=(computed) flags=0 options=V6+R
    linklist[0] type=p2p reserved=0 metric=10 intid=0 neighintid=0 neighbor=2.2.2.2
IPv6       version=6 tc=0 fl=0 plen=172 nh=89 hlim=1 src=fe80::1 dst=ff02::5
OSPFv3_Hdr version=3 type=LSUpd len=172 src=192.0.2.1 area=0.0.0.0 chksum=0xd024 (ok) instance=0 reserved=0
OSPFv3_LSUpd lsacount=3
  lsalist[0] OSPFv3_Link_LSA age=1 type=link id=0.0.0.0 adrouter=1.1.1.1 seq=0x80000001 chksum=0xf0aa len=56 prio=1 options=0 lladdr=fe80::1 prefixes=2
    prefixlist[0] prefixlen=32 prefixoptions=0 metric=10 prefix="2001:db8::/32"
    prefixlist[1] prefixlen=0 prefixoptions=0 metric=10 prefix="::/0"
  lsalist[1] OSPFv3_AS_External_LSA age=1 type=asExternal id=0.0.0.0 adrouter=1.1.1.1 seq=0x80000001 chksum=0x7e58 len=56 flags=T+F metric=0x14 prefixlen=48 prefixoptions=0 reflstype=0 prefix="2001:db8:1::/48" fwaddr=2001:db8::9 tag=7
  lsalist[2] OSPFv3_Router_LSA age=1 type=router id=0.0.0.0 adrouter=1.1.1.1 seq=0x80000001 chksum=0x34d8 len=40 flags=0 options=V6+R
    linklist[0] type=p2p reserved=0 metric=10 intid=0 neighintid=0 neighbor=2.2.2.2
OSPFv3_LSUpd(lsalist=[OSPFv3_Link_LSA(lladdr="fe80::1", prefixlist=[OSPFv3_Prefix_Item(prefix="2001:db8::/32"), OSPFv3_Prefix_Item(prefix="::/0")]), OSPFv3_AS_External_LSA(flags="T+F", prefix="2001:db8:1::/48", fwaddr="2001:db8::9", tag=7), OSPFv3_Router_LSA(options="V6+R", linklist=[OSPFv3_Link()])])
OSPFv3_Hdr(chksum=14741)/OSPFv3_Hello(neighbors=["192.0.2.2"])
0700000a20010db800000042
'2001:db8::/129' is not an IPv6 prefix: write "2001:db8::/32", at most /128
'192.0.2.0/24' is not an IPv6 prefix: write "2001:db8::/32", at most /128
prefix is a prefix such as "2001:db8::/32"
