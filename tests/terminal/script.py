#!/usr/bin/env python3
"""Scripts as programs: found by their first line, with arguments, ended by each exit status."""

import os
import stat
import subprocess
import sys
import tempfile

pkt = os.environ["PKT"]
folder = tempfile.mkdtemp()
os.symlink(os.path.abspath(pkt), os.path.join(folder, "pkt"))
env = dict(os.environ, PATH=folder + os.pathsep + os.environ.get("PATH", "/usr/bin:/bin"), HOME=folder, LC_ALL="C.UTF-8")
bad = []

# what it is, the script behind its first line, arguments, status, standard output, a piece of standard error
PROGRAMS = [
    ("argv", "import sys\nprint(len(sys.argv), sys.argv[0].split('/')[-1], sys.argv[1:])\n", ["a", "-c", "--help"], 0,
     '4 prog ["a", "-c", "--help"]\n', ""),
    ("a packet", "print(IP(ttl=3)/UDP())\n", [], 0, "IP / UDP 127.0.0.1:domain > 127.0.0.1:domain\n", ""),
    ("exit(7)", "print(1)\nexit(7)\nprint(2)\n", [], 7, "1\n", ""),
    ("sys.exit(4)", "import sys\nsys.exit(4)\n", [], 4, "", ""),
    ("exit in a function", "def f():\n    for i in range(9):\n        exit(i + 3)\nf()\n", [], 3, "", ""),
    ("exit in try", "try:\n    exit(5)\nexcept Exception:\n    print('caught')\n", [], 5, "", ""),
    ("the answer is no", "assert TCP in IP()/UDP(), 'no TCP'\n", [], 1, "", "no TCP"),
    ("a mistake", "TCP(dprot=80)\n", [], 2, "", "did you mean 'dport'?"),
    ("a mistake while it runs", "print(1)\nx = int('a')\n", [], 2, "1\n", "error"),
    ("no such file", "rdpcap('nobody.pcap')\n", [], 3, "", "nobody.pcap"),
    ("standard input", "import sys\nprint('in')\n", [], 0, "in\n", ""),
]

for what, text, args, status, out, err in PROGRAMS:
    path = os.path.join(folder, "prog")
    with open(path, "w") as f:
        f.write("#!/usr/bin/env pkt\n" + text)
    os.chmod(path, stat.S_IRWXU)
    p = subprocess.run([path] + args, env=env, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL, cwd=folder)
    if p.returncode != status or p.stdout != out or err not in p.stderr or (not err and p.stderr):
        bad.append(f"{what}: status {p.returncode}, out {p.stdout!r}, err {p.stderr!r}")
    # The same text without the first line, from standard input.
    q = subprocess.run([pkt, "-"] + args, input=text, env=env, capture_output=True, text=True, timeout=60, cwd=folder)
    if q.returncode != status or (what != "argv" and q.stdout != out):
        bad.append(f"{what} from standard input: status {q.returncode}, out {q.stdout!r}, err {q.stderr!r}")
# Windows ends its lines otherwise; a script without the right to be read is refused.
with open(path, "w", newline="") as f:
    f.write("#!/usr/bin/env pkt\r\nfor i in [1]:\r\n    print(i)\r\n")
p = subprocess.run([pkt, path], env=env, capture_output=True, text=True, timeout=60)
if p.returncode != 0 or p.stdout != "1\n":
    bad.append(f"CRLF: status {p.returncode}, {p.stdout!r} {p.stderr!r}")
if os.geteuid():
    os.chmod(path, 0)
    if subprocess.run([pkt, path], env=env, capture_output=True, timeout=60).returncode != 3:
        bad.append("a script that may not be read: status is not 3")
for name in ("prog", "pkt"):
    os.unlink(os.path.join(folder, name))
os.rmdir(folder)
print("\n".join(bad))
sys.exit(1 if bad else 0)
