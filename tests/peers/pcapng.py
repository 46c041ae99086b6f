#!/usr/bin/env python3
"""pcapng in and out: a copy has the same bytes, be it of a file with several sections, interfaces, comments and unknown blocks; a chosen
part has the same packets, times, interfaces and comments to tshark; what is written of a pcap file is good to capinfos and mergecap."""

import os
import shutil
import struct
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PKT = os.environ["PKT"]
HOME = os.environ["HOME"]
CAPTURES = os.path.join(os.environ.get("PKT_SHARED", os.path.join(os.path.dirname(TOP), "shared")), "captures")
SAMPLE = os.path.join(TOP, "samples", "office.pcap")
COLUMNS = [x for f in ("frame.number", "frame.time_epoch", "frame.len", "frame.cap_len", "frame.interface_id", "frame.comment") for x in ("-e", f)]


def pkt(*args, status=0):
    p = subprocess.run([PKT, "read"] + list(args), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if p.returncode != status:
        sys.exit(f"pkt read {' '.join(args)}: status {p.returncode}, wanted {status}\n{p.stderr.decode()}")
    return p


def block(order, kind, body):
    body += bytes(-len(body) % 4)
    n = struct.pack(order + "I", len(body) + 12)
    return struct.pack(order + "I", kind) + n + body + n


def option(order, code, text):
    return struct.pack(order + "HH", code, len(text)) + text + bytes(-len(text) % 4)


def made(order):
    """Two sections in one byte order each: interfaces of two link types, comments, names, statistics, secrets, an unknown block."""
    def section():
        return block(order, 0x0a0d0d0a, struct.pack(order + "IHHq", 0x1a2b3c4d, 1, 0, -1) + option(order, 1, b"a section") + bytes(4))

    def packet(interface, ns, data, comment=b""):
        return block(order, 6, struct.pack(order + "IIIII", interface, ns >> 32, ns & 0xffffffff, len(data), len(data) + 10) + data +
                     bytes(-len(data) % 4) + (option(order, 1, comment) + option(order, 1, b"more") + bytes(4) if comment else b""))

    ip = bytes.fromhex("45000014000100004011f6c6c0000211c0000201")
    ether = bytes.fromhex("0200000000010200000000020800") + ip
    return (section() + block(order, 1, struct.pack(order + "HHI", 1, 0, 0) + option(order, 2, b"eth0") + option(order, 9, b"\x09") + bytes(4)) +
            block(order, 1, struct.pack(order + "HHI", 101, 0, 0) + option(order, 9, b"\x06") + bytes(4)) +
            block(order, 4, struct.pack(order + "HH", 1, 13) + bytes([192, 0, 2, 17]) + b"host.lan\0" + bytes(3) + bytes(4)) +
            packet(0, 1767258842118200001, ether, "größer".encode()) + packet(1, 1767258842118200, ip) +
            block(order, 0x0bad0bad, b"nobody knows this") + packet(0, 1767258842118200003, ether) +
            block(order, 5, struct.pack(order + "III", 0, 1, 2) + option(order, 4, bytes(8)) + bytes(4)) +
            section() + block(order, 1, struct.pack(order + "HHI", 1, 0, 0)) + packet(0, 1767258842118205, ether, b"last"))


def copies(path):
    to = os.path.join(HOME, "copy.pcapng")
    p = subprocess.run([PKT, "read", path, "-w", to], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with open(path, "rb") as f, open(to, "rb") as g:
        a, b = f.read(), g.read()
    if p.returncode == 0 and a != b or p.returncode and not a.startswith(b):
        sys.exit(f"{path}: the copy differs (status {p.returncode}) {p.stderr.decode()}")


def tshark(path):
    return subprocess.run(["tshark", "-n", "-r", path, "-T", "fields"] + COLUMNS, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode().splitlines()


def check(cond, what):
    if not cond:
        sys.exit(what)


def main():
    mine = []
    for name, order in (("big", ">"), ("little", "<")):
        mine.append(os.path.join(HOME, name + ".pcapng"))
        with open(mine[-1], "wb") as f:
            f.write(made(order))
        rows = pkt(mine[-1], "--fields", "frame.number,frame.time,frame.linktype,frame.len,frame.comment").stdout.decode().splitlines()[1:]
        check(rows == ["1\t1767258842118200001\t1\t44\tgrößer\\nmore", "2\t1767258842118200000\t12\t30\t", "3\t1767258842118200003\t1\t44\t",
                       "4\t1767258842118205000\t1\t44\tlast\\nmore"], f"{name}: {rows}")
    files = list(mine)
    for folder, _, names in sorted(os.walk(CAPTURES)):
        files += [os.path.join(folder, n) for n in sorted(names) if n.endswith(".pcapng")]
    for path in files:
        copies(path)
    # Cut anywhere, everything whole before the cut is there and the place is told.
    whole = made("<")
    cut = os.path.join(HOME, "cut.pcapng")
    for n in range(len(whole) - 300, len(whole) - 1, 7):
        with open(cut, "wb") as f:
            f.write(whole[:n])
        p = subprocess.run([PKT, "read", cut, "-o", "none"], stderr=subprocess.PIPE)
        check(p.returncode in (0, 3) and (p.returncode == 0 or b"(offset " in p.stderr), f"cut at {n}: {p.returncode} {p.stderr!r}")
    # Link types: several fit into pcapng only.
    p = pkt(mine[0], "-w", os.path.join(HOME, "no.pcap"), status=2)
    check(b".pcapng" in p.stderr, p.stderr)
    out = os.path.join(HOME, "office.pcapng")
    pkt(SAMPLE, "-w", out)
    check(pkt(out).stdout == pkt(SAMPLE).stdout, "office.pcap reads otherwise as pcapng")
    check(pkt(SAMPLE, "-o", "pcapng").stdout == open(out, "rb").read(), "-o pcapng is not what -w writes")
    if not shutil.which("tshark"):
        print(f"{len(files)} of {len(files)} files are copied byte for byte")
        return
    for path, expr in [(m, "frame.len > 40 and not frame.number == 3") for m in mine]:
        pkt(path, "-Y", expr, "-w", os.path.join(HOME, "part.pcapng"))
        wanted = [row.split("\t")[1:] for row in tshark(path) if int(row.split("\t")[2]) > 40 and row.split("\t")[0] != "3"]
        got = [row.split("\t")[1:] for row in tshark(os.path.join(HOME, "part.pcapng"))]
        check(got == wanted and got, f"{path}: {got}\n{wanted}")
    info = subprocess.run(["capinfos", "-c", "-E", "-M", out], stdout=subprocess.PIPE).stdout.decode()
    check("17" in info and "ther" in info, info)
    both = os.path.join(HOME, "both.pcapng")
    p = subprocess.run(["mergecap", "-a", "-w", both, out, mine[1]], stderr=subprocess.PIPE)
    check(p.returncode == 0 and len(pkt(both).stdout.splitlines()) == 21, p.stderr)
    print(f"{len(files)} of {len(files)} files are copied byte for byte")


if __name__ == "__main__":
    main()
