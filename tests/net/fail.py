#!/usr/bin/env python3
"""What stops sr and sniff: each way has its message and its exit status, and what had been received is not lost."""

import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import threading
import time

import namespace as ns

ns.enter()
check = ns.Checks()
ns.cable()
work = tempfile.mkdtemp()
TWO = 'IP(dst=["10.9.0.2", "10.9.0.77"])/ICMP(id=7)'  # the first one answers


def checksum(b):
    b += b"\0" * (len(b) % 2)
    s = sum(struct.unpack(f"!{len(b) // 2}H", b))
    s = (s >> 16) + (s & 0xffff)
    return 0xffff - ((s + (s >> 16)) & 0xffff)


def answers(s):
    """10.9.0.2 answers echo requests that leave by v0, until the cable is pulled."""
    while True:
        try:
            f, where = s.recvfrom(2048)
        except OSError:
            return
        if where[2] == 4 or f[12:14] != b"\x08\x00" or f[23] != 1 or f[34] != 8 or f[30:34] != b"\x0a\x09\0\x02":
            continue
        icmp = b"\0\0\0\0" + f[38:]
        icmp = icmp[:2] + struct.pack("!H", checksum(icmp)) + icmp[4:]
        ip = f[14:24] + b"\0\0" + f[30:34] + f[26:30]
        ip = ip[:10] + struct.pack("!H", checksum(ip)) + ip[12:]
        s.send(f[6:12] + f[:6] + f[12:14] + ip + icmp)


def mended(made=True):
    """The cable is as new: one host that answers, and one that is silent."""
    if made:
        ns.has_run("ip", "link", "del", "v0")
        ns.cable(ipv6=False)
    ns.run("ip", "neigh", "replace", "10.9.0.77", "lladdr", ns.NEIGHBOUR, "dev", "v0")
    s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
    s.bind(("v1", 3))
    threading.Thread(target=answers, args=(s,), daemon=True).start()


def meanwhile(words, do, script=None, wait="10.9.0.2"):
    """(status, out, err) of pkt while `do` happens after an echo reply has come back."""
    s = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, 0)
    s.bind(("v0", 0x0800))
    s.settimeout(20)
    p = subprocess.Popen([ns.PKT, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if script:
        p.stdin.write(script)
    p.stdin.close()
    p.stdin = None
    while s.recv(2048)[20:21] != b"\0":
        pass
    s.close()
    time.sleep(0.1)  # the reply lies in pkt's own socket since then: this is so that it is read, too
    do(p)
    out, err = p.communicate(timeout=60)
    return p.returncode, out, err


mended(made=False)

# Before anything is sent: the message, the remedy, status 3.
ns.run("ip", "link", "add", "d0", "type", "veth", "peer", "name", "d1")
ns.run("ip", "addr", "add", "10.8.0.1/24", "dev", "d0")
drop = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"]
can_drop = ns.has_run(*drop, "true")
ns.run("ip", "route", "del", "default")
BEFORE = [
    ("no permission", [], drop, "sending needs the capability cap_net_raw"),
    ("no route", ["192.0.2.1"], [], "there is no route to 192.0.2.1"),
    ("no such interface", ["-i", "v00"], [], "there is no interface 'v00'\n    did you mean 'v0'?"),
    ("a link that is down", ["-i", "d0"], [], "interface d0 is down\n    sudo ip link set d0 up"),
]
for what, more, before, text in BEFORE:
    if before and not can_drop:
        continue
    dst = more.pop() if len(more) == 1 else "10.9.0.2"
    iface = f", iface={more[1]!r}" if more else ""
    for command in "sr", "loop":
        w = ns.Witness()
        status, out, err = ns.pkt(command, f'IP(dst="{dst}")/ICMP()', *more, before=before, limit=30)
        check.is_so(f"pkt {command}: {what}", (status, out) == (3, "") and text in err and not [f for f in w.frames() if f[12:14] == b"\x08\0"], status, out, err)
    for call in "sr", "sr1", "srloop", "srflood", "send":
        status, out, err = ns.pkt("-e", f'{call}(IP(dst="{dst}")/ICMP(){iface})', before=before, limit=30)
        check.is_so(f"{call}(): {what}", status == 3 and text.split("\n")[0] in err and text.split("\n")[-1].strip() in err, status, out,
                    err)
status, out, err = ns.pkt("sr", 'IP(dst="10.8.0.2")/ICMP()', limit=30)
check.is_so("the interface of the route is down", status == 3 and "no route to 10.8.0.2: interface d0" in err and
            "sudo ip link set d0 up" in err, status, out, err)
ns.run("ip", "link", "set", "d0", "up")
status, out, err = ns.pkt("sr", 'IP(dst="10.8.0.2")/ICMP()', limit=30)
check.is_so("no carrier", status == 3 and "interface d0 is up but has no link" in err, status, out, err)

# While answers come: those that came are shown, kept and written; then the message, and status 3.
GONE = [
    ("goes down", lambda p: ns.run("ip", "link", "set", "v0", "down"), "v0 went down"),
    ("vanishes", lambda p: ns.run("ip", "link", "del", "v0"), "v0 "),
]
for what, do, text in GONE:
    mended()
    status, out, err = meanwhile(["sr", TWO, "-t", "30"], do)
    check.is_so(f"pkt sr: the interface {what}", status == 3 and "echo-reply" in out and "2 probes, 1 answered" in out and text in err,
                status, out, err)
    mended()
    kept = f"{work}/kept.pcap"
    status, out, err = meanwhile(["-"], do, f'ans, unans = sr({TWO}, timeout=30)\nwrpcap("{kept}", [r for s, r in ans])\n'
                                            'print(len(ans), len(unans))\n')
    check.is_so(f"sr(): the interface {what}", status == 3 and out.endswith("1 1\n") and text in err, status, out, err)
    check.is_so("its answers are written", ns.pkt("read", kept)[1].count("echo-reply") == 1)
    mended()
    status, out, err = meanwhile(["loop", TWO, "-t", "30"], do)
    check.is_so(f"pkt loop: the interface {what}", status == 3 and "echo-reply" in out and "2 probes, 1 answered" in out and text in err,
                status, out, err)
    mended()
    status, out, err = meanwhile(["-"], do, f'conf.verb = 0\na = AsyncSniffer(iface="v0", filter="icmp")\na.start()\n'
                                            f'sr({TWO}, timeout=30)\na.stop()\n'
                                            f'p = sniff(iface="lo", timeout=0.1)\nprint(len(a.results))\n')
    check.is_so(f"AsyncSniffer: the interface {what}", status == 3 and out.endswith("3\n") and text in err, status, out, err)

# Ctrl-C ends the wait: what came is shown. A script goes on; a command ends as others do that are interrupted.
mended()
interrupt = lambda p: p.send_signal(signal.SIGINT)
status, out, err = meanwhile(["sr", TWO, "-t", "30"], interrupt)
check.is_so("pkt sr: SIGINT", status in (0, -signal.SIGINT) and "echo-reply" in out and "2 probes, 1 answered" in out, status, out, err)
status, out, err = meanwhile(["loop", TWO, "-t", "30"], interrupt)
check.is_so("pkt loop: SIGINT", status in (0, -signal.SIGINT) and "2 probes, 1 answered" in out, status, out, err)
status, out, err = meanwhile(["-"], interrupt, f"ans, unans = sr({TWO}, timeout=30)\nprint(len(ans), len(unans))\n")
check.is_so("sr(): SIGINT", status == 0 and out.endswith("1 1\n"), status, out, err)

# kill -9: the file of -w has what was written; nothing else is left (for the guard's rule see guard.py).
status, out, err = meanwhile(["loop", TWO, "-t", "30"], lambda p: p.kill())
check.is_so("pkt loop: SIGKILL", status == -signal.SIGKILL, status, out, err)
status, out, err = ns.pkt("sr", 'IP(dst="10.9.0.2")/ICMP()', limit=30)
check.is_so("and all goes on", status == 0 and "1 answered" in out, status, out, err)
shutil.rmtree(work)
check.end("fail: 4 refusals of 7 calls, 2 losses of 4, SIGINT, SIGKILL")
