p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(flags="PA")/ENIPTCP(commandId="RegisterSession", senderContext=7, commandSpecificData=ENIPRegisterSession())
p.show()
q = IP(bytes(p))
print(q.summary(), q[ENIPTCP].length, q[TCP].dport)
hexdump(q[ENIPTCP])
r = ENIPTCP(bytes(ENIPTCP(commandId="SendRRData", session=9, commandSpecificData=ENIPSendRRData(items=[ItemData(), ItemData(typeId="Unconnected message Data Item", data="cip")]))))
print(repr(r))
i = ENIPTCP(bytes(ENIPTCP(commandId="ListIdentity", commandSpecificData=ENIPListIdentity(items=[ENIPListIdentityItem(sinAddress="192.0.2.9", productName="lab", vendorId=1)]))))
print(repr(i))
# A list that is cut, and a command that nobody has.
b = bytes(r)[:-2]
print(repr(ENIPTCP(b)), bytes(ENIPTCP(b)) == b)
print(repr(ENIPTCP(bytes(ENIPTCP(commandId=999, length=2)/"ab"))))
try:
    ENIPTCP(status="bad" + "ly")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
TCP        sport=44818 dport=44818 seq=0 ack=0 dataofs=(computed) reserved=0 flags=PA window=8192 chksum=(computed) urgptr=0
ENIPTCP    commandId=RegisterSession length=(computed) session=0x0 status=success senderContext=7 options=0
  commandSpecificData protocolVersion=1 options=0
IP / TCP 192.0.2.1:44818 > 192.0.2.2:44818 PA / ENIPTCP 4 44818
0000  65 00 04 00 00 00 00 00  00 00 00 00 07 00 00 00   e...............
0010  00 00 00 00 00 00 00 00  01 00 00 00               ............
ENIPTCP(commandId=111, session=9, commandSpecificData=ENIPSendRRData(items=[ItemData(), ItemData(typeId=178, data=b"cip")]))
ENIPTCP(commandId=99, commandSpecificData=ENIPListIdentity(items=[ENIPListIdentityItem(sinAddress="192.0.2.9", vendorId=1, productName=b"lab")]))
ENIPTCP(commandId=111, length=19, session=9, commandSpecificData=ENIPSendRRData(items=[ItemData(), ItemData(typeId=178, length=3, data=b"c")])) True
ENIPTCP(commandId=999, length=2)/"ab"
'badly' is not a value of ENIPTCP.status
