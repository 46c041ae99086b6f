#!/usr/bin/env python3
"""What cannot be sent or captured is refused before anything leaves, with the remedy and status 3."""

import subprocess

import namespace as ns

ns.enter()
check = ns.Checks()
ns.cable()
ns.run("ip", "link", "add", "d0", "type", "veth", "peer", "name", "d1")
ns.run("ip", "link", "set", "d0", "up")

CODE = [
    ('send(IP(dst="10.9.0.77")/UDP())', 3, "nobody on v0 answers for 10.9.0.77"),
    ('send(IP(dst="192.0.2.1")/UDP(), iface="eth7")', 3, "there is no interface 'eth7'"),
    ('sendp(Ether(), iface="v00")', 3, "did you mean 'v0'?"),
    ('sendp(Ether(), iface="d1")', 3, "sudo ip link set d1 up"),
    ('sendp(Ether(), iface="d0")', 3, "interface d0 is up but has no link"),
    ('send(IP(dst="192.0.2.1")/("x" * 1481))', 3, "a packet of 1501 bytes is over the MTU of v0 (1500 bytes)"),
    ('send(IPv6(dst="2001:db8::1")/("x" * 1500))', 3, "fragment()"),
    ('sendp(Ether()/("x" * 1600), iface="v0")', 3, "over the MTU"),
    ('send(Ether()/IP(dst="192.0.2.1"))', 2, "sendp()"),
    ('send(IP(dst="192.0.2.1"), rate="fast")', 2, "is not a rate"),
    ('send(80)', 2, "send() sends packets"),
    ('sniff(iface="v9", timeout=1)', 3, "there is no interface 'v9'"),
    ('sniff(iface="d1", timeout=1)', 3, "interface d1 is down"),
    ('sniff(iface="v0", filter="udp prot 3", timeout=1)', 2, "did you mean 'port'?"),
    ('sniff(iface="v0", count=-1)', 2, "count="),
]
for code, wanted, text in CODE:
    w = ns.Witness()
    status, out, err = ns.pkt("-e", code, limit=30)
    check.is_so(code, status == wanted and text in err, status, err)
    check.is_so(f"{code}: nothing was sent", not [p for p in w.frames() if p[12:14] != b"\x08\x06" and p[14:15] != b"\x60" or
                                                  p[23:24] == b"\x11"])

COMMANDS = [
    (["route", "192.0.2.1"], 0, "gateway    10.9.0.2"),
    (["route", "2001:db8::1"], 0, "interface  v0"),
    (["route", "127.0.0.1"], 0, "this machine"),
    (["route", "eth0"], 2, "not an IPv4 or IPv6 address"),
    (["doctor"], 0, "capture      yes"),
    (["sniff", "-i", "v0", "upd"], 2, "did you mean 'udp'?"),
    (["sniff", "-i", "v0", "-t", "x"], 2, "is not a number of seconds"),
    (["send"], 2, "which packets?"),
]
for words, wanted, text in COMMANDS:
    status, out, err = ns.pkt(*words, limit=30)
    check.is_so(" ".join(words), status == wanted and text in out + err, status, out, err)

ns.run("ip", "route", "del", "default")
status, out, err = ns.pkt("-e", 'send(IP(dst="192.0.2.1")/UDP())')
check.is_so("no route", status == 3 and "there is no route to 192.0.2.1" in err and "iface=" in err, status, err)

# Without the right: each says which, and the command that gives it. All else goes on.
drop = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"]
if subprocess.run(drop + ["true"], capture_output=True).returncode == 0:
    for words in (["-e", 'send(IP(dst="10.9.0.2")/UDP())'], ["-e", 'sendp(Ether(), iface="v0")'], ["-e", 'sniff(iface="v0", timeout=1)'],
                  ["sniff", "-i", "v0"]):
        status, out, err = ns.pkt(*words, before=drop, limit=30)
        check.is_so(f"{words} without rights", status == 3 and "--cap-add=NET_RAW" in err, status, err)
    status, out, err = ns.pkt("doctor", before=drop)
    check.is_so("doctor without rights", status == 3 and "rights       none" in out and out.count("--cap-add=NET_RAW\n") == 1, out, err)
    status, out, err = ns.pkt("-e", "len(bytes(IP()/UDP()))", before=drop)
    check.is_so("crafting without rights", (status, out) == (0, "28\n"), out, err)
check.end(f"{len(CODE) + len(COMMANDS) + 1} refusals and answers")
