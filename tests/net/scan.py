#!/usr/bin/env python3
"""scan(): every host and port that answers is found once, whatever the protocol; memory does not grow with the probes; answers that
come again are told apart; shards and runs that went on after a kill are together the whole."""

import json
import os
import shutil
import signal
import subprocess
import time

import namespace as ns
import neighbours

if not shutil.which("nsenter"):
    ns.skip("nsenter is needed to set up the other end")
ns.enter()
check = ns.Checks()
net = neighbours.Network(8000, 8002)
TCP = "IP(dst='10.80.0.0/{}')/TCP(dport=[8000, 8001, 9000], flags='S')"
COLUMNS = ["--fields", "ip.src,tcp.sport,tcp.flags", "--retry", "3", "-t", "1"]


def rows(out):
    return [tuple(line.split("\t")) for line in out.splitlines()[1:]]


# Open and closed ports, each once, in order and permuted.
want = {(f"10.80.{n >> 8}.{n & 255}", p) for n in range(1024) for p in ("8000", "8001", "9000")}
for more in [], ["--permute", "--seed", "4"]:
    status, out, err = ns.pkt("scan", TCP.format(22), *COLUMNS, *more)
    got = rows(out)
    check.is_so(f"all ports {more}", status == 0 and {r[:2] for r in got} == want and len(got) == len(want), len(got), out[:200], err)
    check.is_so("open and closed", all((r[2] == "18") == (r[1] != "9000") for r in got), got[:3])
    check.is_so("told", "3072 answered" in err and "0 dropped" in err, err)
status, out, err = ns.pkt("scan", TCP.format(22), *COLUMNS, "-Y", "tcp.flags.S")
check.is_so("open ports alone", len(rows(out)) == 2048, len(rows(out)), err)

# Shards are together the whole.
got = []
for i in range(3):
    status, out, err = ns.pkt("scan", TCP.format(22), *COLUMNS, "--permute", "--seed", "4", "--shard", f"{i}/3")
    got += rows(out)
check.is_so("shards", len(got) == len(want) and {r[:2] for r in got} == want, len(got), err)


# Memory: 64 times as many probes.
def peak(bits):
    p = subprocess.Popen([ns.PKT, "scan", TCP.format(bits), "-o", "none", "-t", "0.3"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(p.pid, 0)
    return usage.ru_maxrss


small, large = peak(24), peak(18)
check.is_so(f"memory: {small} KiB, {large} KiB", large < small + 512)

# As JSON, as packets in a file, as packets of the language.
file = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"pkt-scan-{os.getpid()}")
status, out, err = ns.pkt("scan", "IP(dst='10.80.0.0/28')/ICMP()", "-o", "json", "-w", file, "--retry", "3")
check.is_so("json", status == 0 and len({json.dumps(json.loads(line)) for line in out.splitlines()}) == 16, out[:300], err)
status, out, err = ns.pkt("read", file, "icmp[0] == 0", "-o", "none", "-Y", "icmp.type == 0")
status, out, err = ns.pkt("-e", f"len(rdpcap('{file}'))")
check.is_so("file", out == "16\n", out, err)
os.remove(file)
script = """
def pairs(x, n):
    v = [(q, a) for q, a in scan(x, timeout=1, retry=3)]
    assert len(v) == n, len(v)
    assert all(a.answers(q) for q, a in v)
    return v
v = pairs(permute(IP(dst="10.80.1.0/24")/ICMP(), 7), 256)
assert sorted(a.src for q, a in v) == sorted(p.dst for p in IP(dst="10.80.1.0/24")) and all(q.dst == a.src for q, a in v)
v = pairs([IP(dst="10.80.1.0/28")/TCP(dport=(8000, 8002)), IP(dst="10.80.2.0/28")/ICMP()], 64)
v = pairs(IPv6(dst=("fd80::1", "fd80::40"))/ICMPv6EchoRequest(), 64)
v = pairs(IP(dst="10.80.1.0/28", ttl=[9, 10])/TCP(dport=8000, seq=5, flags="S"), 32)
v = pairs(IP(dst="10.80.1.0/28")/TCP(dport=9000, flags=["A", "FPU", ""]), 48)
v = pairs(IP(dst="10.80.1.0/28")/TCP(dport=9000)/"data", 16)
v = pairs(Ether(dst="ff:ff:ff:ff:ff:ff")/ARP(pdst="10.9.0.0/29"), 1)
assert v[0][1].psrc == "10.9.0.2"
u = [(q, a) for q, a in scan(IP(dst="10.80.1.0/24")/UDP(dport=(5, 8))/"hello", timeout=0.5, rate="5k")]
assert len(u) > 0 and all(a.answers(q) and q.dport in (5, 6, 7, 8) and a[UDPerror].dport == q.dport for q, a in u)
assert len(dict([((q.dst, q.dport), 1) for q, a in u])) == len(u)
"""
status, out, err = ns.pkt("-", script=script)
check.is_so("in the language", status == 0, out, err)

# The peer sends its answer again when nobody resets it: an address that is not this machine's.
mac = subprocess.run(["ip", "-br", "link", "show", "s0"], capture_output=True, text=True).stdout.split()[2]
net.run("ip", "neigh", "add", "10.9.0.77", "lladdr", mac, "dev", "s1")
status, out, err = ns.pkt("scan", "[IP(src='10.9.0.77', dst='10.80.3.0/28')/TCP(dport=8000), IP(dst='10.9.0.99')/ICMP()]", "-t", "1.6", "-o", "none")
check.is_so("again", "16 answered, " in err and " answered again" in err, err)

# Killed and gone on with.
seen = []
words = ["scan", TCP.format(21), "--fields", "ip.src,tcp.sport", "--resume", file, "--permute", "-t", "0.5", "-r", "8k"]
p = subprocess.Popen([ns.PKT, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
while not (os.path.exists(file) and int((open(file).read().split() or "0")[-1]) > 1000):
    time.sleep(0.005)
p.send_signal(signal.SIGKILL)
p.communicate()
at = int(open(file).read().split()[-1])
status, out, err = ns.pkt(*words)
check.is_so("gone on", f"{6144 - at} probes" in err and "6144 of 6144 done" in err and len(rows(out)) == 6144 - at, at, len(rows(out)), err)
os.remove(file)

# What is wrong is said before anything leaves.
for expr, text in (("IP(dst='10.80.0.0/24')/ARP()", ""), ("[]", "nothing to send"), ("5", "not int"),
                   ("[IP(dst='10.80.0.1')/ICMP(), Ether()/ARP(pdst='10.9.0.2')]", "two scans"),
                   ("Ether()/ARP(pdst='10.0.0.0/14')", "which it belongs to")):
    status, out, err = ns.pkt("scan", expr, "-t", "0.1")
    check.is_so(f"{expr}: {text}", text in err and (status == 2 or not text), status, err)

net.end()
check.end("scan: TCP, ICMP, ICMPv6, UDP and ARP; 3072 ports once each; shards, a kill, answers that come again")
