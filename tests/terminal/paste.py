#!/usr/bin/env python3
"""Pastes whole snippets into the prompt, with marks and without; Tab for values and files; the start file; colours."""

import os
import shutil
import sys
import tempfile
import time

sys.path.insert(0, "tests/support")
from terminal import Terminal, environment  # noqa: E402

home = tempfile.mkdtemp()
env = environment(XDG_STATE_HOME=home, XDG_CONFIG_HOME=home, HOME=home)
bad = Terminal.bad

FUNCTION = '''def twice(x):
    y = x

    return y + x

print("t", twice(21))
if twice(1) == 3:
    print("three")

else:
    print("not three")
for i in [7]:
    print("i", i)
print("end of it")
'''

RESULT = r"\nt 42\r?\n.*\nnot three\r?\n.*i 7\r?\n.*end of it\r?\n.*>>> "

DOCUMENT = '''>>> p = IP(dst="192.0.2.1")/TCP(dport=[80, 443])
>>> [len(q) for q in p]
[1, 2]
>>> for q in p:
...     print("port", q.dport)
...
port nonsense
>>> print("size", size(p))
2
'''


def start(*args, **more):
    t = Terminal(*args, env=dict(env, **more))
    t.wait(r">>> ", "a start")
    return t


# Lines between marks are taken as they are; an empty line does not end a block that goes on.
t = start()
t.paste(FUNCTION)
t.wait(RESULT, "a function is pasted")
t.paste(DOCUMENT)
came = t.wait(r"\nsize 2\r?\n.*>>> ", "a document is pasted") or ""
if "port 80" not in came or "port 443" not in came or "[40, 40]" not in came or "error" in came:
    bad.append(f"a document is pasted: {came!r}")
t.paste("1 + 2")
t.type(" + 3\r")
t.wait(r"\n6\r?\n.*>>> ", "a piece of a line is pasted")
t.paste("x = 5\nx + ")
t.type("2\r")
t.wait(r"\n7\r?\n.*>>> ", "a line and a piece are pasted")
t.paste("for i in range(1000000000000): y = i\n\nprint('never')\n")
time.sleep(0.5)
t.type("\x03")
came = t.wait(r"interrupted.*>>> ", "Ctrl-C ends a pasted statement") or ""
t.type("3 * 14\r")
came += t.wait(r"\n42\r?\n.*>>> ", "it goes on") or ""
if "\nnever" in came:
    bad.append(f"Ctrl-C: the rest of what was pasted runs: {came!r}")
t.paste("if True\n    print('a')\n    print('b')\nprint('after')\n")
came = t.wait(r"\nafter\r?\n.*>>> ", "a mistake is pasted") or ""
if came.count("error") != 1:
    bad.append(f"a mistake is pasted: {came!r}")

# Without marks, as an old terminal does it.
t.type(FUNCTION.replace("\n", "\r"))
t.wait(RESULT, "a function is typed at once")
t.type(DOCUMENT.replace("\n", "\r"))
came = t.wait(r"\nsize 2\r?\n.*>>> 2\r?\n.*>>> ", "a document is typed at once") or ""
if "port 443" not in came or "error" in came:
    bad.append(f"a document is typed at once: {came!r}")

# Tab.
t.type('ICMP(type="ec\t')
t.wait(r'ho-re', "Tab completes a value")
t.type("\t")
t.wait(r'echo-reply"\s+0.*echo-request"\s+8', "Tab lists values")
t.type('\x15rdpcap("samples/office.pc\t')
t.wait(r'ap"', "Tab completes a file")
t.type(", 1)[0].src\r")
t.wait(r'"02:00:00:00:00:11"\r?\n.*>>> ', "the file is read")
t.type("TCP(dp\t")
t.wait(r"ort=", "Tab completes a field")
t.type("\x15\x04")
if t.status("Ctrl-D") != 0:
    bad.append("Ctrl-D: status is not 0")
with open(os.path.join(home, "pkt", "history")) as f:
    text = f.read()
if "def\\040twice" not in text and "def twice" not in text or ">>>" in text:
    bad.append(f"history: {text!r}")

# The start file.
rc = os.path.join(home, "pkt", "pktrc")
with open(rc, "w") as f:
    f.write("here = 4711\nprint('from the start file')\n")
os.chmod(rc, 0o644)
t = Terminal(env=env)
t.wait(r"from the start file\r?\n.*>>> ", "the start file runs")
t.type("here + 1\r")
t.wait(r"\n4712\r?\n.*>>> ", "what it sets is there")
t.leave("after the start file")
t = Terminal("--no-rc", env=env)
came = t.wait(r">>> ", "--no-rc") or ""
if "start file" in came:
    bad.append("--no-rc: it runs")
t.leave("--no-rc")
os.chmod(rc, 0o666)
t = Terminal(env=env)
came = t.wait(r">>> ", "a start file that all may write") or ""
if "from the start file" in came or "others may write" not in came:
    bad.append(f"a start file that all may write: {came!r}")
t.leave("a start file that all may write")
if os.geteuid() == 0:
    os.chmod(rc, 0o644)
    os.chown(rc, 12345, 12345)
    t = Terminal(env=env)
    came = t.wait(r">>> ", "somebody else's start file") or ""
    if "from the start file" in came or "another user" not in came:
        bad.append(f"somebody else's start file: {came!r}")
    t.leave("somebody else's start file")
    os.chown(home, 12345, 12345)
    shutil.rmtree(os.path.join(home, "pkt"))
    t = start()
    t.leave("somebody else's home")
    if os.path.exists(os.path.join(home, "pkt")):
        bad.append("sudo: a folder is left in somebody else's home")
    os.chown(home, 0, 0)

# A script has the start file not, and input that is no terminal neither.
colour = dict(env, NO_COLOR="")
for what, more, args, wanted in [
    ("colours", {}, (), True), ("NO_COLOR", {"NO_COLOR": "1"}, (), False), ("TERM=dumb", {"TERM": "dumb"}, (), False),
    ("--color=never", {}, ("--color=never",), False), ("--color=always", {"NO_COLOR": "1"}, ("--color=always",), True),
]:
    t = Terminal("--no-rc", *args, env=dict(colour, **more), plain=False)
    t.wait(r">>> ", what)
    t.type("IP(ttl=3).show()\r")
    came = t.wait(r"ttl.*3.*>>> ", what) or ""
    t.type("TCP(dprot=1)\r")
    came += t.wait(r"did you mean.*>>> ", what) or ""
    for piece in ("\x1b[1;36mIP", "\x1b[1;31m^~~~~"):
        if (piece in came) != wanted:
            bad.append(f"{what}: {piece!r} {'is missing' if wanted else 'is there'} in {came!r}")
    t.leave(what)

shutil.rmtree(home, ignore_errors=True)
print("\n".join(bad))
sys.exit(1 if bad else 0)
