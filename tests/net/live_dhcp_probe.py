#!/usr/bin/env python3
"""dhcp_probe() and dnsmasq: what it tells is what dnsmasq was told to offer."""

from namespace import Checks, pkt
from server import Far

c = Checks()
with Far("dnsmasq", "--keep-in-foreground", "--no-daemon", "--conf-file=/dev/null", "--user=root", "--port=0", "--interface=v1", "--bind-interfaces",
         "--dhcp-range=10.9.0.100,10.9.0.110,1h", "--dhcp-option=option:router,10.9.0.2", "--dhcp-option=option:dns-server,10.9.0.3,10.9.0.4",
         "--domain=lab.example", "--dhcp-leasefile={dir}/leases", "--no-ping", "--dhcp-authoritative", port=67) as far:
    far.start()
    status, out, err = pkt("-e", 'res, unans = dhcp_probe(iface="v0", timeout=1.5)\nassert len(res.offers()) == 1')
    c.is_so("status", status == 0, status, err, out, far.said())
    for line in ("    server_id: 10.9.0.2\n", "    lease_time: 3600\n", "    subnet_mask: 255.255.255.0\n", "    router: 10.9.0.2\n",
                 "    name_server: 10.9.0.3, 10.9.0.4\n", "    domain: lab.example\n", "\n1 DHCP server\n"):
        c.is_so("a line", line in out, line, out)
    c.is_so("an address of the range", out.startswith("10.9.0.2 (") and " offers 10.9.0.1" in out, out)
c.end("live_dhcp_probe: dnsmasq's offer as it was configured")
