#!/usr/bin/env python3
"""Packets that Scapy builds against the standard: every row of rfc_built.txt, pkt's bytes and Scapy's, as tshark reads them."""

import json
import os
import re
import shutil
import struct
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PKT = os.environ["PKT"]
VECTORS = os.path.join(os.environ.get("PKT_SHARED", os.path.join(HERE, "..", "..", "..", "shared")), "vectors")


def skip(why):
    print(why)
    sys.exit(77)


def table():
    """The rows, and the packets around by name."""
    rows, around = [], {}
    with open(os.path.join(HERE, "rfc_built.txt"), encoding="utf-8") as f:
        for line in f:
            if m := re.match(r"([A-Z]\w*) = (.*)", line):
                around[m[1]] = m[2]
            elif line.strip() and not line.startswith("#"):
                rows.append(line.strip().split(" | "))
    return rows, around


def vectors():
    out = {}
    for name in ("apps", "rest"):
        with open(os.path.join(VECTORS, name + ".jsonl"), encoding="utf-8") as f:
            out |= {v["id"]: v for v in map(json.loads, f)}
    return out


def pkt(lines):
    p = subprocess.run([PKT, "-e", "\n".join(lines)], capture_output=True, text=True)
    if p.returncode:
        sys.exit(p.stderr)
    return p.stdout.split()


def read(path, frames, fields):
    """What tshark has of those fields in each frame: all values, parted by commas."""
    with open(path, "wb") as f:
        f.write(struct.pack("<IHHIIII", 0xa1b2c3d4, 2, 4, 0, 0, 262144, 1))
        for frame in map(bytes.fromhex, frames):
            f.write(struct.pack("<IIII", 1, 0, len(frame), len(frame)) + frame)
    p = subprocess.run(["tshark", "-n", "-r", path, "-T", "fields", "-E", "occurrence=a",
                        *[x for n in fields for x in ("-e", n)]], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    lines = p.stdout.decode("utf-8", "replace").splitlines()
    if len(lines) != len(frames):
        sys.exit(f"{len(frames)} packets, tshark read {len(lines)}")
    return [dict(zip(fields, line.split("\t"))) for line in lines]


def main():
    if not os.path.isdir(VECTORS):
        skip("the shared vectors are not there")
    if not shutil.which("tshark"):
        skip("tshark is not installed")
    rows, around = table()
    known = vectors()
    own = pkt([f"print(bytes({known[row[0]]['expr']}).hex())" for row in rows])
    frames = []
    for row, mine in zip(rows, own):
        for data in (mine, known[row[0]]["hex"]):
            frames += [f'X = Raw(bytes.fromhex("{data}")); n = len(bytes(X)); port = {40000 + len(frames)}',
                       f'print(bytes({around[row[2]]}).hex())']
    fields = sorted({row[3] for row in rows})
    said = read(os.path.join(os.environ["HOME"], "built.pcap"), pkt(frames), fields)
    wrong = []
    for i, row in enumerate(rows):
        if own[i] == known[row[0]]["hex"]:
            wrong.append(f"{row[0]}: pkt's bytes are Scapy's: no row is needed")
        if row[4] == row[5]:
            wrong.append(f"{row[0]}: the row tells no difference")
        for k, whose in enumerate(("pkt", "Scapy")):
            got = said[2 * i + k][row[3]] or "-"
            if got != row[4 + k]:
                wrong.append(f"{row[0]}: {row[3]} of {whose}'s bytes should be {row[4 + k]}, tshark says {got}")
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"{len(rows)} packets follow the standard, not Scapy")


if __name__ == "__main__":
    main()
