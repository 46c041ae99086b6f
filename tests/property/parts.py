#!/usr/bin/env python3
"""Parts of sets (law 6): the shards of a set are together exactly the set, permuted or not, for random sets of several protocols;
random fields of a packet depend on its number in the set alone. Fixed seed."""

import os
import random
import subprocess
import sys

SETS, MOST = 150, 1500

HEAD = """
bad = 0
def part_of(s, seed, n):
    global bad
    whole = [raw(p) for p in shard(s, 0, 1)]
    if not isinstance(s, list) and size(s) > 1 and [raw(p) for p in s] != whole:
        bad += 1
        print("iteration differs from the parts:", repr(s))
    mixed = [raw(p) for i in range(n) for p in shard(permute(s, seed), i, n)]
    plain = [raw(p) for i in range(n) for p in shard(s, i, n)]
    if len(whole) != size(s) or sorted(mixed) != sorted(whole) or sorted(plain) != sorted(whole):
        bad += 1
        print("parts differ from the whole:", repr(s), "seed", seed, "in", n)
    a = seed % (len(whole) + 1)
    t = permute(s, seed)
    if [raw(p) for p in t[a::n]] != [raw(t[k]) for k in range(len(whole))][a::n] or [raw(p) for p in shard(s, 0, 1)[a:]] != whole[a:]:
        bad += 1
        print("a slice differs:", repr(s), "seed", seed, "from", a, "by", n)
"""

LAYERS = {
    "IP": ["id:65535", "ttl:255", "tos:255", "dst4", "src4"],
    "IPv6": ["hlim:255", "fl:1048575", "dst6"],
    "TCP": ["sport:65535", "dport:65535", "seq:4294967295", "window:65535"],
    "UDP": ["sport:65535", "dport:65535"],
    "ICMP": ["id:65535", "seq:65535"],
    "Dot1Q": ["vlan:4095", "prio:7"],
    "Ether": ["mac"],
    "VXLAN": ["vni:16777215"],
}
STACKS = [["IP", "TCP"], ["IP", "UDP"], ["IP", "ICMP"], ["IPv6", "UDP"], ["Ether", "Dot1Q", "IP", "UDP"],
          ["Ether", "IP", "UDP", "VXLAN", "Ether", "IP", "TCP"]]


def values(r, most):
    """A set of numbers as it is written, and how many."""
    first, n, step = r.randrange(most), r.randint(1, 6), r.randint(1, 3)
    last = min(most, first + (n - 1) * step)
    kind = r.randrange(4)
    if kind == 0:
        return f"({first}, {last}, {step})", (last - first) // step + 1
    if kind == 1:
        return f"[{first}, ({first}, {last}), {last}]", last - first + 3
    if kind == 2 and most == 65535:
        return "RandShort()", 1
    return str(first), 1


def field(r, spec):
    name, _, most = spec.partition(":")
    if most:
        text, n = values(r, int(most))
        return f"{name}={text}", n
    if spec.endswith("4"):
        return r.choice([(f'{name[:-1]}="10.{r.randrange(256)}.0.0/{30 - r.randrange(2)}"', None), (f"{name[:-1]}=RandIP()", 1)])
    if spec == "dst6":
        return f'dst="2001:db8::{r.randrange(65536):x}:0/126"', 4
    return 'src=["02:00:00:00:00:01", "02:00:00:00:00:09"]', 2


def one_set(r):
    while True:
        size, text = 1, []
        for layer in r.choice(STACKS):
            args = []
            for spec in r.sample(LAYERS[layer], r.randint(0, min(2, len(LAYERS[layer])))):
                arg, n = field(r, spec)
                if n is None:
                    n = 1 << (32 - int(arg.rstrip('"').rsplit("/", 1)[1]))
                args.append(arg)
                size *= n
            text.append(f"{layer}({', '.join(args)})")
        if size <= MOST:
            return "/".join(text)


def main():
    r = random.Random(6)
    script = HEAD
    for _ in range(SETS):
        s = one_set(r)
        if not r.randrange(4):
            s = f"[{s}, {one_set(r)}]"
        script += f"part_of({s}, {r.randrange(1 << 63)}, {r.randint(1, 9)})\n"
    script += "exit(bad > 0)\n"
    done = subprocess.run([os.environ["PKT"], "--seed", "11", "--no-rc", "-"], input=script.encode(), capture_output=True)
    sys.stdout.write(done.stdout.decode()[-2000:] + done.stderr.decode()[-2000:])
    print(f"parts: {SETS} random sets in shards, {'something differs' if done.returncode else 'each is whole'}")
    return done.returncode != 0


sys.exit(main())
