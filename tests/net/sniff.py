#!/usr/bin/env python3
"""Live capture: what arrives is shown, written, filtered and counted; a capture ends by count, time and Ctrl-C."""

import os
import signal
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
"""
WANTED = "2 1 2 True\n1\n3\n4\n9\n4 True 5\n0\n5 False\n1\n"
status, out, err = ns.pkt("-", script=SCRIPT, limit=40)
check.is_so("the script", (status, out) == (0, WANTED), status, out, err)

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
check.end("captured live")
