#!/usr/bin/env python3
"""The least right: what is running has given up its capabilities and may make few system calls; a script keeps what it may
still need."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import namespace as ns

RAW, ADMIN, LOCK, DAC, SEARCH = 1 << 13, 1 << 12, 1 << 14, 1 << 1, 1 << 2
WITHOUT = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


def remedy():
    """Whoever is not root reads the exact command, before this goes on as root of a namespace."""
    before = [] if os.geteuid() else WITHOUT
    if before and subprocess.run([*before, ns.PKT, "--version"], capture_output=True).returncode:
        return
    path = os.path.realpath(ns.PKT)
    for words in ["sniff", "-i", "lo"], ["-e", 'sniff(iface="lo", timeout=1)'], ["-e", 'sr1(IP(dst="127.0.0.1")/ICMP())']:
        status, out, err = ns.pkt(*words, before=before)
        if status != 3 or f"sudo setcap cap_net_raw+ep {path}\n" not in err:
            sys.exit(f"{words} without rights: {status}\n{out}{err}")
    status, out, err = ns.pkt("doctor", before=before)
    if status != 3 or "rights       none" not in out or out.count(f"cap_net_raw+ep {path}\n") != 1:
        sys.exit(f"doctor without rights: {status}\n{out}{err}")


if not os.environ.get("PKT_NAMESPACE"):
    remedy()
ns.enter()
check = ns.Checks()
ns.cable()
work = tempfile.mkdtemp()
has_filter = "confined     yes" in ns.pkt("doctor")[1]


def rights(pid):
    with open(f"/proc/{pid}/status") as f:
        lines = dict(line.split(":\t", 1) for line in f if ":\t" in line)
    return ([int(lines[k], 16) for k in ("CapInh", "CapPrm", "CapEff", "CapAmb")], int(lines["Seccomp"]), int(lines["NoNewPrivs"]))


def wait_for(pid, wanted):
    """Its capabilities once they are those that are wanted, or what they are after a while."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        got = rights(pid)
        if got == ([0, wanted, wanted, 0], 2 if has_filter else 0, 1):
            break
        time.sleep(0.02)
    return got


def running(what, words, keep, stdin=None, close=True):
    p = subprocess.Popen([ns.PKT, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if stdin:
        p.stdin.write(stdin)
        p.stdin.flush()
    got = wait_for(p.pid, keep)
    check.is_so(f"{what}: rights, filter, nothing to gain", got == ([0, keep, keep, 0], 2 if has_filter else 0, 1), got)
    p.send_signal(signal.SIGINT)
    out, err = p.communicate(timeout=30)
    return p.returncode, out, err


HEADER = bytes.fromhex("d4c3b2a1020004000000000000000000ffff000001000000")
running("sniff", ["sniff", "-i", "v0"], 0)
running("sniff -i any", ["sniff", "-i", "any"], 0)
running("sniff -w", ["sniff", "-i", "v0", "-w", f"{work}/s.pcap"], 0)
check.is_so("its file is whole", ns.pkt("read", f"{work}/s.pcap")[0] == 0)
running("read", ["read", "-"], 0, HEADER)
running("read -w", ["read", "-", "-w", f"{work}/r.pcap"], DAC | SEARCH, HEADER)
running("loop", ["loop", 'IP(dst="10.9.0.2")/ICMP()', "-t", "0.1"], 0)
running("loop that asks for MACs", ["loop", 'IP(dst="10.9.0.2")/ICMP()', "-t", "0.1", "-i", "v0"], RAW)
running("loop of frames", ["loop", 'Ether()/IP(dst="10.9.0.2")/ICMP()', "-t", "0.1", "-i", "v0"], 0)
running("loop --resume", ["loop", 'IP(dst="10.9.0.2")/ICMP()', "-t", "0.1", "-c", "9", "--resume", f"{work}/r.txt"], RAW | DAC | SEARCH)
running("send", ["send", 'IP(dst="10.9.0.2")/ICMP()', "-c", "100000000", "-r", "100"], RAW | ADMIN | LOCK)
running("a script", ["-e", 'sniff(iface="v0", timeout=20)'], RAW | ADMIN | LOCK | DAC | SEARCH)

# A script goes on to open what it likes.
script = f"""
sniff(iface="v0", timeout=0.1)
sniff(iface=["v1", "lo"], timeout=0.1)
sendp(Ether()/IP(dst="10.9.0.2")/ICMP(), iface="v1")
send(IP(dst="10.9.0.2")/ICMP())
wrpcap("{work}/a.pcap", Ether()/IP(dst="10.9.0.2"))
assert len(rdpcap("{work}/a.pcap")) == 1
a = AsyncSniffer(iface="v0", timeout=0.1)
a.start()
a.join()
"""
status, out, err = ns.pkt("-", script=script, limit=60)
check.is_so("a script opens further interfaces and files", status == 0, status, out, err)
status, out, err = ns.pkt(script='sniff(iface="v0", timeout=0.1)\nsniff(iface="v1", timeout=0.1)\nprint(6 * 7)\n')
check.is_so("so does the prompt", status == 0 and "42" in out and not err, status, out, err)
shutil.rmtree(work)

# Rounds after the rights are gone are as the first one.
for more in [], ["-i", "v0"], ["--guard"]:
    status, out, err = ns.pkt("loop", 'IP(dst="10.9.0.2")/TCP()', "-t", "0.1", "-c", "3", *more)
    check.is_so(f"three rounds {more}", status in (0, 1) and not err and out.count("10.9.0.2:80") == 3, status, out, err)
check.end("least: 12 commands, a script, the prompt")
