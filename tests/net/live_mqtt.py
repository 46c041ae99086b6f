#!/usr/bin/env python3
"""mosquitto takes a subscription and gives a message back, over a TCP connection that pkt makes segment by segment."""

from namespace import Checks, pkt
from server import Far

CONF = """listener 1883 10.9.0.2
allow_anonymous true
persistence false
user root
"""

SCRIPT = """
def segment(flags, seq, ack):
    return IP(dst="10.9.0.2")/TCP(sport=40883, dport=1883, flags=flags, seq=seq, ack=ack)
s = sr1(segment("S", 1000, 0), timeout=5, guard=True)
here, there = 1001, s.seq + 1
send(segment("A", here, there), verbose=0, guard=True)
def tell(message, want):
    # The first segment with a message of the class wanted that comes back: mosquitto acknowledges and answers in two.
    global here, there
    found = None
    ans, unans = sr(segment("PA", here, there)/message, timeout=3, guard=True, multi=True, verbose=0)
    here += len(message)
    for q, a in ans:
        if MQTT in a:
            there = a.seq + len(a[MQTT])
            if want in a:
                found = a[MQTT]
    return found
a = tell(MQTT()/MQTTConnect(protoname="MQTT", protolevel="v3.1.1", cleansess=1, clientId="pkt", klive=60), MQTTConnack)
print(a.type, a[MQTTConnack].retcode)
a = tell(MQTT(QOS=1)/MQTTSubscribe(msgid=7, topics=[MQTTTopicQOS(topic="lamp/#", QOS=0)]), MQTTSuback)
print(a[MQTTSuback].msgid, a[MQTTSuback].retcodes)
a = tell(MQTT(QOS=0)/MQTTPublish(topic="lamp/1", value="on"), MQTTPublish)
print(a[MQTTPublish].topic, a[MQTTPublish].value)
"""

c = Checks()
with Far("mosquitto", "-c", "{dir}/mosquitto.conf", port=1883) as far:
    with open(far.dir + "/mosquitto.conf", "w", encoding="ascii") as f:
        f.write(CONF)
    far.start()
    status, out, err = pkt("-", script=SCRIPT)
    c.is_so("status", status == 0, status, err, out, far.said())
    c.is_so("accepted", out.splitlines()[:1] == ["2 0"], out, err, far.said())
    c.is_so("granted", out.splitlines()[1:2] == ["7 [0]"], out, err)
    c.is_so("the message comes back", out.splitlines()[2:] == ['b"lamp/1" b"on"'], out, err)
c.end("live_mqtt: mosquitto takes a subscription and gives a message back")
