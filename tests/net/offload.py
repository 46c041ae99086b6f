#!/usr/bin/env python3
"""Checksums that are left to the network card: shown so exactly where the kernel tells a socket of its own that the sum is not
filled in yet; live, and from the file. Sums that are wrong are called bad all the same."""

import os
import re
import select
import socket
import struct
import subprocess
import tempfile

import namespace as ns

ns.enter()
check = ns.Checks()
ns.cable()
folder = tempfile.mkdtemp()
SOL_PACKET, AUXDATA, NOT_READY = 263, 8, 1 << 3


class Told:
    """What the kernel says of each frame's checksum."""

    def __init__(self, iface):
        self.s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
        self.s.setsockopt(SOL_PACKET, AUXDATA, 1)
        self.s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
        self.s.bind((iface, 3))

    def frames(self):
        out = []
        while select.select([self.s], [], [], 0.3)[0]:
            data, notes, _, sender = self.s.recvmsg(1 << 17, 4096)
            if sender[2] == 4:  # PACKET_OUTGOING: on loopback each comes twice
                continue
            status = next(struct.unpack_from("I", d)[0] for level, kind, d in notes if (level, kind) == (SOL_PACKET, AUXDATA))
            out.append((data, bool(status & NOT_READY)))
        return out


def tcp(family, address):
    s = socket.socket(family)
    s.bind((address, 0))
    s.listen(1)
    c = socket.create_connection(s.getsockname()[:2])
    d, _ = s.accept()
    c.sendall(b"x" * 70000)
    left = 70000
    while left:
        left -= len(d.recv(left))
    d.sendall(b"answer")
    c.recv(100)
    for one in c, d, s:
        one.close()


def udp(family, address, port):
    s = socket.socket(family, socket.SOCK_DGRAM)
    s.bind((address, port))
    for n in 0, 1, 2, 999:
        s.sendto(b"y" * n, (address, port))
    plain = socket.socket(family, socket.SOCK_DGRAM)
    plain.setsockopt(socket.SOL_SOCKET, 11, 1)  # SO_NO_CHECK
    plain.sendto(b"unsummed", (address, port))


CRAFTED = ('[IP(dst="127.0.0.1")/UDP(dport=77)/"good", IP(dst="127.0.0.1")/UDP(dport=77, chksum=0x1234)/"bad", '
           'IPv6(dst="::1")/UDP(dport=77)/"good", IP(dst="127.0.0.1")/TCP(dport=77, chksum=0xfe28)/"bad", '
           'IP(dst="127.0.0.1")/ICMP()/"good"]')


def traffic():
    tcp(socket.AF_INET, "127.0.0.1")
    tcp(socket.AF_INET6, "::1")
    udp(socket.AF_INET, "127.0.0.1", 7000)
    udp(socket.AF_INET6, "::1", 7000)
    ns.pkt("send", CRAFTED)


def verdicts(text):
    """Of the outermost transport layer of each packet."""
    out = []
    for block in text.strip().split("\n\n"):
        m = re.search(r"^(?:TCP|UDP|ICMP) .*?chksum=\w+ \((\w+)", block, re.M)
        out.append(m.group(1) if m else None)
    return out


path = os.path.join(folder, "o.pcap")
with open(os.path.join(folder, "o.txt"), "w+") as shown:
    p = subprocess.Popen([ns.PKT, "sniff", "-i", "lo", "-w", path, "-o", "show"], stdout=shown, stderr=subprocess.PIPE, text=True)
    ns.until_captured(p, "lo")
    told = Told("lo")
    traffic()
    frames = told.frames()
    said = ns.ended(p)[1]
    shown.seek(0)
    live = shown.read()
status, read, err = ns.pkt("read", path, "-o", "show")
live, read = verdicts(live), verdicts(read)
check.is_so("from the file as live", live == read, len(live), len(read), err)
read = read[-len(frames):]
check.is_so("as many as the kernel told of", len(read) == len(frames) > 30, len(read), len(frames), said)
wrong = [(data[:80].hex(), is_open, v) for (data, is_open), v in zip(frames, read) if is_open != (v == "not")]
check.is_so("offload where the kernel says so, nowhere else", not wrong, len(wrong), wrong[:2])
check.is_so("of every kind", {"not", "ok", "bad", "none"} <= set(read), set(read))
check.is_so("two are bad", read.count("bad") == 2, read.count("bad"))
check.end(f"{len(frames)} checksums judged, {sum(is_open for _, is_open in frames)} of them left to the card")
