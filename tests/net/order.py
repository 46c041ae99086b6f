#!/usr/bin/env python3
"""The probes of a list leave in its order; those of a set may overtake each other when two threads send, and each leaves once."""

import namespace as ns

PROBES = 20000
SET = f"IP(dst='198.51.100.9')/UDP(sport=(1,{PROBES}), dport=9)"
CASES = [
    ("a set", SET, "", False),
    ("a set by one thread", SET, ", threaded=False", True),
    ("a list", f"[IP(dst='198.51.100.9')/UDP(sport=k, dport=9) for k in range(1, {PROBES + 1})]", "", True),
]


def ports(w):
    return [int.from_bytes(p[34:36], "big") for p in w.frames() if p[36:38] == b"\0\x09"]


ns.enter()
check = ns.Checks()
ns.cable(ipv6=False)
for name, expr, more, ordered in CASES:
    w = ns.Witness(frames=32768)
    status, out, err = ns.pkt("-", script=f"ans, unans = sr({expr}, timeout=0, verbose=False{more})\nprint(len(unans), all(u.time_ns > 0 for u in unans))\n")
    seen = ports(w)
    check.is_so(f"{name}: {len(seen)} probes arrived", sorted(seen) == list(range(1, PROBES + 1)), out, err)
    check.is_so(f"{name}: {out}", out == f"{PROBES} True\n", err)
    if ordered:
        check.is_so(f"{name}: in order", seen == sorted(seen))
check.end(f"order: {len(CASES)} exchanges of {PROBES} probes")
