p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=40000, flags="PA")/MQTT()/MQTTConnect(protoname="MQTT", protolevel=4, cleansess=1, clientId="lamp", klive=60, usernameflag=1, username="u")
p.show()
q = IP(bytes(p))
print(q.summary(), q[TCP].dport, q[MQTT].len)
print(repr(q[MQTT]))
# The length grows with what follows: one octet up to 127 bytes, two up to 16383.
for n in [123, 124, 16380]:
    m = MQTT(QOS=1)/MQTTPublish(topic="t", msgid=7, value="x" * n)
    print(MQTT(bytes(m)).len, bytes(m)[:6].hex())
# A length in more octets than it needs stays so; what is behind a message is not part of it.
b = bytes.fromhex("c08000d00000")
print(repr(MQTT(b)), bytes(MQTT(b)) == b)
# Version 5 has properties, which are a field only there.
v = MQTT(bytes.fromhex("101300044d5154540502003c05110000001e000170"))
print(repr(v))
s = MQTT(bytes(MQTT(QOS=1)/MQTTSubscribe(msgid=1, topics=[MQTTTopicQOS(topic="a/#", QOS=1), MQTTTopicQOS(topic="b")])))
print(repr(s), (MQTT()/MQTTSuback(msgid=1, retcodes=[1, 0x80])).answers(s), (MQTT()/MQTTSuback(msgid=2)).answers(s))
try:
    bytes(MQTT(len=0x0fffffff + 1))
except Exception as e:
    print(e)
# Version 5: what older versions end before, or cannot have in that place.
def both(p):
    b = bytes(p)
    print(b.hex(), repr(MQTT(b)), bytes(MQTT(b)) == b)
both(MQTT()/MQTTConnack(retcode=5))
both(MQTT()/MQTTConnack(retcode=0, properties=b"\x21\x00\x14"))
both(MQTT()/MQTTPuback(msgid=3))
both(MQTT()/MQTTPuback(msgid=3, reason=0x10))
both(MQTT()/MQTTPuback(msgid=3, reason="Not authorized", properties=b""))
both(MQTT(QOS=1)/MQTTSubscribe(msgid=1, topics=[MQTTTopicQOS(topic="a/b", QOS=1), MQTTTopicQOS(topic="c")]))
both(MQTT(QOS=1)/MQTTSubscribe(msgid=1, properties=b"\x0b\x01", topics=[MQTTTopicQOS(topic="a/b", QOS=1), MQTTTopicQOS(topic="c")]))
both(MQTT(QOS=1)/MQTTUnsubscribe(msgid=1, properties=b"", topics=[MQTTTopic(topic="a/b")]))
both(MQTT()/MQTTSuback(msgid=1, retcodes=[0, 0x80]))
both(MQTT()/MQTTSuback(msgid=1, properties=b"\x1f\x00\x02no", retcodes=[0x87]))
both(MQTT()/MQTTUnsuback(msgid=1))
both(MQTT()/MQTTUnsuback(msgid=1, properties=b"", retcodes=[0x11]))
both(MQTT()/MQTTDisconnect())
both(MQTT()/MQTTDisconnect(reason="Session taken over"))
both(MQTT()/MQTTAuth(reason="Continue authentication", properties=b"\x15\x00\x01x"))
both(MQTT()/MQTTPublish(topic="lamp", properties=b"", value="on"))
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
TCP        sport=40000 dport=1883 seq=0 ack=0 dataofs=(computed) reserved=0 flags=PA window=8192 chksum=(computed) urgptr=0
MQTT       type=CONNECT DUP=Disabled QOS=At most once delivery RETAIN=Disabled len=(computed)
MQTTConnect length=(computed) protoname=b"MQTT" protolevel=v3.1.1 usernameflag=Enabled passwordflag=Disabled willretainflag=Disabled willQOSflag=At most once delivery willflag=Disabled cleansess=Enabled reserved=Disabled klive=60 clientIdlen=(computed) clientId=b"lamp" userlen=(computed) username=b"u"
IP / TCP 192.0.2.1:40000 > 192.0.2.2:1883 PA / MQTT / MQTTConnect 1883 19
MQTT()/MQTTConnect(protoname=b"MQTT", protolevel=4, usernameflag=1, cleansess=1, klive=60, clientId=b"lamp", username=b"u")
128 328001000174
129 328101000174
16385 328180010001
MQTT(type=12, len=b"\x80\x00")/Padding(load=b"\xd0\x00\x00") True
MQTT()/MQTTConnect(protoname=b"MQTT", cleansess=1, klive=60, properties=b"\x11\x00\x00\x00\x1e", clientId=b"p")
MQTT(QOS=1)/MQTTSubscribe(msgid=1, topics=[MQTTTopicQOS(topic=b"a/#", QOS=1), MQTTTopicQOS(topic=b"b")]) True False
len is at most 268435455
20020005 MQTT()/MQTTConnack(retcode=5) True
2006000003210014 MQTT()/MQTTConnack(properties=b"!\x00\x14") True
40020003 MQTT()/MQTTPuback(msgid=3) True
4003000310 MQTT()/MQTTPuback(msgid=3, reason=16) True
400400038700 MQTT()/MQTTPuback(msgid=3, reason=135, properties=b"") True
820c00010003612f620100016300 MQTT(QOS=1)/MQTTSubscribe(msgid=1, topics=[MQTTTopicQOS(topic=b"a/b", QOS=1), MQTTTopicQOS(topic=b"c")]) True
820f0001020b010003612f620100016300 MQTT(QOS=1)/MQTTSubscribe(msgid=1, properties=b"\x0b\x01", topics=[MQTTTopicQOS(topic=b"a/b", QOS=1), MQTTTopicQOS(topic=b"c")]) True
a2080001000003612f62 MQTT(QOS=1)/MQTTUnsubscribe(msgid=1, properties=b"", topics=[MQTTTopic(topic=b"a/b")]) True
900400010080 MQTT()/MQTTSuback(msgid=1, retcodes=[0, 128]) True
90090001051f00026e6f87 MQTT()/MQTTSuback(msgid=1, properties=b"\x1f\x00\x02no", retcodes=[135]) True
b0020001 MQTT()/MQTTUnsuback(msgid=1) True
b00400010011 MQTT()/MQTTUnsuback(msgid=1, properties=b"", retcodes=[17]) True
e000 MQTT(type=14) True
e0018e MQTT()/MQTTDisconnect(reason=142) True
f006180415000178 MQTT()/MQTTAuth(reason=24, properties=b"\x15\x00\x01x") True
300900046c616d70006f6e MQTT()/MQTTPublish(topic=b"lamp", value=b"\x00on") True
