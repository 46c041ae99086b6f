#!/usr/bin/env python3
"""snmpd answers get, getnext and getbulk, asked and read by pkt."""

from namespace import Checks, pkt
from server import Far

CONF = """rocommunity public
sysName pkt-test
sysLocation rack
agentaddress udp:10.9.0.2:161
"""

SCRIPT = """
def ask(pdu):
    return sr1(IP(dst="10.9.0.2")/UDP(sport=40161)/SNMP(PDU=pdu), timeout=5)
name = SNMPvarbind(oid="1.3.6.1.2.1.1.5.0")
a = ask(SNMPget(id=77, varbindlist=[name]))
print(a[SNMP].PDU.id, a[SNMP].PDU.varbindlist[0].value.val)
a = ask(SNMPnext(id=78, varbindlist=[name]))
print(a[SNMP].PDU.varbindlist[0].oid, a[SNMP].PDU.varbindlist[0].value.val)
a = ask(SNMPbulk(id=-5, max_repetitions=2, varbindlist=[name]))
print(a[SNMP].PDU.id, len(a[SNMP].PDU.varbindlist))
a = ask(SNMPset(id=79, varbindlist=[SNMPvarbind(oid="1.3.6.1.2.1.1.5.0", value="x")]))
print(a[SNMP].PDU.error)
"""

c = Checks()
with Far("snmpd", "-f", "-Lo", "-C", "-c", "{dir}/snmpd.conf", "-I", "system_mib,sysORTable,snmpv3mibs", "-p", "{dir}/pid", port=161) as far:
    with open(far.dir + "/snmpd.conf", "w", encoding="ascii") as f:
        f.write(CONF)
    far.start()
    status, out, err = pkt("-", script=SCRIPT)
    c.is_so("status", status == 0, status, err, out, far.said())
    want = ['77 b"pkt-test"', '1.3.6.1.2.1.1.6.0 b"rack"', "-5 2"]
    c.is_so("answers", out.splitlines()[:3] == want, out, err, far.said())
    c.is_so("a refusal", out.splitlines()[3:] in (["6"], ["16"], ["17"]), out)
c.end("live_snmp: snmpd answers get, getnext, getbulk and set")
