#!/usr/bin/env python3
"""Every sample script begins with a comment and runs, the same way twice; every sample capture is read to its end; nothing is
said on standard error."""

import glob
import os
import shutil
import subprocess
import sys
import tempfile

pkt, top, bad = os.environ["PKT"], os.getcwd(), []
scripts = sorted(glob.glob("samples/*.pkt"))
captures = sorted(f for f in glob.glob("samples/*") if ".pcap" in f)
for args in [[s] for s in scripts] + [["read", c] for c in captures] + [["read", c, "-o", "show"] for c in captures]:
    work = tempfile.mkdtemp()
    os.symlink(os.path.join(top, "samples"), os.path.join(work, "samples"))
    runs = [subprocess.run([pkt] + args, cwd=work, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL)
            for _ in range(2 if len(args) == 1 else 1)]
    shutil.rmtree(work)
    p = runs[-1]
    if p.stdout != runs[0].stdout:
        bad.append(f"{args[0]}: prints something else each time")
    if len(args) == 1:
        with open(args[0], encoding="utf-8") as f:
            if not f.readline().startswith("# "):
                bad.append(f"{args[0]}: its first line does not say what it is for")
    if p.returncode or p.stderr or not p.stdout:
        bad.append(f"pkt {' '.join(args)}: status {p.returncode}, {len(p.stdout)} bytes\n{p.stderr}")
print("\n".join(bad))
print(f"samples: {len(scripts)} scripts and {len(captures)} captures, {len(bad)} go wrong")
sys.exit(1 if bad or len(scripts) < 15 or not captures else 0)
