#!/usr/bin/env python3
"""replay(): the frames of a capture leave as they are and with their distances of time, scaled, at a rate or at once; edited in
flight; in rounds; IP packets of other links go by the route."""

import os
import re
import struct

import namespace as ns

ns.enter()
check = ns.Checks()
ns.cable(ipv6=False)
folder = os.environ.get("TMPDIR", "/tmp")
file = os.path.join(folder, f"pkt-replay-{os.getpid()}.pcap")
N = 200


def frame(i):
    return b"\2\0\0\0\0\2\2\0\0\0\0\1\x08\0" + bytes([0x45, 0, 0, 40, 0, i, 0, 0, 64, 17, 0, 0, 10, 9, 0, 1, 192, 0, 2, 1]) + b"\0\7\0\x09\0\x14\0\0" + b"x" * 12


def write(name, packets, linktype=1, cut=0):
    with open(name, "wb") as f:
        f.write(struct.pack("<IHHiIII", 0xa1b23c4d, 2, 4, 0, 0, 65535, linktype))
        for ns_, p in packets:
            f.write(struct.pack("<IIII", 1700000000 + ns_ // 10**9, ns_ % 10**9, len(p) - cut, len(p)) + p[: len(p) - cut])


class Timed(ns.Witness):
    """With the times of arrival, in seconds."""

    def timed(self):
        out = []
        for _ in range(self.slots):
            here = self.at * self.frame
            status, _, snaplen, mac, _, sec, nsec = struct.unpack_from("IIIHHII", self.ring, here)
            if not status & 1:
                break
            p = self.ring[here + mac : here + mac + snaplen]
            if p[12:14] == b"\x08\0":
                out.append((sec + nsec / 1e9, p))
            struct.pack_into("I", self.ring, here, 0)
            self.at += 1
        return out


def replay(args, **more):
    w = Timed()
    status, out, err = ns.pkt("-", script=f"print(replay({file!r}, {args}))\n", **more)
    return w.timed(), status, out, err


# 5 ms apart, then one that is older than the first.
times = [i * 5_000_000 for i in range(N)]
write(file, [(t, frame(i)) for i, t in enumerate(times)])
for args, apart in (("iface='v0'", 0.005), ("iface='v0', speed=4", 0.00125), ("iface='v0', rate=500", 0.002), ("iface='v0', speed=0", 0)):
    got, status, out, err = replay(args + ", verbose=True")
    check.is_so(f"{args}: bytes", [p for _, p in got] == [frame(i) for i in range(N)], status, out, err, len(got))
    check.is_so(f"{args}: told", f"sent {N} packets, {N * 54} bytes" in out and out.endswith(f"{N}\n"), out)
    # Late at most, never early: from the first to the last, and none is before its time.
    early = [t - got[0][0] - i * apart for i, (t, _) in enumerate(got)]
    late = float(re.search(r"max ([\d.]+) us", out).group(1)) / 1e6 if apart else 0  # the first may be it
    check.is_so(f"{args}: never early", min(early) > -0.05 - late, min(early), late)
    check.is_so(f"{args}: not slower than half", apart == 0 or early[-1] < apart * N + 1, early[-1])

got, status, out, err = replay("iface='v0', speed=0, loop=3")
check.is_so("three rounds", len(got) == 3 * N and out == f"{3 * N}\n", len(got), out, err)
got, status, out, err = replay("iface='v0', speed=0, loop=3, count=50")
check.is_so("fifty", len(got) == 50, len(got), out, err)
got, status, out, err = replay("iface='v0', speed=0, filter='ip[5] < 7'")
check.is_so("filtered", len(got) == 7, len(got), out, err)
times_down = [(1_000_000_000, frame(1)), (0, frame(2)), (1_000_000_000, frame(3))]
write(file, times_down)
got, status, out, err = replay("iface='v0', verbose=True")
check.is_so("older than the first", [p[19] for _, p in got] == [1, 2, 3] and "1 are older" in out, out, err)

# Edited: changed in place, given anew, several, none.
write(file, [(0, frame(i)) for i in range(4)])
script = """
def edit(p):
    if p.id == 0:
        p.ttl = 9
        del p[IP].chksum
        return None
    if p.id == 1:
        return False
    if p.id == 2:
        return [p, p[IP]/UDP(sport=1), b"\\x02" * 60]
    return Ether(dst="02:00:00:00:00:09")/p[IP]
"""
w = Timed()
status, out, err = ns.pkt("-", script=script + f"print(replay({file!r}, edit=edit, iface='v0', speed=None, verbose=True))\n")
got = [p for _, p in w.timed()]
check.is_so("edited", status == 0 and "1 left out" in out and out.endswith("5\n"), out, err)
check.is_so("edited: in place", got[0][22] == 9 and got[0][24:26] != b"\0\0", got[0].hex())
check.is_so("edited: rest", got[1] == frame(2) and got[-1][:6] == b"\2\0\0\0\0\x09" and got[-1][14:] == frame(3)[14:], [p.hex() for p in got])

# Another link: raw IP by the route. What is no IP, what is cut, what is wrong.
write(file, [(0, frame(1)[14:]), (1000, frame(2)[14:])], linktype=101)
got, status, out, err = replay("")
check.is_so("raw IP", [p[18:20] for _, p in got] == [b"\0\1", b"\0\2"] and got[0][1][:6] == b"\2\0\0\0\0\2", out, err, got)
write(file, [(0, b"\1\2\3\4")], linktype=147)
got, status, out, err = replay("iface='v0'")
check.is_so("no IP", not got and "link type 147" in err and status == 2, status, out, err)
write(file, [(0, frame(1))], cut=4)
got, status, out, err = replay("iface='v0', verbose=True")
check.is_so("cut", got[0][1] == frame(1)[:-4] and "1 were cut" in out, out, err)
for args, text in (("speed=-1", "speed goes from 0"), ("speed='fast'", "speed is a number"), ("edit=5", "a function is wanted"),
                   ("iface='v9'", "v9"), ("edit=lambda p: 7, iface='v0'", "not int"), ("rate='5 apples'", "not a rate")):
    got, status, out, err = replay(args)
    check.is_so(args, not got and text in err and status in (2, 3), status, err)
os.remove(file)
check.end(f"replay: {N} frames with their times, scaled, at a rate, edited")
