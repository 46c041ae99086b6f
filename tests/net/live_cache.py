#!/usr/bin/env python3
"""memcached keeps a value and gives it back, asked and read by pkt, over datagrams and their frame header."""

from namespace import Checks, pkt
from server import Far

SCRIPT = """
def ask(n, line, data=""):
    return sr1(IP(dst="10.9.0.2")/UDP(sport=40211, dport=11211)/MemcachedUDP(request_id=n)/Memcached(line=line)/data, timeout=5)
a = ask(7, "set lamp 0 60 2", "on\\r\\n")
print(a[MemcachedUDP].request_id, a[Memcached].line)
a = ask(8, "get lamp")
print(a[MemcachedUDP].request_id, a[Memcached].line, bytes(a[Memcached]))
"""

c = Checks()
with Far("memcached", "-u", "root", "-l", "10.9.0.2", "-p", "11211", "-U", "11211", "-m", "8", port=11211) as far:
    far.start()
    status, out, err = pkt("-", script=SCRIPT)
    c.is_so("status", status == 0, status, err, out, far.said())
    c.is_so("kept", out.splitlines()[:1] == ['7 b"STORED"'], out, err, far.said())
    c.is_so("given back", out.splitlines()[1:] == ['8 b"VALUE lamp 0 2" b"VALUE lamp 0 2\\r\\non\\r\\nEND\\r\\n"'], out, err, far.said())
c.end("live_cache: memcached keeps a value and gives it back")
