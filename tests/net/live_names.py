#!/usr/bin/env python3
"""Names of hosts: dnsmasq is the resolver, in a namespace; what it is asked for, once each, what it is not, and what is said then."""

import os

from namespace import Checks, pkt
from server import Far

SCRIPT = """
for i in range(3):
    p = IP(dst="there.test")/ICMP()
print(p.dst, IPv6(dst="THERE.test").dst, IP(dst="there.test/30").dst)
reply = sr1(p, timeout=5)
print(reply.src, ICMP in reply)
sniff(count=1, timeout=0.1)
print(IP(dst="later.test").dst)
"""
WRONG = [
    ('IP(dst="nosuch.test")', "/etc/hosts and the resolver do not know the name"),
    ('IP(dst="only6.test")', "the name has no IPv4 address: use IPv6(…)"),
    ('IP(dst="there")', "no such name in /etc/hosts, and the resolver is asked for names with a dot: give the address"),
    ('conf.dns = False\nIP(dst="there.test")', "names are looked up in /etc/hosts only: give the address"),
]

c = Checks()
with Far("dnsmasq", "--conf-file=/dev/null", "--user=root", "--no-daemon", "--no-resolv", "--no-hosts", "--interface=v1", "--bind-interfaces",
         "--local=/test/", "--host-record=there.test,10.9.0.2,fd09::2", "--host-record=later.test,10.9.0.3", "--host-record=only6.test,fd09::6",
         "--log-queries", port=53) as far:
    far.start()
    resolv = os.path.join(far.dir, "resolv.conf")
    with open(resolv, "w") as f:
        f.write("nameserver 10.9.0.2\n")
    os.environ.pop("PKT_DNS", None)
    before = ["unshare", "-m", "sh", "-c", f'mount --bind {resolv} /etc/resolv.conf && exec "$@"', "sh"]
    status, out, err = pkt("-", script=SCRIPT, before=before)
    c.is_so("names are found", status == 0 and out == "10.9.0.2 fd09::2 \"10.9.0.0/30\"\n10.9.0.2 True\n10.9.0.3\n", status, out, err)
    asked = far.said()
    c.is_so("each is asked for once", [asked.count(f"query[{t}] {n}") for t, n in (("A", "there.test"), ("AAAA", "THERE.test"), ("A", "later.test"))] == [1, 1, 1], asked)
    for script, why in WRONG:
        status, out, err = pkt("-", script=script + "\n", before=before)
        c.is_so(script, status == 2 and why in err, status, out, err)
    c.is_so("nobody is asked for what may not be asked", "query[A] there from" not in far.said() and far.said().count("query[A] there.test") == 1, far.said())
    os.environ["PKT_DNS"] = "off"
    status, out, err = pkt("sr", 'IP(dst="there.test")/ICMP()', before=before)
    c.is_so("PKT_DNS=off", status == 2 and "names are looked up in /etc/hosts only" in err, status, err)
    del os.environ["PKT_DNS"]
    status, out, err = pkt("sr", 'IP(dst="there.test")/ICMP()', before=before)
    c.is_so("pkt sr NAME", status == 0 and "10.9.0.2" in out, status, out, err)
c.end(f"live_names: dnsmasq knows names, {len(WRONG) + 1} refusals")
