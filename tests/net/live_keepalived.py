#!/usr/bin/env python3
"""keepalived announces itself by VRRP, versions 2 and 3, gives way to a higher priority, and comes back."""

from namespace import Checks, pkt
from server import Far

CONF = """
vrrp_instance VI_VERSION {
 state BACKUP
 interface v1
 version VERSION
 virtual_router_id 1VERSION
 priority 100
 advert_int 1
 virtual_ipaddress { 10.9.0.20VERSION }
}
"""

SCRIPT = """
def heard(wanted, question=None):
    # The first advertisement that is wanted, after the question was sent.
    started = (lambda: send(question, iface="v0", verbose=0)) if question else None
    result = sniff(filter="ip proto 112 and src 10.9.0.2", timeout=15, stop_filter=wanted, started_callback=started)
    return [p for p in result if wanted(p)][0]

p = heard(lambda p: VRRP in p)
print("two", p[VRRP].vrid, p[VRRP].priority, p[VRRP].addrlist, p[IP].ttl, p[IP].dst)
again = p.copy()
del again[VRRP].chksum
print("sum", bytes(again) == bytes(p))
p = heard(lambda p: VRRPv3 in p)
print("three", p[VRRPv3].vrid, p[VRRPv3].priority, p[VRRPv3].adv, p[VRRPv3].addrlist)
again = p.copy()
del again[VRRPv3].chksum
print("sum", bytes(again) == bytes(p))

# Somebody else is better, and gives up at once: the next advertisement is keepalived's return.
better = IP(src="10.9.0.1", dst="224.0.0.18", ttl=255)/VRRPv3(vrid=13, priority=200, addrlist=["10.9.0.203"])
send(better, iface="v0", verbose=0)
gone = [p for p in sniff(filter="ip proto 112 and src 10.9.0.2", timeout=2) if VRRPv3 in p]
p = heard(lambda p: VRRPv3 in p, IP(src="10.9.0.1", dst="224.0.0.18", ttl=255)/VRRPv3(vrid=13, priority=0, addrlist=["10.9.0.203"]))
print("gave way", len(gone), p[VRRPv3].priority)
"""

WANTED = """two 12 100 ["10.9.0.202"] 255 224.0.0.18
sum True
three 13 100 100 ["10.9.0.203"]
sum True
gave way 0 100
"""

c = Checks()
with Far("keepalived", "--dont-fork", "--vrrp", "--log-console", "--use-file={dir}/keepalived.conf", "--pid={dir}/a.pid", "--vrrp_pid={dir}/b.pid",
         port=0) as far:
    with open(far.dir + "/keepalived.conf", "w", encoding="ascii") as f:
        f.write(CONF.replace("VERSION", "2") + CONF.replace("VERSION", "3"))
    far.listens = lambda: far.server.poll() is None
    far.start()
    status, out, err = pkt("-", script=SCRIPT)
    c.is_so("status", status == 0, status, err, out, far.said())
    for want, got in zip(WANTED.splitlines(), out.splitlines() + [""] * 5):
        c.is_so(want.split()[0], got == want, got, want, err)
    far.server.terminate()  # it ends its child, too
    far.server.wait()
c.end("live_keepalived: keepalived announces itself, gives way and comes back")
