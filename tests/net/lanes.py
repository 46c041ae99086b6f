#!/usr/bin/env python3
"""Every way of sending frames puts the same bytes on the wire, as many as it says, at the rate that was asked."""

import re

import namespace as ns

VIAS = ["sendmmsg", "bypass", "ring", "xdp", "auto"]
# Several shapes, changing lengths, random fields, a long frame after short ones.
SETS = [
    "Ether(dst='02:00:00:00:00:02')/IP(dst='198.51.100.0/28')/TCP(dport=[80,443,(8000,8100)])/'x'",
    "Ether()/IP(dst='192.0.2.1', id=RandShort())/UDP(sport=(1,9))/Raw(load=['a', 'bb', RandString(9), 'c' * 1400])",
    "Ether()/IP(dst='198.51.100.0/24')/UDP()",
    "Ether()/ARP(pdst='192.0.2.0/24')",
    "Ether()/IPv6(dst='2001:db8::/120')/ICMPv6EchoRequest(seq=(1,5))",
    "Ether(src=RandMAC())/IP(src=RandIP(), dst='192.0.2.1')/UDP(sport=RandShort())",
    "permute(Ether()/IP(dst='192.0.2.1')/UDP(sport=(1,2000)), 7)",
    "shard(Ether(dst=RandMAC())/IP(dst='192.0.2.1')/UDP(sport=(1,2000)), 1, 3)",
]


def received():
    with open("/proc/net/dev") as f:
        for line in f:
            name, _, numbers = line.partition(":")
            if name.strip() == "v1":
                return int(numbers.split()[1])
    return 0


def sent(expr, via, more="", room=8192):
    """What arrives, and what is told."""
    w = ns.Witness(frames=room)
    before = received()
    script = f"conf.verb = 1\nsendp({expr}, iface='v0', via='{via}', verbose=2{more})\n"
    status, out, err = ns.pkt("--seed", "5", "-", script=script)
    return status, w.frames(), received() - before, out, err


ns.enter()
check = ns.Checks()
ns.cable(ipv6=False)
# Sources follow the routes, destination by destination.
ns.run("ip", "addr", "add", "10.9.0.3/24", "dev", "v0")
ns.run("ip", "route", "add", "198.51.100.128/26", "via", "10.9.0.2", "src", "10.9.0.3")
ns.run("ip", "route", "add", "unreachable", "198.51.100.7")
frames = 0
kinds = set()
for expr in SETS:
    status, out, err = ns.pkt("--seed", "5", "-", script=f"s = {expr}\nn = size(s)\nfor k in range(n if n > 1 else 0):\n    print(bytes(s[k]).hex())")
    wanted = [bytes.fromhex(line) for line in out.split()]
    for via in VIAS:
        status, got, count, out, err = sent(expr, via, "" if wanted else ", count=500")
        m = re.match(r"sent (\d+) packets, .*; by (.*) on v0\n", out)
        if via == "xdp" and "AF_XDP" in err:
            continue  # built without libxdp, or a kernel without
        check.is_so(f"{expr} by {via}: status {status}", status == 0 and m, out, err)
        check.is_so(f"{expr} by {via}: {len(got)} arrived, {count} counted, {len(wanted) or 500} wanted",
                    len(got) == count == int(m[1]) == (len(wanted) or 500))
        if wanted:
            wrong = [(a.hex(), b.hex()) for a, b in zip(wanted, got) if a != b]
            check.is_so(f"{expr} by {via}: {len(wrong)} differ", not wrong, wrong[:1])
        else:
            check.is_so(f"{expr} by {via}: every packet draws anew", len(set(got)) > 490)
        frames += len(got)
        kinds.add(m[2])

# Rounds go on where the last ended; random fields are drawn anew in each.
status, got, count, out, err = sent("Ether(src=RandMAC())/IP(dst='192.0.2.1')/UDP(sport=(1,300))", "auto", ", count=3")
check.is_so("three rounds", len(got) == 900 and len({p[6:12] for p in got}) > 890 and got[0][34:36] == got[300][34:36], len(got), err)

# A list of packets and sets, of which the large ones go by the engine: in its order, each round with random values of its own.
MIXED = "[Ether()/IP(dst='192.0.2.1')/'first', Ether()/IP(dst='192.0.2.1', id=RandShort())/UDP(sport=(1,5000)), " \
        "Ether()/IP(dst='192.0.2.1')/UDP(sport=(1,3)), shard(Ether()/IP(dst='192.0.2.1')/UDP(dport=(1,10000)), 1, 2)]"
status, got, count, out, err = sent(MIXED, "auto", ", count=2, rate='40k'", 1 << 15)
ports = [int.from_bytes(p[34:38], "big") for p in got]
once = [int.from_bytes(b"firs", "big")] + [k << 16 | 53 for k in range(1, 5001)] + [k << 16 | 53 for k in range(1, 4)]
m = re.search(r" in ([0-9.]+) s ", out)
check.is_so("a list of sets, twice", status == 0 and len(got) == count == 2 * (1 + 5000 + 3 + 5000), len(got), out, err)
check.is_so("a list of sets, at one rate", m and 20007 / 40000 * 0.99 < float(m[1]) < 2, out)
check.is_so("a list of sets, in order", ports[: len(once)] == once and ports[10004 : 10004 + len(once)] == once, ports[:3])
check.is_so("a list of sets, drawn anew", sum(a[18:20] != b[18:20] for a, b in zip(got[1:5001], got[10005:15005])) > 4900)

# Several threads: each packet once.
for via in VIAS[:3]:
    status, got, count, out, err = sent("Ether()/IP(dst='192.0.2.1')/UDP(sport=(1,3000))", via, ", threads=2")
    check.is_so(f"two threads by {via}", status == 0 and len(set(got)) == len(got) == 3000 and "2 threads" in out, len(got), out, err)

# Rate and count, by every way.
for via in VIAS:
    status, got, count, out, err = sent("Ether()/IP(dst='192.0.2.1')/UDP(sport=(1,1000))", via, ", rate='4k', count=2")
    if via == "xdp" and "AF_XDP" in err:
        continue
    m = re.search(r"sent 2000 packets, .* in ([0-9.]+) s .*; late p50 .*, p99 .*, max ", out)
    check.is_so(f"a rate by {via}", status == 0 and m and float(m[1]) >= 0.49975 * 0.99 and count == 2000, out, err)

# What cannot be sent is said, and what came before has left.
status, got, count, out, err = sent("Ether()/IP(dst='192.0.2.1')/Raw(load=['a', 'b', 'c' * 1600])", "auto")
check.is_so("over the MTU", status == 3 and "over the MTU" in err and count == 2, status, count, err)
status, got, count, out, err = sent("Ether()/IP(dst='192.0.2.1')/UDP(sport=(1,9))", "rings")
check.is_so("a way that is none", status == 2 and "did you mean 'ring'?" in err and count == 0, err)
check.end(f"{frames} frames of {len(SETS)} sets arrived as built, by {', '.join(sorted(kinds))}")
