#!/usr/bin/env python3
"""ntpd answers a client's question, asked and read by pkt."""

from namespace import Checks, pkt
from server import Far

CONF = """server 127.127.1.0
fudge 127.127.1.0 stratum 5
restrict default
"""

SCRIPT = """
a = sr1(IP(dst="10.9.0.2")/UDP(sport=40123)/NTPHeader(version=4, mode="client", sent=3900000000.5), timeout=5)
print(a[NTPHeader].mode, a[NTPHeader].version, a[NTPHeader].orig, a[NTPHeader].recv <= a[NTPHeader].sent)
"""

c = Checks()
with Far("ntpd", "-n", "-c", "{dir}/ntp.conf", "-p", "{dir}/pid", port=123) as far:
    with open(far.dir + "/ntp.conf", "w", encoding="ascii") as f:
        f.write(CONF)
    far.start()
    status, out, err = pkt("-", script=SCRIPT)
    c.is_so("status", status == 0, status, err, out, far.said())
    c.is_so("time", out.splitlines()[:1] == ["4 4 3900000000.5 True"], out, err, far.said())
c.end("live_ntp: ntpd answers a client")
