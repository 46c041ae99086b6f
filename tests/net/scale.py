#!/usr/bin/env python3
"""The recipes of docs/scale.md as they stand there: every job in a namespace of its own, whose own addresses answer. Parts are together
the whole; what was killed goes on; the joins give each host with its open port."""

import csv
import glob
import json
import os
import pwd
import re
import shutil
import subprocess
import tempfile

import namespace as ns

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SETS = ('IP(dst="10.0.0.0/16")/TCP(dport=[80, 443], flags="S")', 'IP(dst="127.0.1.0/26")/TCP(dport=[80, 443], flags="S")')
HOSTS = {f"127.0.1.{i}" for i in range(64)}
# A machine of its own: a namespace in which 127.0.0.0/8 answers, with port 80 open and 443 closed.
MACHINE = """#!/bin/sh
if [ "$PKT_MACHINE" ]; then
    ip link set lo up
    exec python3 -c '
import socket, subprocess, sys
s = socket.socket()
s.bind(("0.0.0.0", 80))
s.listen(100)
p = subprocess.run(sys.argv[1:])
sys.exit(p.returncode)' "$PKT_REAL" "$@"
fi
PKT_MACHINE=1 exec unshare -rn "$0" "$@"
"""


def blocks(kind):
    with open(os.path.join(TOP, "docs/scale.md"), encoding="utf-8") as f:
        return re.findall(rf"^```{kind}\n(.*?)^```$", f.read(), re.M | re.S)


def here(text):
    """The network of the recipe becomes one that every namespace has."""
    for quoted in (lambda s: s, lambda s: s.replace('"', '\\"')):
        text = text.replace(quoted(SETS[0]), quoted(SETS[1]))
    return text


def sh(text, **env):
    return subprocess.run(["bash", "-c", text], cwd=work, env=dict(os.environ, **env), capture_output=True, text=True, timeout=200)


def has_user(name):
    try:
        return bool(pwd.getpwnam(name))
    except KeyError:
        return False


def answers():
    """(host, port, flags) of all CSV parts; a line of names may come again."""
    out = []
    for name in sorted(glob.glob(os.path.join(work, "parts/*.csv"))):
        with open(name, newline="") as f:
            out += [tuple(row[1:]) for row in csv.reader(f) if row[0] != "frame.time_epoch"]
    return out


def fresh():
    shutil.rmtree(os.path.join(work, "parts"), ignore_errors=True)


for word in "unshare", "ip", "bash":
    if not shutil.which(word):
        ns.skip(f"{word} is needed")
if subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode:
    ns.skip("no network namespace may be made here")
if not shutil.which("parallel") or b"GNU" not in subprocess.run(["parallel", "--version"], capture_output=True).stdout:
    ns.skip("GNU parallel is needed")
work = tempfile.mkdtemp()
os.makedirs(os.path.join(work, "bin"))
with open(os.path.join(work, "bin/pkt"), "w") as f:
    f.write(MACHINE)
os.chmod(os.path.join(work, "bin/pkt"), 0o755)
with open(os.path.join(work, "hosts"), "w") as f:
    f.write("2/:\n")
os.environ.update(PKT_REAL=ns.PKT, PATH=os.path.join(work, "bin") + ":" + os.environ["PATH"], HOME=work, PARALLEL_HOME=work)
check = ns.Checks()
want = {(h, p, f) for h in HOSTS for p, f in (("80", "18"), ("443", "20"))}
ran = []
try:
    first, second = blocks("sh")
    # GNU parallel: eight jobs, two at a time.
    r = sh(here(first))
    got = answers()
    check.is_so("parallel", r.returncode == 0 and set(got) == want and len(got) == len(want), r.returncode, r.stderr[-500:], len(got))
    check.is_so("parallel: eight jobs", len(glob.glob(os.path.join(work, "parts/*.csv"))) == 8, os.listdir(os.path.join(work, "parts")))
    ran.append("GNU parallel")

    # The joins.
    sql = {kind: blocks("sql " + kind)[0] for kind in ("duckdb", "postgresql", "sqlite")}
    if shutil.which("sqlite3"):
        r = subprocess.run(["sqlite3", ":memory:"], input=sql["sqlite"], cwd=work, capture_output=True, text=True)
        rows = [line.split(",") for line in r.stdout.split()]
        check.is_so("sqlite", {x[0] for x in rows} == HOSTS and {x[1] for x in rows} == {"80"} and len(rows) == 64, r.stdout[:300], r.stderr)
        ran.append("SQLite")
    tools = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    someone = [] if os.getuid() else ["runuser", "-u", "postgres", "--"]  # the server refuses to be root
    if tools and (os.getuid() or has_user("postgres")):
        folder, data = os.path.dirname(tools[-1]), os.path.join(work, "db")
        os.mkdir(data)
        if someone:
            os.chmod(work, 0o755)
            shutil.chown(data, "postgres")
        sh(" ".join(someone + [f"{folder}/initdb -D {data} -A trust -U postgres >/dev/null"]))
        sh(" ".join(someone + [f"{folder}/pg_ctl -D {data} -w -l {data}/log -o \"-k {data} -c listen_addresses=''\" start"]))
        r = subprocess.run([*someone, f"{folder}/psql", "-h", data, "-U", "postgres", "-tA", "-d", "postgres"], input=sql["postgresql"],
                           cwd=work, capture_output=True, text=True)
        sh(" ".join(someone + [f"{folder}/pg_ctl -D {data} -m immediate stop"]))
        rows = [line.split("|") for line in r.stdout.split() if "|" in line]
        check.is_so("postgresql", {x[0] for x in rows} == HOSTS and {x[1] for x in rows} == {"{80}"}, r.stdout[:300], r.stderr)
        ran.append("PostgreSQL")
    try:
        import duckdb
        os.chdir(work)
        rows = duckdb.sql(sql["duckdb"]).fetchall()
        check.is_so("duckdb", {r[0] for r in rows} == HOSTS and all(r[1] == [80] for r in rows), rows[:3])
        ran.append("DuckDB")
    except ImportError:
        pass

    # Jobs that are killed and started again: all of it is there, and what was finished asks nothing.
    fresh()
    text = here(second).replace("-r 20k", "-r 100")
    subprocess.run(["timeout", "-s", "KILL", "0.9", "bash", "-c", text.replace("pkt scan", "timeout -s KILL 0.5 pkt scan")], cwd=work,
                   env=os.environ, capture_output=True)
    half = sum(len(open(f).readlines()) for f in glob.glob(os.path.join(work, "parts/*.jsonl")))
    for _ in range(2):
        r = sh(here(second))
    got = []
    for name in glob.glob(os.path.join(work, "parts/*.jsonl")):
        with open(name) as f:
            layers = [json.loads(line)["layers"] for line in f if line.endswith("}\n")]
        got += [(x["IP"]["src"], str(x["TCP"]["sport"]), str(x["TCP"]["flags"])) for x in layers]
    check.is_so("killed and gone on", r.returncode == 0 and set(got) <= want and len(want - set(got)) <= 4 * 4, half, len(set(got)), r.stderr)
    check.is_so("nothing twice but a batch", len(got) - len(set(got)) <= 4 * 64, len(got))

    # Slurm: an array of five, one after the other.
    fresh()
    with open(os.path.join(work, "scan.sbatch"), "w") as f:
        f.write(here(blocks("sbatch")[0]))
    for i in range(5):
        r = sh("sh scan.sbatch", SLURM_ARRAY_TASK_ID=str(i), SLURM_ARRAY_TASK_COUNT="5")
        check.is_so("sbatch", r.returncode == 0, r.stderr)
    got = answers()
    check.is_so("slurm", set(got) == want and len(got) == len(want), len(got))
    ran.append("Slurm's variables")
finally:
    shutil.rmtree(work, ignore_errors=True)
check.end("scale: the recipes of " + ", ".join(ran))
