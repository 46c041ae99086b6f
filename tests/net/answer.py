#!/usr/bin/env python3
"""answer() on two interfaces at once: each question is answered where it came from; and on the default one."""

import subprocess

import namespace as ns

REPLY = 'reply=lambda p: reply_to(p)/ARP(op=2, psrc=p[ARP].pdst, hwsrc="02:00:00:00:00:77", pdst=p[ARP].psrc, hwdst=p[ARP].hwsrc)'
ANSWER = 'answer(filter="arp", match=lambda p: p[ARP].op == 1, {reply}, iface={iface}, count={count}, timeout=20, store=False, started_callback=lambda: print("ready", flush=True))'

ns.enter()
check = ns.Checks()
ns.run("ip", "link", "set", "lo", "up")
for i in "01":
    ns.run("ip", "link", "add", "a" + i, "type", "veth", "peer", "name", "b" + i)
    for end in "a" + i, "b" + i:
        ns.run("ip", "link", "set", end, "up")
    ns.run("ip", "addr", "add", f"10.{i}.0.1/24", "dev", "a" + i)
for iface, ends in ('["b0", "b1"]', "01"), ('"b1"', "1"):
    p = subprocess.Popen([ns.PKT, "-e", ANSWER.format(reply=REPLY, iface=iface, count=len(ends))], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    p.stdout.readline()
    for i in ends:
        status, out, err = ns.pkt("-e", f'p = srp1(Ether(dst="ff:ff:ff:ff:ff:ff")/ARP(pdst="10.{i}.0.9"), iface="a{i}", timeout=5)\n'
                                        f'print(p.hwsrc, p.psrc, p.hwdst == get_if_hwaddr("a{i}"), p.pdst)')
        check.is_so(f"{iface}: asked on a{i}", out.endswith(f"02:00:00:00:00:77 10.{i}.0.9 True 10.{i}.0.1\n"), status, out, err)
    out, _ = p.communicate(timeout=30)
    check.is_so(f"{iface}: its count", f"{len(ends)} answered" in out, out)
check.end("answer: on two interfaces and on one")
