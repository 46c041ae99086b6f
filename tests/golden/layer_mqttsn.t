p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/MQTTSN()/MQTTSNPublish(qos=1, tid=1, mid=7, data="21.5")
p.show()
q = IP(bytes(p))
print(q.summary(), q[UDP].dport, q[MQTTSN].len)
print(repr(q[MQTTSN]))
# From 256 bytes on the length is 1 and two octets more.
for n in [248, 249]:
    b = bytes(MQTTSN()/MQTTSNPublish(data="x" * n))
    print(b[:4].hex(), len(b), repr(MQTTSN(b))[:30])
# A forwarder's header counts itself only, the message behind it counts for itself.
e = MQTTSN(bytes(MQTTSN()/MQTTSNEncaps(w_node_id="abc")/MQTTSN()/MQTTSNPingReq(client_id="c")))
print(repr(e), bytes(e).hex())
for t in [MQTTSNSubscribe(topic_name="ab"), MQTTSNSubscribe(tid_type=1, tid=5), MQTTSNSubscribe(tid_type=2, short_topic="xy"), MQTTSNDisconnect(), MQTTSNDisconnect(duration=3)]:
    print(bytes(MQTTSN()/t).hex(), repr(MQTTSN(bytes(MQTTSN()/t))))
print((MQTTSN()/MQTTSNPuback(mid=7)).answers(p[MQTTSN]), (MQTTSN()/MQTTSNPuback(mid=8)).answers(p[MQTTSN]))
try:
    MQTTSNConnect(qos="Be" + "st")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=1883 dport=1883 len=(computed) chksum=(computed)
MQTTSN     len=(computed) type=PUBLISH
MQTTSNPublish qos=Acknowledged deliver tid_type=Normal ID tid=1 mid=7 data=b"21.5"
IP / UDP 192.0.2.1:1883 > 192.0.2.2:1883 / MQTTSN / MQTTSNPublish 1883 11
MQTTSN()/MQTTSNPublish(qos=1, tid=1, mid=7, data=b"21.5")
ff0c0000 255 MQTTSN()/MQTTSNPublish(data=b"
0101020c 258 MQTTSN()/MQTTSNPublish(data=b"
MQTTSN()/MQTTSNEncaps(w_node_id=b"abc")/MQTTSN()/MQTTSNPingReq(client_id=b"c") 06fe00616263031663
07120000006162 MQTTSN()/MQTTSNSubscribe(topic_name=b"ab")
07120100000005 MQTTSN()/MQTTSNSubscribe(tid_type=1, tid=5)
07120200007879 MQTTSN()/MQTTSNSubscribe(tid_type=2, short_topic=b"xy")
0218 MQTTSN(type=24)
04180003 MQTTSN()/MQTTSNDisconnect(duration=3)
True False
'Best' is not a value of MQTTSNConnect.qos
