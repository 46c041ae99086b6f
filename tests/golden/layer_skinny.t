p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=40000, flags="PA")/Skinny()/SkinnyMessageKeypadButton(key=5, callid=7)
p.show()
q = IP(bytes(p))
print(q.summary(), q[TCP].dport, q[Skinny].len)
print(repr(q[Skinny]))
c = Skinny(bytes(Skinny()/SkinnyMessageDialedNumber(number="2001")))
print(c.msg, c[SkinnyMessageDialedNumber].number[:6], len(c))
# A message without a class of its own, and one that is cut.
for b in [bytes.fromhex("0400000000000000ff010000"), bytes.fromhex("1000000000000000030000000500")]:
    print(repr(Skinny(b)), bytes(Skinny(b)) == b)
try:
    SkinnyMessageDialedNumber(number="1" * 25)
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
TCP        sport=40000 dport=cisco_sccp seq=0 ack=0 dataofs=(computed) reserved=0 flags=PA window=8192 chksum=(computed) urgptr=0
Skinny     len=(computed) res=0 msg=KeypadButtonMessage
SkinnyMessageKeypadButton key=5 instance=1 callid=7
IP / TCP 192.0.2.1:40000 > 192.0.2.2:cisco_sccp PA / Skinny / SkinnyMessageKeypadButton 2000 16
Skinny()/SkinnyMessageKeypadButton(key=5, callid=7)
285 b"2001\x00\x00" 44
Skinny(msg=511) True
Skinny(len=16, msg=3)/Raw(load=b"\x05\x00") True
25 bytes do not fit in SkinnyMessageDialedNumber.number (at most 24)
