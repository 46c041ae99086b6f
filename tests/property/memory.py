#!/usr/bin/env python3
"""How much memory packet lists and readers take: a list of a million small packets at most three times its bytes, also after each
was looked at; a reader no more for a million than for a thousand."""

import os
import struct
import subprocess
import sys
import tempfile

PACKETS, FRAME, TIMES = 1000000, 60, 3


def capture(path, n):
    """Ethernet, IPv4, TCP; every hundredth to port 80."""
    with open(path, "wb") as f:
        f.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, 1))
        for i in range(n):
            f.write(struct.pack("<IIII", 1700000000 + i // 1000, i % 1000, FRAME, FRAME))
            ether = b"\2\0\0\0\0\1\2\0\0\0\0\2\x08\0"
            ip = struct.pack(">BBHHHBBHII", 0x45, 0, 46, i & 0xffff, 0, 64, 6, 0, 0xc0000201, 0xc0000202)
            tcp = struct.pack(">HHIIHHHH", 1024 + i % 60000, 80 if i % 100 == 0 else 443, i, 0, 0x5010, 1024, 0, 0)
            f.write(ether + ip + tcp + b"\0" * 6)


def peak(pkt, script, want):
    """Largest resident bytes."""
    r, w = os.pipe()
    p = subprocess.Popen([pkt, "-"], stdin=r, stdout=subprocess.PIPE)
    os.close(r)
    os.write(w, script.encode())
    os.close(w)
    out = p.stdout.read().decode().strip()
    _, status, usage = os.wait4(p.pid, 0)
    p.stdout.close()
    p.returncode = status
    if status or out != want:
        sys.exit(f"memory: {script!r} gave {out!r}, status {status}; {want!r} was wanted")
    return usage.ru_maxrss * 1024


def main():
    if os.environ.get("MODE", "release") != "release":
        print("memory is measured in the release build")
        return 77
    pkt = os.environ["PKT"]
    with tempfile.TemporaryDirectory() as folder:
        big, small = os.path.join(folder, "big.pcap"), os.path.join(folder, "small.pcap")
        capture(big, PACKETS)
        capture(small, 1000)
        base = peak(pkt, "print(1)", "1")
        count = 'n = 0\nfor p in {}:\n    if TCP in p and p[TCP].dport == 80:\n        n += 1\nprint(n)\n'
        listed = peak(pkt, f'l = rdpcap("{big}")\nprint(len(l))', str(PACKETS)) - base
        looked = peak(pkt, f'l = rdpcap("{big}")\n' + count.format("l"), str(PACKETS // 100)) - base
        streams = [peak(pkt, count.format(f'PcapReader("{f}")'), str(n // 100)) for f, n in ((small, 1000), (big, PACKETS))]
    limit = TIMES * PACKETS * FRAME
    for what, n in (("a list", listed), ("a list that was looked at", looked)):
        if n > limit:
            sys.exit(f"memory: {what} of {PACKETS} packets of {FRAME} bytes takes {n} bytes: more than {TIMES} times its bytes")
    if streams[1] > streams[0] + (1 << 20):
        sys.exit(f"memory: a reader takes {streams[1]} bytes for {PACKETS} packets, and {streams[0]} for 1000")
    print(f"memory: {listed / PACKETS / FRAME:.2f} times the bytes of a list, {looked / PACKETS / FRAME:.2f} when it was looked at")
    return 0


if __name__ == "__main__":
    sys.exit(main())
