#!/usr/bin/env python3
"""Every source file without a warning under gcc and under clang; every public header compiles alone."""

import concurrent.futures
import glob
import os
import shutil
import subprocess
import sys

BUILD = os.environ.get("BUILD", "build/release")
FLAGS = ["-std=gnu11", "-O1", "-Wall", "-Wextra", "-Werror", "-Wno-missing-field-initializers", "-fsyntax-only", "-Iinclude",
         f"-I{BUILD}", "-Itests", '-DPKT_VERSION="0"', "-x", "c"]

compilers = [c for c in ("gcc", "clang") if shutil.which(c)]
if len(compilers) < 2:
    print("needs both gcc and clang")
    sys.exit(77)
sources = sorted(glob.glob("src/*/*.c") + glob.glob("tests/*/*.c") + glob.glob("scripts/*.c") + glob.glob("include/pkt/*.h"))
jobs = [(c, s) for s in sources for c in compilers]


def check(job):
    alone = ["-Wno-unused-function"] if job[1].endswith(".h") else []  # inline functions that nobody calls here
    p = subprocess.run([job[0]] + FLAGS + alone + [job[1]], capture_output=True, text=True)
    return p.returncode, p.stderr


with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    results = list(pool.map(check, jobs))
bad = [f"{c} {s}:\n{text}" for (c, s), (status, text) in zip(jobs, results) if status or text]
print("\n".join(bad)[:8000])
print(f"compilers: {len(sources)} files with {' and '.join(compilers)}, {len(bad)} complaints")
sys.exit(1 if bad else 0)
