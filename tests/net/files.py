#!/usr/bin/env python3
"""sniff -w: files one after another by size and time, a disk that is full, and every way to end; a witness tells what came."""

import glob
import os
import re
import signal
import struct
import subprocess
import tempfile
import time

import namespace as ns

ns.enter()
check = ns.Checks()
ns.cable(ipv6=False)
folder = tempfile.mkdtemp()
sent = 0


def pcap(path):
    """Frames of a file of nanoseconds; the rest must be nothing."""
    with open(path, "rb") as f:
        b = f.read()
    magic, _, _, _, _, _, linktype = struct.unpack_from("=IHHiIII", b)
    at, out = 24, []
    if (magic, linktype) != (0xA1B23C4D, 1):
        return [b"not a pcap file of Ethernet and nanoseconds"]
    while at < len(b):
        _, ns_, n, _ = struct.unpack_from("=IIII", b, at)
        if at + 16 + n > len(b) or ns_ >= 10**9:
            return out + [b"cut"]
        out.append(b[at + 16 : at + 16 + n])
        at += 16 + n
    return out


def send(n, size=100, iface="v0"):
    global sent
    first, sent = sent, sent + n
    status, _, err = ns.pkt("-e", f'sendp([Ether()/IP(id=i % 65536, src="10.9.0.1", dst="10.9.0.7")/UDP()/("%08d" % i)/("x" * {size - 50}) '
                            f'for i in range({first}, {sent})], iface="{iface}", verbose=0)')
    check.is_so("sent", status == 0, err)


def sniff(*words, iface="v1", **more):
    p = subprocess.Popen([ns.PKT, "sniff", "-i", iface, *words], stderr=subprocess.PIPE, text=True,
                         **{"stdout": subprocess.DEVNULL, **more})
    check.is_so("it captures", ns.until_captured(p, iface.split(",")[0]), words)
    return p


def name(text):
    return os.path.join(folder, text)


def ended(p, what, status=0, sig=signal.SIGINT):
    err = ns.ended(p, sig)[1]
    check.is_so(what + ": status", p.returncode == status, p.returncode, err)
    return err


def rotated(what, pattern, sizes, w, keep=None):
    """The files in order hold what the witness saw (or the end of it), none is longer than `sizes`."""
    files = sorted(glob.glob(name(pattern)), key=lambda f: (len(f), f))
    seen, got = w.frames(), []
    for f in files:
        check.is_so(what + ": a size", os.path.getsize(f) <= sizes, f, os.path.getsize(f))
        got += pcap(f)
    check.is_so(what + ": frames", got == (seen if keep is None else seen[-len(got):]) and got, len(got), len(seen))
    return files


# By size: x.pcap, x.pcap1 and so on, none over the limit.
w = ns.Witness()
p = sniff("-w", name("a.pcap"), "-C", "5k")
send(300)
ended(p, "by size")
files = rotated("by size", "a.pcap*", 5120, w)
check.is_so("names by size", [os.path.basename(f) for f in files] == ["a.pcap"] + [f"a.pcap{i}" for i in range(1, len(files))] and
            len(files) == -(-300 // ((5120 - 24) // 116)), files)

# A ring of files: the newest stay.
p = sniff("-w", name("r.pcap"), "-C", "2k", "-W", "10")
send(600)
said = ended(p, "a ring")
check.is_so("a ring counts all", said == "pkt: 600 packets captured, 0 dropped by the kernel\n", said)
files = sorted(glob.glob(name("r.pcap*")))
check.is_so("names of a ring", [os.path.basename(f) for f in files] == [f"r.pcap{i}" for i in range(10)], files)
numbers = sorted(int(f[42:50]) for one in files for f in pcap(one))
check.is_so("the newest of a ring", numbers[-1] == sent - 1 and len(numbers) >= 9 * (2048 - 24) // 116 and
            numbers == list(range(numbers[0], sent)), numbers[:3], numbers[-3:], sent)

# By time: names by the clock, the end after two files, without another packet.
w = ns.Witness()
p = sniff("-w", name("t-%H%M%S.pcap"), "-G", "1", "-W", "2", env=dict(os.environ, TZ="XXX-7"))
began = time.time()
while p.poll() is None and time.time() < began + 15:
    if time.time() < began + 1.6:
        send(5)
    time.sleep(0.1)
check.is_so("by time: the end", p.poll() == 0 and time.time() - began < 10, p.poll(), time.time() - began)
p.kill()
p.communicate()
files = rotated("by time", "t-*.pcap", 1 << 20, w)
hours = {time.strftime("%H", time.gmtime(began + 7 * 3600 + s)) for s in (-1, 0, 1)}
check.is_so("names by time", len(files) == 2 and all(re.fullmatch(r"t-\d{6}\.pcap", os.path.basename(f)) for f in files) and
            os.path.basename(files[0])[2:4] in hours, files)

# By time under one name, and by size too: nothing is written over.
w = ns.Witness()
p = sniff("-w", name("s.pcap"), "-G", "1", "-C", "1k")
for _ in range(3):
    send(20)
    time.sleep(0.6)
ended(p, "by time and size")
files = rotated("by time and size", "s.pcap*", 1024, w)
check.is_so("by time and size: names", len(files) >= 7, files)

# A disk that is full: the message, the status, and what was whole is kept.
disk = name("disk")
os.mkdir(disk)
w = ns.Witness()
with open(name("full.txt"), "w+") as shown:
    script = 'mount -t tmpfs -o size=64k none "$1" && "$2" sniff -i v1 -w "$1/f.pcap" -o text; s=$?; cp "$1/f.pcap" "$3"; exit $s'
    p = subprocess.Popen(["unshare", "-m", "sh", "-c", script, "sh", disk, ns.PKT, name("full.pcap")], stdout=shown,
                         stderr=subprocess.PIPE, text=True)
    until = time.time() + 30
    while p.poll() is None and time.time() < until:
        send(100)
        time.sleep(0.05)
    p.kill()
    said = p.communicate()[1]
    shown.seek(0)
    lines = shown.read().count("\n")
kept = pcap(name("full.pcap"))
seen = w.frames()
first = seen.index(kept[0]) if kept and kept[0] in seen else 0
check.is_so("a full disk", p.returncode == 3 and f"f.pcap: No space left on device; {len(kept)} packets are in it\n" in said, p.returncode, said,
            len(kept))
check.is_so("what a full disk keeps", len(kept) > 400 and kept == seen[first : first + len(kept)] and lines >= len(kept), len(kept), lines)

# A folder that is not there is told before anything is captured.
status, _, err = ns.pkt("sniff", "-i", "v1", "-w", name("no/such.pcap"), "-t", "30", limit=20)
check.is_so("no such folder", status == 3 and "No such file or directory" in err, status, err)

# Ctrl-C, SIGTERM and the end of time: what had come is written, however short before.
for sig in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
    w = ns.Witness()
    p = sniff("-w", name("end.pcap"))
    send(5000, 60)
    said = ended(p, sig.name, 0, sig)
    seen = w.frames()
    check.is_so(sig.name, pcap(name("end.pcap")) == seen and len(seen) == 5000 and said.startswith("pkt: 5000 packets captured"), len(seen), said)
w = ns.Witness()
p = sniff("-w", name("end.pcap"), "-t", "1.5")
while p.poll() is None:
    send(200, 60)
    time.sleep(0.1)
said = p.communicate()[1]
got, seen = pcap(name("end.pcap")), w.frames()
check.is_so("the end of time", p.returncode == 0 and len(got) > 100 and got == seen[: len(got)], len(got), said)

# kill -9: what had come a moment before is in the file. SIGUSR1 tells the counts.
p = sniff("-w", name("kill.pcap"))
send(100)
time.sleep(0.2)
p.send_signal(signal.SIGUSR1)
check.is_so("SIGUSR1", p.stderr.readline() == "pkt: 100 packets captured, 0 dropped by the kernel\n")
p.kill()
p.wait()
check.is_so("kill -9", len(pcap(name("kill.pcap"))) == 100, len(pcap(name("kill.pcap"))))

# Nobody reads what is shown any more: the file is whole all the same.
first = sent
p = sniff("-w", name("pipe.pcap"), "-o", "text", stdout=subprocess.PIPE)
send(100)
p.stdout.readline()
p.stdout.close()
until = time.time() + 20
while p.poll() is None and time.time() < until:
    send(10)
p.kill()
p.wait()
said, got = p.stderr.read(), pcap(name("pipe.pcap"))
check.is_so("a closed pipe", p.returncode == 0 and got and said == f"pkt: {len(got)} packets captured, 0 dropped by the kernel\n" and
            [int(f[42:50]) for f in got] == list(range(first, first + len(got))), p.returncode, said, len(got))

# An interface that goes away right after a burst: all of it is there, status 3.
ns.run("ip", "link", "add", "g0", "type", "veth", "peer", "name", "g1")
for end in "g0", "g1":
    ns.setting(f"ipv6/conf/{end}/disable_ipv6", 1)
    ns.run("ip", "link", "set", end, "up")
p = sniff("-w", name("gone.pcap"), iface="g1,v1")
send(2000, 60, "g0")
send(2000, 60, "v0")
ns.run("ip", "link", "del", "g0")
try:
    said = p.communicate(timeout=20)[1]
except subprocess.TimeoutExpired:
    p.kill()
    said = "it goes on"
got = pcap(name("gone.pcap"))
check.is_so("a vanished interface", p.returncode == 3 and "interface g1 is gone; 4000 packets were captured" in said, p.returncode, said)
check.is_so("what had come", [int(f[42:50]) for f in got] == list(range(sent - 4000, sent)), len(got), said)
check.end(f"{sent} packets sent, files as they ought to be")
