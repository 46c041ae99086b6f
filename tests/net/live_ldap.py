#!/usr/bin/env python3
"""slapd takes a bind, adds an entry and finds it, over a TCP connection that pkt makes segment by segment."""

from namespace import Checks, pkt
from server import Far

CONF = """objectclass ( 1.3.6.1.4.1.32473.1 NAME 'lamp' STRUCTURAL MUST cn MAY description )
pidfile {dir}/pid
database ldif
suffix "cn=lab"
rootdn "cn=root,cn=lab"
rootpw secret
directory {dir}/data
"""

SCRIPT = """
def segment(flags, seq, ack):
    return IP(dst="10.9.0.2")/TCP(sport=40389, dport=389, flags=flags, seq=seq, ack=ack)
s = sr1(segment("S", 1000, 0), timeout=5, guard=True)
here, there = 1001, s.seq + 1
send(segment("A", here, there), verbose=0, guard=True)
def tell(message):
    # What comes back at once: more is held back until that is acknowledged.
    global here, there
    found = []
    ans, unans = sr(segment("PA", here, there)/message, timeout=2, guard=True, multi=True, verbose=0)
    here += len(message)
    for q, a in ans:
        if LDAP in a and a.seq == there: # and not sent again
            there += len(a[LDAP])
            found.append(a[LDAP])
    return found
root = LDAP_BindRequest(bind_name="cn=root,cn=lab", authentication=LDAP_Authentication_simple("wrong"))
for a in tell(LDAP(messageID=1, protocolOp=root)):
    print("bind", a.messageID, a.protocolOp.resultCode)
root.authentication = LDAP_Authentication_simple("secret")
for a in tell(LDAP(messageID=2, protocolOp=root)):
    print("bind", a.messageID, a.protocolOp.resultCode)
def attribute(name, text):
    return LDAP_Attribute(type=name, values=[LDAP_AttributeValue(value=text)])
entry = LDAP_AddRequest(entry="cn=lab", attributes=[attribute("objectClass", "lamp"), attribute("description", "on")])
for a in tell(LDAP(messageID=3, protocolOp=entry)):
    print("add", a.messageID, a.protocolOp.resultCode)
bright = LDAP_FilterAnd(vals=[LDAP_Filter(), LDAP_Filter(filter=LDAP_SubstringFilter(type="description", filters=[LDAP_SubstringFilterStr(str=LDAP_SubstringFilterInitial(val="o"))]))])
for a in tell(LDAP(messageID=4, protocolOp=LDAP_SearchRequest(baseObject="cn=lab", scope="wholeSubtree", filter=LDAP_Filter(filter=bright), attributes=[LDAP_SearchRequestAttribute(type="description")]))):
    print("entry", a.protocolOp.objectName, a.protocolOp.attributes[0].values[0].value)
send(segment("PA", here, there)/LDAP(messageID=5, protocolOp=LDAP_UnbindRequest()), verbose=0, guard=True)
"""

c = Checks()
with Far("slapd", "-f", "{dir}/slapd.conf", "-h", "ldap://10.9.0.2:389", "-d", "0", port=389) as far:
    with open(far.dir + "/slapd.conf", "w", encoding="ascii") as f:
        f.write(CONF.replace("{dir}", far.dir))
    far.far("mkdir", far.dir + "/data")
    far.start()
    status, out, err = pkt("-", script=SCRIPT)
    lines = out.splitlines()
    c.is_so("status", status == 0, status, err, out, far.said())
    c.is_so("a wrong password is refused", lines[:1] == ["bind 1 49"], out, err, far.said())
    c.is_so("bound", lines[1:2] == ["bind 2 0"], out, err, far.said())
    c.is_so("added", lines[2:3] == ["add 3 0"], out, err, far.said())
    c.is_so("found", lines[3:] == ['entry b"cn=lab" b"on"'], out, err, far.said())
c.end("live_ldap: slapd binds, adds an entry and finds it")
