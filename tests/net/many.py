#!/usr/bin/env python3
"""10,000 probes in one sr(), answered after microseconds to 50 ms in random order, some twice, some never, some wrongly, while 60,000
other packets a second arrive: every answer that a witness saw is found with its probe, no other is, and each loss is explained."""

import heapq
import os
import random
import re
import struct
import subprocess
import sys
import time

import namespace as ns

KERNEL, CLOSED, OURS = 2000, 1000, 7000  # echo and closed ports of the kernel's, which answers at once; echo of the responder's
NOISE, NOISE_SECONDS = 60000, 2
SILENT, WRONG, TWICE = 50, 51, 10        # of the responder's: every 50th is lost, every 51st has another id, every 10th comes twice
SLOWEST = 0.05
HOST, RESPONDER = "10.9.0.2", "10.9.0.50"
SCRIPT = f"""
ours = IP(dst="{RESPONDER}")/ICMP(id=5, seq=(1,{OURS}))
kernel = IP(dst="{HOST}")/ICMP(id=6, seq=(1,{KERNEL}))
closed = IP(dst="{HOST}")/TCP(sport=4000, dport=(2001,{2000 + CLOSED}), flags="S")
ans, unans = sr([ours, kernel, closed], timeout=1, multi=MULTI, verbose=True)
for s, r in ans:
    if TCP in s:
        assert r[TCP].sport == s[TCP].dport and r.src == s.dst
        print("T", s[TCP].dport, r.time_ns - s.time_ns)
    else:
        assert r[ICMP].type == 0 and r[ICMP].id == s[ICMP].id and r[ICMP].seq == s[ICMP].seq and r.src == s.dst
        print("I", s[ICMP].id, s[ICMP].seq, r.time_ns - s.time_ns)
for s in unans:
    print("L", s[ICMP].id, s[ICMP].seq, s.why())
"""


def checksum(b):
    s = sum(struct.unpack(f"!{len(b) // 2}H", b))
    s = (s >> 16) + (s & 0xffff)
    return 0xffff - ((s + (s >> 16)) & 0xffff)


def reply(frame, ident):
    icmp = struct.pack("!BBHHH", 0, 0, 0, ident, struct.unpack_from("!H", frame, 40)[0])
    icmp = icmp[:2] + struct.pack("!H", checksum(icmp)) + icmp[4:]
    return frame[6:12] + frame[:6] + frame[12:26] + frame[30:34] + frame[26:30] + icmp


def respond():
    """In the other namespace: the machine that answers late."""
    w = ns.Witness("v1", frame=256, frames=32768)
    chance, waiting, n = random.Random(1), [], 0
    print("ready", flush=True)
    while True:
        frame = w.next(0 if waiting else 0.2)
        if frame and len(frame) >= 42 and frame[23] == 1 and frame[34] == 8 and frame[30:34] == bytes([10, 9, 0, 50]):
            ident, seq = struct.unpack_from("!HH", frame, 38)
            now = time.perf_counter()
            if seq % SILENT:
                late = 0 if seq % 3 == 0 else chance.random() * SLOWEST
                for _ in range(2 if seq % TWICE == 0 else 1):
                    n += 1
                    heapq.heappush(waiting, (now + late, n, reply(frame, ident + 100 * (seq % WRONG == 0))))
        while waiting and waiting[0][0] <= time.perf_counter():
            w.s.send(heapq.heappop(waiting)[2])


def seen(frames):
    """What the witness saw of answers: (id, seq) and ports, how many times each; and how many other packets."""
    echoes, resets, others = {}, {}, 0
    for f in frames:
        src, proto = f[26:30], f[23] if f[12:14] == b"\x08\0" else 0
        if proto == 1 and f[34] == 0 and src in (b"\x0a\x09\0\x02", b"\x0a\x09\0\x32"):
            key = struct.unpack_from("!HH", f, 38)
            echoes[key] = echoes.get(key, 0) + 1
        elif proto == 6 and src == b"\x0a\x09\0\x02" and f[47] & 4 and struct.unpack_from("!H", f, 36)[0] == 4000:
            port = struct.unpack_from("!H", f, 34)[0]
            resets[port] = resets.get(port, 0) + 1
        else:
            others += 1
    return echoes, resets, others


def once(check, other, multi):
    w = ns.Witness("v0", frame=256, frames=262144)
    # From the probed addresses: datagrams, segments and echo replies that nobody asked for.
    noise = other.start(ns.PKT, "-e", f"""
p = [Ether(dst="{ns.mac("v0")}")/IP(src=["{HOST}", "{RESPONDER}"], dst="10.9.0.1")/x
     for x in [UDP(sport=(1,50), dport=4000), TCP(sport=(1,50), dport=4001, flags="A"), ICMP(type=0, id=5, seq=(20001,20050))]]
sendp(p, iface="v1", rate={NOISE}, count={NOISE * NOISE_SECONDS // 300}, verbose=False)
""")
    time.sleep(0.3)
    status, out, err = ns.pkt("-", script=SCRIPT.replace("MULTI", str(multi)))
    check.is_so(f"status {status}", status == 0, err)
    noise.wait()
    echoes, resets, others = seen(w.frames())
    found, lost, said = {}, {}, re.search(r"(\d+) probes, (\d+) answered", out)
    for line in out.splitlines():
        word = line.split()
        if word[0] == "T":
            found["T", int(word[1])] = found.get(("T", int(word[1])), 0) + 1
        elif word[0] == "I":
            key = int(word[1]), int(word[2])
            found[key] = found.get(key, 0) + 1
        elif word[0] == "L":
            lost[int(word[1]), int(word[2])] = " ".join(word[3:])
    saw = {("T", p): n for p, n in resets.items()}
    saw.update({k: n for k, n in echoes.items() if k[0] == 6 or (k[0] == 5 and k[1] <= OURS)})
    if not multi:
        saw = dict.fromkeys(saw, 1)
    missed = {k: n for k, n in saw.items() if found.get(k, 0) != n}
    check.is_so(f"{len(missed)} answers were not found", not missed, list(missed.items())[:5])
    wrong = [k for k in found if k not in saw]
    check.is_so(f"{len(wrong)} were found that the witness did not see", not wrong, wrong[:5])
    silent = {(5, s) for s in range(1, OURS + 1) if s % SILENT == 0 or s % WRONG == 0}
    check.is_so("the losses are those that were made", set(lost) == silent, len(lost), sorted(set(lost) ^ silent)[:5])
    for (_, s), why in lost.items():
        if s % SILENT and "id 0x69, expected 0x5" not in why:
            check.is_so(f"why probe {s} was lost", False, why)
            break
    unexplained = [why for why in lost.values() if not re.search("ms later, from|none had to do with it|nothing arrived", why)]
    check.is_so("each loss is explained", not unexplained, unexplained[:3])
    check.is_so("all probes are told", said and int(said[1]) == KERNEL + CLOSED + OURS and int(said[2]) == len(found), out[:200])
    others += sum(n for k, n in echoes.items() if k[1] > OURS)
    check.is_so("other traffic", others >= NOISE * NOISE_SECONDS, others)
    return sum(found.values()), len(lost), others


def main():
    if sys.argv[1:] == ["respond"]:
        return respond()
    ns.enter()
    check = ns.Checks()
    with ns.Other() as other:
        ns.run("ip", "neigh", "replace", RESPONDER, "lladdr", ns.NEIGHBOUR, "dev", "v0")
        other.setting("ipv4.icmp_ratelimit", 0)
        answers = other.start(sys.executable, os.path.abspath(__file__), "respond", stdout=subprocess.PIPE)
        answers.stdout.readline()
        try:
            notes = [once(check, other, multi) for multi in (False, True)]
        finally:
            answers.kill()
            answers.wait()
    n, lost, others = notes[0]
    check.end(f"{KERNEL + CLOSED + OURS} probes: {n} answers found among {others} other packets, {notes[1][0]} with duplicates, {lost} losses explained")


main()
