#!/usr/bin/env python3
"""Every sample script runs, every sample capture is read to its end, and nothing is said on standard error."""

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
    p = subprocess.run([pkt] + args, cwd=work, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL)
    shutil.rmtree(work)
    if p.returncode or p.stderr or not p.stdout:
        bad.append(f"pkt {' '.join(args)}: status {p.returncode}, {len(p.stdout)} bytes\n{p.stderr}")
print("\n".join(bad))
print(f"samples: {len(scripts)} scripts and {len(captures)} captures, {len(bad)} go wrong")
sys.exit(1 if bad or not scripts or not captures else 0)
