#!/usr/bin/env python3
"""What is sent arrives byte for byte: frames at layer 2, IP and IPv6 at layer 3; rates are held."""

import glob
import json
import os
import re

import namespace as ns

MOST = 400  # expressions of each kind

# One packet of each field the kernel would write in a raw socket, and of what it would refuse.
ALTERED = [
    "IP(dst='192.0.2.1', id=0)/UDP()",
    "IP(dst='192.0.2.1', src='0.0.0.0')/UDP()",
    "IP(dst='192.0.2.1', len=9)/UDP()/'total length'",
    "IP(dst='192.0.2.1', chksum=0)/ICMP()",
    "IP(dst='192.0.2.1', chksum=0x1234, id=0, len=0)/TCP()",
    "IP(dst='192.0.2.1', ihl=3)/'short'",
    "IP(dst='192.0.2.1', ihl=15)/'long'",
    "IP(dst='192.0.2.1', version=7)/UDP()",
    "IP(dst='192.0.2.1', flags='MF', frag=3)/'piece'",
    "IP(dst='192.0.2.1', proto=253)",
    "IPv6(dst='2001:db8::1', plen=3)/UDP()/'payload length'",
    "IPv6(dst='2001:db8::1', version=4)/UDP()",
    "IPv6(dst='2001:db8::1', nh=59)",
]
# A tag with nothing behind it is the exception that the kernel forces: whoever receives it drops the frame.
BUILT = """
def one(p):
    b = bytes(p)
    if len(b) <= {most} and (len(b) >= 20 or b[12:14] not in [b"\\x81\\x00", b"\\x88\\xa8"]):
        print(b.hex())
        {send}
"""


def expressions(begin):
    here = os.path.dirname(os.path.abspath(__file__))
    shared = os.environ.get("PKT_SHARED", os.path.join(here, "../../../shared"))
    files = glob.glob(os.path.join(shared, "vectors/core.jsonl"))
    seen = []
    for name in files:
        with open(name) as f:
            seen += [json.loads(line)["expr"] for line in f]
    return [e for e in seen if re.match(begin, e) and "\n" not in e]


def spread(v):
    return v[:: max(1, len(v) // MOST)][:MOST]


def arrive(check, what, exprs, send, most, cut):
    """Every packet as bytes() gave it, in order."""
    w = ns.Witness()
    script = BUILT.format(send=send, most=most)
    script += "".join(f"try:\n    one({e})\nexcept ValueError as e:\n    pass\n" for e in exprs)
    status, out, err = ns.pkt("-", script=script)
    check.is_so(f"{what}: status {status}", status == 0, err)
    wanted = [bytes.fromhex(line) for line in out.split()]
    # The kernel's own group reports come at any time.
    got = [p[cut:] for p in w.frames() if p[12:16] != b"\x86\xdd\x60\0" or p[38:40] != b"\xff\x02" or p[cut:] in wanted]
    check.is_so(f"{what}: {len(got)} of {len(wanted)} arrived", len(got) == len(wanted))
    wrong = [(a.hex(), b.hex()) for a, b in zip(wanted, got) if a != b]
    check.is_so(f"{what}: {len(wrong)} differ", not wrong, wrong[:1])
    return len(wanted)


ns.enter()
check = ns.Checks()
ns.cable()
n2 = arrive(check, "layer 2", spread(expressions(r"(Ether|Dot3)\(")) or ["Ether()/IP()/UDP()"], 'sendp(p, iface="v0")', 1514, 0)
routed = expressions(r"IP(v6)?\(.*dst='(192\.0\.2|198\.51\.100|203\.0\.113|2001:db8)")
n3 = arrive(check, "layer 3", ALTERED + spread(routed), "send(p)", 1500, 14)

# Sets, counts, lists, and what is told.
w = ns.Witness()
status, out, err = ns.pkt("send", "IP(dst='192.0.2.1')/UDP(dport=(1,1000))", "-c", "2")
check.is_so("a set twice", status == 0 and sum(p[14:15] == b"E" for p in w.frames()) == 2000 and out.startswith("sent 2000 packets, 56000 bytes"), out, err)

# A queue that lets packets fall is waited for: what is counted as sent has left. (Some kernels have no such queue.)
if ns.has_run("tc", "qdisc", "add", "dev", "v0", "root", "tbf", "rate", "4mbit", "burst", "1600", "limit", "3200"):
    for p in "IP(dst='192.0.2.1')/UDP(dport=(1,500))", "IPv6(dst='2001:db8::1')/UDP(dport=(1,500))":
        w = ns.Witness()
        status, out, err = ns.pkt("send", p)
        came = len(w.frames())
        check.is_so("a queue that is full", status == 0 and came == 500 and out.startswith("sent 500 packets"), out, err, came)
    ns.run("tc", "qdisc", "del", "dev", "v0", "root")

# A rate is never exceeded. How close it comes is for the benchmark: a busy machine may be late.
w = ns.Witness()
status, out, err = ns.pkt("send", "IP(dst='192.0.2.1')/UDP(dport=(1,1000))", "--rate", "2k")
m = re.search(r"in ([0-9.]+) s .*late p50 .*, p99 .*, max ", out)
check.is_so("a rate", status == 0 and m and float(m[1]) >= 0.4995 * 0.99, out, err)
check.is_so("all of it", sum(p[14:15] == b"E" for p in w.frames()) == 1000)
check.end(f"{n2} packets at layer 2 and {n3} at layer 3 arrived as built")
