p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=646)/LDP(id="192.0.2.1", len=40)/LDPInit(params=[15, 0, 1, 0, 4096, "192.0.2.2", 0])/LDPKeepAlive(id=2)/LDP(id="192.0.2.1")/LDPAddress(id=3, address=["192.0.2.1", "198.51.100.1"])/LDPLabelMM(id=4, fec=[("10.128.0.0", 9), ("0.0.0.0", 0)], label=17, optional=[LDPOptionalTLV(type=0x103, value=b"\1")])
q = IP(bytes(p))
q.show()
print(repr(q[LDP]), bytes(q) == bytes(p))
print(repr(IP(bytes(IP(src="192.0.2.1", dst="224.0.0.2")/UDP()/LDP()/LDPHello(params=[15, 1, 0])/LDPNotification(status=[1, 0, 5, 7, 0x100])))[LDP]))
# A FEC that is no list of prefixes stays bytes; a hello without its parameters is none.
m = bytes(LDPLabelMM(fec=b"\1\0\0\1\1", label=3))
print(repr(LDPLabelMM(m)), bytes(LDPLabelMM(m)) == m)
print(repr(LDP(bytes(LDP()/LDPHello(params=b"")))))
for wrong in [[15, 0], [15, 2, 0], 7]:
    try:
        LDPHello(params=wrong)
    except Exception as e:
        print(e)
try:
    LDPLabelMM(fec=[("10.0.0.0", 33)])
except Exception as e:
    print(e)
---
IP         version=4 ihl=5 tos=0x0 len=151 id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=0xf65c (ok) src=192.0.2.1 dst=192.0.2.2
TCP        sport=ldp dport=ldp seq=0 ack=0 dataofs=5 reserved=0 flags=S window=8192 chksum=0x5c92 (ok) urgptr=0
LDP        version=1 len=40 id=192.0.2.1 space=0
LDPInit    type=Initialization len=22 id=0 params=[15, 0, 1, 0, 4096, "192.0.2.2", 0]
LDPKeepAlive type=KeepAlive len=4 id=2
LDP        version=1 len=63 id=192.0.2.1 space=0
LDPAddress type=Address len=18 id=3 address=["192.0.2.1", "198.51.100.1"]
LDPLabelMM type=Label Mapping len=31 id=4 fec=[("10.128.0.0", 9), ("0.0.0.0", 0)] label=17
  optional[0] type=0x103 len=1 value=b"\x01"
LDP(len=40, id="192.0.2.1")/LDPInit(params=[15, 0, 1, 0, 4096, "192.0.2.2", 0])/LDPKeepAlive(id=2)/LDP(id="192.0.2.1")/LDPAddress(id=3, address=["192.0.2.1", "198.51.100.1"])/LDPLabelMM(id=4, fec=[("10.128.0.0", 9), ("0.0.0.0", 0)], label=17, optional=[LDPOptionalTLV(type=259, value=b"\x01")]) True
LDP()/LDPHello(params=[15, 1, 0])/LDPNotification(status=[1, 0, 5, 7, 256])
LDPLabelMM(fec=b"\x01\x00\x00\x01\x01", label=3) True
LDP()/Raw(load=b"\x01\x00\x00\x04\x00\x00\x00\x00")
params has 3 items, not 2
params takes a number of 1 bits there (0 to 1)
params takes one list: [hold time in seconds, T: targeted, R: send targeted]; or bytes for the whole TLV
fec is a list of prefixes such as ("192.0.2.0", 24)
