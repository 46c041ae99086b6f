#!/usr/bin/env python3
"""Types into the REPL on a terminal of its own: values, errors, several lines, Tab, Ctrl-C, Ctrl-D, history."""

import os
import sys
import tempfile
import time

sys.path.insert(0, "tests/support")
from terminal import Terminal, environment  # noqa: E402

state = tempfile.mkdtemp()
env = environment(XDG_STATE_HOME=state, XDG_CONFIG_HOME=state)
bad = Terminal.bad

t = Terminal(env=env)
t.wait(r"libnet .* libpcap .*\n.*>>> ", "banner")
t.type("1 + 2\r")
t.wait(r"\n3\r?\n.*>>> ", "a value")
t.type('p = IP(dst="192.0.2.1")/TCP(dport=[80, 443])\r')
t.wait(r">>> ", "an assignment")
t.type("p[1]\r")
t.wait(r'IP\(dst="192\.0\.2\.1"\)/TCP\(dport=443\).*>>> ', "a packet of a set")
t.type("TCP(dprot=80)\r")
t.wait(r"error: .*dprot.*did you mean 'dport'\?.*>>> ", "a mistake")
t.type("for i in [1, 2]:\r")
t.wait(r"\.\.\. ", "a block begins")
t.type("    print(i * 10)\r")
t.wait(r"\.\.\. ", "a block goes on")
t.type("\r")
t.wait(r"10\r?\n20\r?\n.*>>> ", "a block runs")
t.type("hexdu\t")
t.wait(r"hexdu\s*mp", "Tab completes")
t.type("\x03")
t.wait(r">>> ", "Ctrl-C leaves the line")
t.type("for i in range(1000000000000): x = i\r\r")
time.sleep(0.3)
t.type("\x03")
t.wait(r"interrupted.*>>> ", "Ctrl-C ends a statement")
t.type("2 * 21\r")
t.wait(r"\n42\r?\n.*>>> ", "it goes on after Ctrl-C")
t.type("\x04")
if t.status("Ctrl-D") != 0:
    bad.append("Ctrl-D: status is not 0")
path = os.path.join(state, "pkt", "history")
if not os.path.exists(path):
    bad.append("no history file")
elif os.stat(path).st_mode & 0o777 != 0o600:
    bad.append(f"history has mode {os.stat(path).st_mode & 0o777:o}")
t = Terminal(env=env)
t.wait(r">>> ", "the second start")
t.type("\x1b[A")
t.wait(r"2 \* 21", "history is kept")
t.type("\x15exit(7)\r")
if t.status("exit(7)") != 7:
    bad.append("exit(7): status is not 7")
t = Terminal("read", "samples/tour.pcap", "-w", "-", env=env)
if t.status("-w - to a terminal") not in (2, 3):
    bad.append("a capture is written to a terminal")
print("\n".join(bad))
sys.exit(1 if bad else 0)
