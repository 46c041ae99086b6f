#!/usr/bin/env python3
"""The text of `pkt read` against tcpdump's: time, addresses, ports, TCP flags and numbers of every packet of the shared captures whose
link type is Ethernet, read by both from one file."""

import os
import re
import shutil
import struct
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tshark  # noqa: E402

# tcpdump -nn -S --time-stamp-precision=nano: "00:00:01.000000000 IP 192.0.2.1.53 > 192.0.2.2.4711: Flags [S.], seq 5, ack 6, win 512, …"
LINE = re.compile(r"^(\d\d:\d\d:\d\d\.\d{9}) IP6? (\S+) > (\S+?): (.*)")
OURS = re.compile(r"^(\S+)  (\S+) > (\S+)  (.*)")
FLAGS = {".": "A", "W": "C"}  # it has no letter for our N
NUMBERS = {"seq": r"\bseq=(\d+)", "ack": r"\back=(\d+)", "win": r"\bwin=(\d+)"}


def merge(to):
    where = []
    with open(to, "wb") as f:
        f.write(struct.pack("<IHHiIII", 0xa1b23c4d, 2, 4, 0, 0, 262144, 1))
        for folder, _, names in sorted(os.walk(tshark.CAPTURES)):
            for name in sorted(names):
                got = tshark.records(os.path.join(folder, name))
                if not got or got[0] != 1:
                    continue
                for i, (t, length, data) in enumerate(got[1]):
                    if t // 10**9 >= 2**32:
                        continue
                    f.write(struct.pack("<IIII", t // 10**9, t % 10**9, len(data), length) + data)
                    where.append((f"{os.path.basename(folder)}/{name}", i + 1))
    return where


def same_end(mine, theirs):
    """192.0.2.1:53 and 192.0.2.1.53, [2001:db8::1]:53 and 2001:db8::1.53; one of both may know no port."""
    m = re.match(r"^\[?(.*?)(?:\]:(\d+)|(?<=\d):(\d+))?$", mine) if mine.startswith("[") or mine.count(":") == 1 else None
    host, port = (m[1], m[2] or m[3]) if m else (mine, None)
    return theirs == host or (theirs.startswith(host + ".") and (not port or theirs == f"{host}.{port}"))


def differ(line, theirs):
    """How our line says something else than theirs; None: it does not."""
    m, o = LINE.match(theirs), OURS.match(line)
    if not o:
        return "no addresses"
    if o[1] != m[1]:
        return "time"
    if re.match(r"^(\w\w:){5}\w\w$", o[2]):
        return None  # IP in something that is not taken apart here
    if not same_end(o[2], m[2]) or not same_end(o[3], m[3]):
        return "addresses"
    flags = re.match(r"Flags \[([^\]]*)\]", m[4])
    if not flags or not re.search(r"\bTCP ", o[4]):
        return None
    said = re.search(r"\bTCP ([A-Z]+)?", o[4])[1] or ""
    if set(said) - {"N"} != set("".join(FLAGS.get(c, c) for c in flags[1].replace("none", ""))):
        return f"flags [{flags[1]}]"
    for word, pattern in NUMBERS.items():
        number = re.search(word + r" (\d+)", m[4].split("options")[0])
        mine = re.search(pattern, o[4])
        if number and mine and number[1] != mine[1]:
            return f"{word} {number[1]}"
    return None


def main():
    if not os.path.isdir(tshark.CAPTURES):
        tshark.skip("the shared captures are not there")
    if not shutil.which("tcpdump"):
        tshark.skip("tcpdump is not installed")
    allowed, used, wrong, same = tshark.reviewed(), set(), [], 0
    path = os.path.join(os.environ["HOME"], "ethernet.pcap")
    where = merge(path)
    p = subprocess.run(["tcpdump", "-nn", "-S", "--time-stamp-precision=nano", "-r", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    theirs = [line for line in p.stdout.decode("utf-8", "replace").split("\n") if re.match(r"^\d\d:\d\d:\d\d\.\d{9} ", line)]
    ours = tshark.pkt(path)
    if len(ours) != len(where):
        sys.exit(f"{len(where)} packets, pkt read {len(ours)}")
    theirs.reverse()
    for (file, number), a in zip(where, ours):
        if not theirs or theirs[-1][:18] != a[:18]:
            continue  # a few packets without a header have no line of their own in tcpdump
        b = theirs.pop()
        how = differ(a, b) if LINE.match(b) else None
        if not how:
            same += bool(LINE.match(b))
            continue
        key = next((k for k in (("text", file), ("text", "*")) if k in allowed), None)
        used.add(key)
        if not key:
            wrong.append(f"{file} packet {number}: {how}\n  {a[:150]}\n  {b[:150]}")
    if theirs:
        sys.exit(f"tcpdump's line has no packet here: {theirs[-1][:150]}")
    wrong += [f"{k[0]} {k[1]}: the list has a difference that is none" for k in allowed if k[0] == "text" and k not in used]
    if wrong:
        sys.exit("\n".join(wrong[:30]) + f"\n{len(wrong)} lines differ")
    print(f"{same} of {same} lines of {len(where)} packets agree")


if __name__ == "__main__":
    main()
