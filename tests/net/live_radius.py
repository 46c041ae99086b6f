#!/usr/bin/env python3
"""freeradius accepts the right password and rejects a wrong one, asked and read by pkt."""

import hashlib

from namespace import Checks, pkt
from server import Far

SECRET, AUTHENTICATOR = b"testing123", b"0123456789abcdef"
CONF = """
name = radiusd
libdir = /usr/lib/freeradius
logdir = {dir}
run_dir = {dir}
security {
 allow_vulnerable_openssl = yes
}
client all {
 ipaddr = 0.0.0.0/0
 secret = testing123
}
modules {
 pap {
 }
}
server default {
 listen {
  type = auth
  ipaddr = 10.9.0.2
  port = 1812
 }
 authorize {
  update control { Cleartext-Password := "right" }
  update reply { Session-Timeout := 3600 }
  pap
 }
 authenticate {
  Auth-Type PAP {
   pap
  }
 }
}
"""


def hidden(password):
    """User-Password as it goes over the wire (RFC 2865, 5.2); of at most 16 bytes."""
    return bytes(a ^ b for a, b in zip(password.ljust(16, b"\0"), hashlib.md5(SECRET + AUTHENTICATOR).digest()))


SCRIPT = f"""
def ask(n, password):
    return sr1(IP(dst="10.9.0.2")/UDP(sport=40812)/Radius(id=n, authenticator={AUTHENTICATOR!r}, attributes=[RadiusAttr_User_Name(value="bob"),
        RadiusAttr_User_Password(value=password)]), timeout=5)
a = ask(1, {hidden(b"right")!r})
print(a[Radius].code, a[Radius].id, [x.value for x in a[Radius].attributes if x.type == 27])
a = ask(2, {hidden(b"wrong")!r})
print(a[Radius].code, a[Radius].id)
"""

c = Checks()
with Far("freeradius", "-f", "-l", "stdout", "-d", "{dir}", port=1812) as far:
    with open(far.dir + "/radiusd.conf", "w", encoding="ascii") as f:
        f.write(CONF.replace("{dir}", far.dir))
    far.start()
    status, out, err = pkt("-", script=SCRIPT)
    c.is_so("status", status == 0, status, err, out, far.said())
    c.is_so("accepted and rejected", out.splitlines() == ["2 1 [3600]", "3 2"], out, err, far.said())
c.end("live_radius: freeradius accepts and rejects")
