#!/usr/bin/env python3
"""What one form of a capture says the others say too: threads print what one prints, and a database holds what JSON tells. Then Ctrl-C
in the middle: what was read is printed and counted."""

import glob
import json as json_module
import os
import re
import signal
import sqlite3
import struct
import subprocess
import sys

PKT = os.environ["PKT"]
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get("PKT_SHARED", os.path.join(os.path.dirname(TOP), "shared"))
FIELDS = "frame.number,ip.addr,tcp.port,udp.port,frame.stack"
FORMS = [["-o", "text"], ["-o", "show"], ["-o", "expr"], ["-o", "hex"], ["-o", "json"], ["--fields", FIELDS], ["-Y", "ip.ttl > 60", "-c", "700"],
         ["-o", "show", "-Y", "udp or tcp.flags.S", "-c", "5"], ["-c", "1500", "-o", "csv", "--fields", FIELDS]]


def run(*args):
    p = subprocess.run([PKT, "read"] + list(args), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return p.returncode, p.stdout, p.stderr


def captures():
    some = [os.path.join(TOP, "samples", "office.pcap")]
    folder = os.path.join(SHARED, "captures")
    if os.path.isdir(folder):
        found = sorted(glob.glob(os.path.join(folder, "*", "*.pcap*")), key=os.path.getsize)
        some += found[-6:-1] + found[::60]
    return some


def threads(path):
    for form in FORMS:
        one, many = run(path, *form), run(path, *form, "-j", "3")
        if one != many:
            sys.exit(f"{path} {' '.join(form)}: three threads print something else than one\n{one[2][:300]}\n{many[2][:300]}")


def written(path, work):
    """What is chosen goes to a file as well."""
    for chosen in ([], ["-Y", "ip.ttl > 60"], ["-Y", "udp", "-c", "700"], ["-c", "3000"]):
        for form in ([], ["-o", "text"]):
            files = [os.path.join(work, name) for name in ("one.pcap", "many.pcap")]
            said = [run(path, *chosen, *form, "-w", to, *more) for to, more in zip(files, ([], ["-j", "3"]))]
            bytes_of = [open(to, "rb").read() for to in files]
            if said[0] != said[1] or bytes_of[0] != bytes_of[1] or len(bytes_of[0]) < 1000:
                sys.exit(f"{path} {chosen} {form} -w: three threads write something else than one")


def often(work):
    """The samples many times over: more than a batch for each thread, whatever else is there. And the same as pcapng, which is read otherwise."""
    path = os.path.join(work, "often.pcap")
    packets = b""
    for name in sorted(glob.glob(os.path.join(TOP, "samples", "*.pcap"))):
        with open(name, "rb") as f:
            b = f.read()
        if b[:4] == bytes.fromhex("d4c3b2a1") and b[20:22] == b"\x01\x00":
            packets += b[24:]
    with open(path, "wb") as out:
        out.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 262144, 1) + packets * (4000000 // len(packets)))
    threads(path)
    written(path, work)
    run(path, "-w", path + "ng")
    threads(path + "ng")
    written(path + "ng", work)


def text_of(v):
    """A value of a row as JSON has it."""
    return v.hex() if isinstance(v, bytes) else v


def together(work):
    """All small Ethernet captures as one, so that threads meet classes that nobody has asked for yet at the same time."""
    path = os.path.join(work, "together.pcap")
    folder = os.path.join(SHARED, "captures")
    if not os.path.isdir(folder):
        return
    with open(path, "wb") as out:
        out.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 262144, 1))
        for name in sorted(glob.glob(os.path.join(folder, "*", "*.pcap"))):
            if os.path.getsize(name) > 500000:
                continue
            with open(name, "rb") as f:
                b = f.read()
            if b[:4] != bytes.fromhex("d4c3b2a1") or b[20:22] != b"\x01\x00":
                continue
            at = 24
            while at + 16 <= len(b):
                s, us, captured, wire = struct.unpack_from("<IIII", b, at)
                if at + 16 + captured > len(b):
                    break
                out.write(struct.pack("<IIII", s & 0x7fffffff, us % 1000000, captured, max(wire, captured)) + b[at + 16:at + 16 + captured])
                at += 16 + captured
    for form in ([], ["-o", "json"]):
        one = run(path, *form)
        for _ in range(5):
            if run(path, *form, "-j", "4") != one:
                sys.exit(f"all captures as one, {form}: four threads print something else than one")


def database(path, work):
    to = os.path.join(work, "packets.db")
    if os.path.exists(to):
        os.remove(to)
    run(path, "-o", "sqlite:" + to)
    lines = [json_module.loads(line) for line in run(path, "-o", "json")[1].splitlines()]
    db = sqlite3.connect(to)
    db.row_factory = sqlite3.Row
    values = 0
    if db.execute("SELECT count(*) FROM frame").fetchone()[0] != len(lines):
        sys.exit(f"{path}: the database has another number of packets")
    tables = [r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'frame'")]
    for table in tables:
        for row in db.execute(f'SELECT * FROM "{table}" ORDER BY _packet, _layer'):
            packet = lines[row["_packet"] - 1]
            names = packet["frame"]["stack"].split("/")
            if names[row["_layer"]].lower() != table.rstrip("_").lower():
                sys.exit(f"{path}: {table}: packet {row['_packet']} has {names[row['_layer']]} there")
            layer = packet["layers"][names[row["_layer"]]]
            if isinstance(layer, list):
                layer = layer[names[:row["_layer"]].count(names[row["_layer"]])]
            for name, v in layer.items():
                have = text_of(row[name])
                if isinstance(v, (list, dict)):
                    have = json_module.loads(have)
                if isinstance(v, str) and isinstance(have, str) and "\\x" in v:
                    continue
                if have != v and str(have) != str(v):
                    sys.exit(f"{path}: packet {row['_packet']} {table}.{name} is {have!r}, JSON has {v!r}")
                values += 1
    db.close()
    return values


def cut():
    """A file that ends inside a packet: everything before is there, from several threads too."""
    with open(os.path.join(TOP, "samples", "office.pcap"), "rb") as f:
        half = f.read()[:-5]
    path = os.path.join(os.environ["HOME"], "cut.pcap")
    with open(path, "wb") as f:
        f.write(half)
    one, many = run(path), run(path, "-j", "2")
    if one != many or one[0] != 3 or one[1].count(b"\n") != 16:
        sys.exit(f"a cut file: {one}\n{many}")


TEMPLATES = """
h = IP(src="192.0.2.1", dst="192.0.2.9")/UDP(dport=4739)/NetflowHeader()/NetflowHeaderV10(ExportTime=1700000000, ObservationDomainID=4)
d = NetflowDataflowsetV9(templateID=256, records=[NetflowRecordV9(fieldValue=b"0123456789ab")])
def template(names):
    return NetflowFlowsetV9(flowSetID=2, templates=[NetflowTemplateV9(templateID=256, template_fields=[NetflowTemplateFieldV9(fieldType=x, fieldLength=4) for x in names])])
names = [["IN_BYTES", "IN_PKTS", "FLOWS"], ["OUT_BYTES", "IPV4_DST_ADDR"]]
w = PcapWriter("%s")
for i in range(9000):
    w.write(h/template(names[i // 700 %% 2]) if i %% 700 == 350 else h/d)
w.close()
"""


def templates(work):
    """A template far before its records, and another in its place: threads name them as one does."""
    path = os.path.join(work, "templates.pcap")
    subprocess.run([PKT, "-e", TEMPLATES % path], check=True)
    threads(path)
    lines = run(path)[1].splitlines()
    named = [b"without" if b"without" in x else b"IN_BYTES" if b"IN_BYTES=" in x else b"OUT_BYTES" if b"OUT_BYTES=" in x else b"" for x in lines]
    due = [b"without" if i < 350 else b"" if i % 700 == 350 else [b"IN_BYTES", b"OUT_BYTES"][(i - 350) // 700 % 2] for i in range(9000)]
    if named != due:
        sys.exit("records are not named by the template before them")


def reads(pid, thread):
    """Is it in a read of standard input?"""
    with open(f"/proc/{pid}/task/{thread}/syscall") as f:
        words = f.read().split()
    return words[0] == "0" and words[1] == "0x0"


def interrupted():
    with open(os.path.join(TOP, "samples", "office.pcap"), "rb") as f:
        half = f.read()[:400]
    for more in ([], ["-j", "2"]):
        p = subprocess.Popen([PKT, "read", "-"] + more, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        p.stdin.write(half)
        p.stdin.flush()
        lines = 0 if more else bool(p.stdout.readline())  # one thread shows what there is before it waits
        while more and not any(reads(p.pid, t) for t in os.listdir(f"/proc/{p.pid}/task")):
            pass  # until one of its threads waits for more
        p.send_signal(signal.SIGINT)
        p.wait(timeout=30)  # though nobody writes any more into the pipe
        out, err = p.communicate(timeout=30)
        told = re.fullmatch(rb"(?:pkt: standard input: ends inside .*\n)?pkt: interrupted: (\d+) packets? read, (\d+) taken\n", err)
        if p.returncode != -signal.SIGINT or not told or told[1] != told[2] or int(told[2]) != lines + out.count(b"\n"):
            sys.exit(f"Ctrl-C {more}: status {p.returncode}, {out!r} {err!r}")


def main():
    work, values, files = os.environ["HOME"], 0, captures()
    for path in files:
        threads(path)
        values += database(path, work)
    cut()
    often(work)
    templates(work)
    together(work)
    interrupted()
    print(f"{values} of {values} values of {len(files)} captures are the same in the database and as JSON")


if __name__ == "__main__":
    main()
