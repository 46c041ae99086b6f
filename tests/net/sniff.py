#!/usr/bin/env python3
"""Live capture: what arrives is shown, written, filtered and counted; a capture ends by count, time and Ctrl-C."""

import json
import os
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

SCRIPT = """
def begun():
    sendp(Ether(dst="02:00:00:00:00:01")/IP(dst="10.9.0.9")/UDP(dport=[1, 2, 3, 4]), iface="v0")
    sendp(Ether()/Dot1Q(vlan=5)/IP()/UDP(dport=9), iface="v0")
p = sniff(iface="v1", count=2, timeout=5, filter="udp", started_callback=begun)
print(len(p), p[0][UDP].dport, p[1][UDP].dport, p[0].time > 0)
p = sniff(iface=["v1", "lo"], timeout=5, prn=lambda p: p[UDP].dport, lfilter=lambda p: UDP in p and p[UDP].dport != 2,
          stop_filter=lambda p: p[UDP].dport == 9, started_callback=begun)
print(len(p), Dot1Q in p[3], p[3][Dot1Q].vlan)
print(len(sniff(iface="v1", store=False, count=4, filter="udp and not vlan", started_callback=begun)))
a = AsyncSniffer(iface="v1", filter="udp")
a.start()
begun()
r = a.stop()
print(len(r), a.running)
print(len(sniff(iface="any", filter="udp port 3", timeout=5, count=1, started_callback=begun)))
a = AsyncSniffer(iface="v1", filter="udp")
a.start()
sendp(Ether()/IP()/UDP(dport=(1,65535)), iface="v0", count=4, verbose=0)
r = a.stop()
print(len(r), [p[UDP].dport for p in r[:3]], r[-1].copy().sniffed_on, UDP().sniffed_on)
a = AsyncSniffer(iface="v1", filter="udp", count=3, timeout=20)
a.start()
sendp(Ether()/IP()/UDP(dport=(1,9)), iface="v0", verbose=0)
a.join()
print(len(a.results), a.running)
def vlans():
    sendp(Ether()/IP()/UDP(dport=1), iface="v0")
    sendp(Ether()/Dot1Q(vlan=5)/IP()/UDP(dport=9), iface="v0")
    sendp(Ether()/Dot1Q(vlan=6)/IP()/UDP(dport=10), iface="v0")
for f, n in ("vlan", 2), ("vlan 5", 1), ("vlan and udp port 10", 1), ("not vlan", 1), ("udp", 3):
    print(f, [p[UDP].dport for p in sniff(iface="v1", filter=f, count=n, timeout=5, started_callback=vlans)])
p = sniff(iface="any", lfilter=lambda p: Dot1Q in p, timeout=5, count=1, started_callback=vlans)[0]
print(p.summary(), p[Dot1Q].vlan, p.sniffed_on)
def both():
    for i in range(1, 40):
        sendp(Ether()/IP()/UDP(dport=i), iface=["v0", "v1"][i % 2], verbose=0)
p = sniff(iface=["v1", "v0"], timeout=0.5, filter="udp", started_callback=both)
print(len(p), all([p[i].time_ns <= p[i + 1].time_ns for i in range(len(p) - 1)]), [q.sniffed_on for q in p[:4]], [q.dport for q in p[-4:]])
"""
MORE = """262140 [1, 2, 3] v1 None
3 False
vlan [9, 10]
vlan 5 [9]
vlan and udp port 10 [10]
not vlan [1]
udp [1, 9, 10]
CookedLinux / Dot1Q / IP / UDP 127.0.0.1:domain > 127.0.0.1:discard 5 any
78 True ["v1", "v0", "v0", "v1"] [38, 38, 39, 39]
"""
WANTED = "2 1 2 True\n1\n3\n4\n9\n4 True 5\n0\n5 False\n1\n"
status, out, err = ns.pkt("-", script=SCRIPT, limit=40)
check.is_so("the script", (status, out) == (0, WANTED + MORE), status, out, err)

# pkt sniff into a file, ended by Ctrl-C: all that arrived is in it.
path = os.path.join(folder, "x.pcap")
p = subprocess.Popen([ns.PKT, "sniff", "-i", "v1", "-w", path, "udp"], stderr=subprocess.PIPE, text=True)
until = time.time() + 20
while not os.path.exists(path) and time.time() < until:
    ns.pkt("sniff", "-i", "v1", "-t", "0.05")
    ns.pkt("send", 'Ether()/IP(dst="10.9.0.9")/UDP(dport=7)', "-i", "v0")
ns.pkt("send", 'Ether()/IP(dst="10.9.0.9")/UDP(dport=(1001,3000))', "-i", "v0")
time.sleep(0.2)
p.send_signal(signal.SIGINT)
said = p.communicate(timeout=20)[1]
check.is_so("the end by Ctrl-C", p.returncode == 0 and "0 dropped by the kernel" in said, p.returncode, said)
status, out, err = ns.pkt("-e", f'len([p for p in rdpcap("{path}") if p[UDP].dport > 1000])')
check.is_so("what was written", out == "2000\n", out, err)

# Several interfaces: each line tells which; -l writes it at once, and not only when nothing waits; -s cuts.
p = subprocess.Popen([ns.PKT, "sniff", "-i", "v0,v1", "-l", "-s", "60", "-c", "4", "udp"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
check.is_so("two interfaces", ns.until_captured(p, "v0") and ns.until_captured(p, "v1"))
ns.pkt("send", 'Ether()/IP()/UDP(dport=[11,12])/("x"*100)', "-i", "v0")
try:
    out, said = p.communicate(timeout=20)
except subprocess.TimeoutExpired:
    p.kill()
    out, said = p.communicate()
words = [line.split() for line in out.splitlines()]
check.is_so("lines of two interfaces", sorted((w[1], w[-1]) for w in words) == [("v0", "captured)")] * 2 + [("v1", "captured)")] * 2 and
            all("142 (60 captured)" in line for line in out.splitlines()) and [w[0] for w in words] == sorted(w[0] for w in words), out, said)

# A pcapng file has the names of both and what each received; packets read from it know where they came from.
two = os.path.join(os.path.dirname(path), "two.pcapng")
p = subprocess.Popen([ns.PKT, "sniff", "-i", "v0,v1", "-c", "4", "-w", two, "udp"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
check.is_so("two interfaces into a file", ns.until_captured(p, "v0") and ns.until_captured(p, "v1"))
ns.pkt("send", "Ether()/IP()/UDP(dport=[11,12])", "-i", "v0")
said = p.communicate(timeout=20)[1]
with open(two, "rb") as f:
    blocks, told = f.read(), []
while blocks:
    kind, size, interface = struct.unpack("<III", blocks[:12])
    told += [interface] if kind == 5 else []
    blocks = blocks[size:]
check.is_so("statistics of each", sorted(told) == [0, 1], told, said)
status, out, err = ns.pkt("-e", f'print(sorted([p.sniffed_on for p in rdpcap("{two}")]))')
check.is_so("names from the file", out == "['v0', 'v0', 'v1', 'v1']\n" or out == '["v0", "v0", "v1", "v1"]\n', out, err)

# An interface that goes away ends the capture, and what came is kept.
ns.run("ip", "link", "add", "g0", "type", "veth", "peer", "name", "g1")
for end in "g0", "g1":
    ns.setting(f"ipv6/conf/{end}/disable_ipv6", 1)
    ns.run("ip", "link", "set", end, "up")
p = subprocess.Popen([ns.PKT, "sniff", "-i", "g1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
time.sleep(1)
ns.pkt("send", "Ether()/IP()/UDP()", "-i", "g0")
time.sleep(0.3)
ns.run("ip", "link", "del", "g0")
try:
    out, said = p.communicate(timeout=20)
    check.is_so("a vanished interface", p.returncode == 3 and "interface g1" in said and out.count("UDP") == 1, p.returncode, out, said)
except subprocess.TimeoutExpired:
    p.kill()
    check.is_so("a vanished interface ends the capture", False)


def promiscuous(script):
    """Does anyone want all frames of v1 while the script captures?"""
    p, wanted = subprocess.Popen([ns.PKT, "-e", script]), False
    while p.poll() is None:
        links = subprocess.run(["ip", "-d", "-j", "link", "show", "v1"], capture_output=True, text=True, check=True).stdout
        wanted |= json.loads(links)[0]["promiscuity"] > 0
        time.sleep(0.02)
    return wanted


SCRIPT = "sniff(iface='v1', timeout=0.5{})"
n = [promiscuous(SCRIPT.format("")), promiscuous(SCRIPT.format(", promisc=False")),
     promiscuous("conf.sniff_promisc = False\n" + SCRIPT.format("")), promiscuous("conf.sniff_promisc = 0\n" + SCRIPT.format(", promisc=True"))]
check.is_so("promisc= and conf.sniff_promisc", n == [True, False, False, True], n)
for words in (["sniff", "-I", "-i", "v1", "-t", "1"], ["-e", "sniff(iface='v1', monitor=True, timeout=1)"]):
    status, out, err = ns.pkt(*words)
    check.is_so("no radio", status == 3 and "v1 has no monitor mode" in err and "802.11" in err, status, err)
check.end("captured live")
