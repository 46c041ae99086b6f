#!/usr/bin/env python3
"""Crafting a packet opens no socket, and touches no more memory at start than 10 ms allow (make bench times it)."""

import os
import re
import resource
import shutil
import subprocess
import sys

pkt = os.environ["PKT"]
CODE = "IP()"
PAGES = 900  # most of the time of a start goes by in asking for them

if not shutil.which("strace"):
    print("needs strace")
    sys.exit(77)
env = dict(os.environ, ASAN_OPTIONS="detect_leaks=0")  # the leak checker cannot work under strace
p = subprocess.run(["strace", "-f", "-e", "trace=network", "-o", "/dev/stderr", pkt, "-e", CODE], env=env, capture_output=True,
                   text=True)
if "ptrace" in p.stderr and "not permitted" in p.stderr:
    print("strace is not permitted here")
    sys.exit(77)
if p.returncode:
    print(p.stderr)
    sys.exit(1)
if re.search(r"\bsocket\(", p.stderr):
    print(f"pkt -e '{CODE}' opens a socket:\n{p.stderr}")
    sys.exit(1)


def faults():
    """Pages that the children that ended have asked for."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_minflt


began = faults()
subprocess.run([pkt, "-e", CODE], stdout=subprocess.DEVNULL, check=True)
used = faults() - began
print(f"startup: {used} pages touched, no socket")
if os.environ.get("MODE") == "release" and used > PAGES:
    print(f"pkt -e '{CODE}' touches {used} pages, at most {PAGES}: what each protocol costs at start has grown")
    sys.exit(1)
