#!/usr/bin/env python3
"""lldpd hears a frame of ours as a neighbour, and we hear what it tells of itself."""

import json
import os
import subprocess
import sys
import time

from namespace import Checks, pkt, skip
from server import Far, find

# lldpd takes the rights of a user of its own, which there is none of where only root is mapped: root itself makes the namespace.
if not os.environ.get("PKT_NAMESPACE"):
    if os.geteuid() or subprocess.run(["unshare", "-n", "true"], capture_output=True).returncode:
        skip("lldpd needs root, and a network namespace that root makes")
    os.environ["PKT_NAMESPACE"] = os.readlink("/proc/self/ns/net")
    os.execvp("unshare", ["unshare", "-n", sys.executable, os.path.abspath(sys.argv[0])])

HEAR = """
p = sniff(iface="v0", count=1, timeout=20, lfilter=lambda x: LLDPDU in x)[0]
print(p[LLDPDUSystemName].system_name, p[LLDPDUTimeToLive].ttl, p[LLDPDUPortID].subtype, p[LLDPDUSystemCapabilities]._length)
print(len(bytes(p)) == len(p), LLDPDUEndOfLLDPDU in p)
"""
TELL = """
f = Ether(dst="01:80:c2:00:00:0e", src="02:00:00:00:00:07")/LLDPDUChassisID(subtype="MAC address", id="02:00:00:00:00:07")
f = f/LLDPDUPortID(subtype="interface name", id="eth7")/LLDPDUTimeToLive(ttl=120)/LLDPDUSystemName(system_name="pkt-seven")
f = f/LLDPDUSystemDescription(system_description="crafted")/LLDPDUManagementAddress(management_address_subtype="IPv4", management_address=b"\\xc0\\x00\\x02\\x07", interface_numbering_subtype="ifIndex", interface_number=7)/LLDPDUEndOfLLDPDU()
sendp(f, iface="v0")
"""
TELL = TELL.replace("system_description=", "description=")


class Lldpd(Far):
    """It opens no port: it is ready when its own client gets an answer."""

    def client(self, *words):
        return subprocess.run([find("lldpcli"), "-u", self.dir + "/socket", *words], capture_output=True, text=True, timeout=10)

    def listens(self):
        if self.server.poll() is not None:
            return super().listens()  # skips, and says why
        return self.client("show", "interfaces").returncode == 0


c = Checks()
with Lldpd("lldpd", "-d", "-u", "{dir}/socket", "-S", "far end", "-I", "v1", "-C", "v1") as far:
    far.start()
    far.client("configure", "system", "hostname", "far-end")
    far.client("configure", "lldp", "tx-interval", "1")
    status, out, err = pkt("-", script=HEAR)
    c.is_so("hears it", status == 0 and out.splitlines()[:1] == ['b"far-end" 4 3 4'] and out.splitlines()[1:] == ["True True"], status, out, err, far.said())
    status, out, err = pkt("-", script=TELL)
    c.is_so("tells", status == 0, status, out, err)
    neighbours = ""
    for _ in range(50):
        neighbours = far.client("-f", "json", "show", "neighbors", "details").stdout
        if "pkt-seven" in neighbours:
            break
        time.sleep(0.1)
    seen = json.dumps(json.loads(neighbours or "{}"))
    c.is_so("is a neighbour", all(w in seen for w in ("pkt-seven", "02:00:00:00:00:07", "eth7", "crafted", "192.0.2.7")), seen, far.said())
c.end("live_lldp: lldpd is heard, and hears us as a neighbour with all that we tell")
