#!/usr/bin/env python3
"""dnsmasq hands out an IPv6 address: solicit, advertise, request, reply, with packets written and read by pkt."""

from namespace import Checks, pkt
from server import Far

SCRIPT = """
me = DHCP6OptClientId(duid=DUID_LL(lladdr="02:00:00:00:00:01"))
up = IPv6(src=sender, dst="ff02::1:2")/UDP()
a = sr1(up/DHCP6_Solicit(trid=0x123456)/me/DHCP6OptIA_NA(iaid=1)/DHCP6OptOptReq()/DHCP6OptElapsedTime(), iface="v0", timeout=5)
address = a[DHCP6OptIA_NA].ianaopts[0].addr
print(a.summary())
r = sr1(up/DHCP6_Request(trid=0x123457)/me/a[DHCP6OptServerId].copy()/DHCP6OptIA_NA(iaid=1, ianaopts=[DHCP6OptIAAddress(addr=address)])/DHCP6OptOptReq()/DHCP6OptElapsedTime(), iface="v0", timeout=5)
print(DHCP6_Reply in r, r[DHCP6OptIA_NA].ianaopts[0].addr == address, r[DHCP6OptDNSServers].dnsservers, r[DHCP6OptDNSDomains].dnsdomains, address)
"""

c = Checks()
with Far("dnsmasq", "--keep-in-foreground", "--no-daemon", "--conf-file=/dev/null", "--user=root", "--port=0", "--interface=v1", "--bind-interfaces",
         "--dhcp-range=fd09::100,fd09::1ff,64,1h", "--dhcp-option=option6:dns-server,[fd09::53]", "--dhcp-option=option6:domain-search,example.org",
         "--dhcp-leasefile={dir}/leases", "--no-ping", "--dhcp-authoritative", port=547) as far:
    far.start()
    status, out, err = pkt("-", script=SCRIPT.replace("sender", '"%s"' % far.link_local()))
    lines = out.splitlines()
    c.is_so("status", status == 0, status, err, out, far.said())
    c.is_so("an advertisement", lines and "DHCP6_Advertise / " in lines[0], out)
    c.is_so("a reply", lines and lines[-1].startswith('True True ["fd09::53"] ["example.org."] fd09::1'), out, err)
c.end("live_dhcp6: dnsmasq advertises and confirms an address")
