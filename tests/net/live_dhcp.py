#!/usr/bin/env python3
"""dnsmasq hands out an address: discover, offer, request, ack, with packets written and read by pkt."""

from namespace import Checks, pkt
from server import Far

SCRIPT = """
me = "02:00:00:00:00:01"
up = Ether(src=me, dst="ff:ff:ff:ff:ff:ff")/IP(src="0.0.0.0", dst="255.255.255.255")/UDP(sport=68, dport=67)/BOOTP(chaddr=me, xid=0x1234, flags="B")
offer = srp1(up/DHCP(options=[("message-type", "discover"), ("param_req_list", [1, 3, 6, 51, 121]), "end"]), iface="v0", timeout=5)
print(offer[DHCP].options)
print(offer[BOOTP].yiaddr, offer[BOOTP].op, offer.summary())
server = [o[1] for o in offer[DHCP].options if o[0] == "server_id"][0]
ack = srp1(up/DHCP(options=[("message-type", "request"), ("requested_addr", offer[BOOTP].yiaddr), ("server_id", server), "end"]), iface="v0", timeout=5)
print(ack[DHCP].options[0], ack[BOOTP].yiaddr == offer[BOOTP].yiaddr)
"""

c = Checks()
with Far("dnsmasq", "--keep-in-foreground", "--no-daemon", "--conf-file=/dev/null", "--user=root", "--port=0", "--interface=v1", "--bind-interfaces",
         "--dhcp-range=10.9.0.100,10.9.0.110,1h", "--dhcp-option=121,198.51.100.0/24,10.9.0.9", "--dhcp-option=option:router,10.9.0.2",
         "--dhcp-option=option:dns-server,10.9.0.3,10.9.0.4", "--dhcp-leasefile={dir}/leases", "--no-ping", "--dhcp-authoritative", port=67) as far:
    far.start()
    status, out, err = pkt("-", script=SCRIPT)
    lines = out.splitlines()
    c.is_so("status", status == 0, status, err, out, far.said())
    c.is_so("an offer", lines and lines[0].startswith('[("message-type", 2), ("server_id", "10.9.0.2"), ("lease_time", 3600)'), out, err)
    for option in ('("router", "10.9.0.2")', '("name_server", "10.9.0.3", "10.9.0.4")', '("classless_static_routes", ["198.51.100.0/24:10.9.0.9"])'):
        c.is_so("an option", lines and option in lines[0], option, out)
    c.is_so("an acknowledgement", lines and lines[-1] == '("message-type", 5) True', out, err)
c.end("live_dhcp: dnsmasq offers and acknowledges an address")
