#!/usr/bin/env python3
"""--resume goes on where a run stopped: after an interrupt none is sent twice and none is missed, after kill -9 at most one batch
twice. --shard: all shards are together the set; --permute: in another order, the same for the same seed."""

import os
import signal
import subprocess
import time

import namespace as ns

N, BATCH = 6000, 64
SET = f"IP(dst='192.0.2.1', id=(1,{N}))/UDP(sport=7, dport=9)"


def ids(w):
    return [int.from_bytes(p[18:20], "big") for p in w.frames() if p[12:14] == b"\x08\0" and p[34:36] == b"\0\7"]


def cut_off(w, words, how, after):
    """Starts, sends the signal when some packets have arrived, and returns what arrived and what was said."""
    p = subprocess.Popen([ns.PKT, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while w.count() < after:
        if p.poll() is not None:
            break
        time.sleep(0.001)
    p.send_signal(how)
    out, err = p.communicate()
    return ids(w), p.returncode, out, err


class Counting(ns.Witness):
    def count(self):
        """How many wait in the ring, about: the slots that are filled."""
        n = 0
        while n < self.slots - self.at and self.ring[(self.at + n) * self.frame] & 1:
            n += 1
        return n


ns.enter()
check = ns.Checks()
ns.cable(ipv6=False)
file = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"pkt-resume-{os.getpid()}")


def fresh():
    if os.path.exists(file):
        os.remove(file)


# Killed, and gone on with, twice; in order and permuted.
for more in [], ["--permute"]:
    fresh()
    words = ["send", SET, "--rate", "20k", "--resume", file, *more]
    seen = []
    for _ in range(2):
        w = Counting()
        got, status, out, err = cut_off(w, words, signal.SIGKILL, 700)
        check.is_so("killed", status == -signal.SIGKILL and 0 < len(got) < N, status, len(got), out, err)
        seen += got
    w = Counting()
    status, out, err = ns.pkt(*words)
    rest = ids(w)
    check.is_so("gone on", status == 0 and out.rstrip().endswith(f"{N} of {N} done"), status, out, err)
    seen += rest
    check.is_so(f"killed {more}: all arrived", set(seen) == set(range(1, N + 1)), len(set(seen)))
    check.is_so(f"killed {more}: at most a batch twice each", len(seen) - N <= 2 * BATCH, len(seen))
    first = list(dict.fromkeys(seen))  # what came twice counts where it came first
    check.is_so(f"killed {more}: order", (first != sorted(first)) == bool(more))
    w = Counting()
    status, out, err = ns.pkt(*words)
    check.is_so("nothing is left", status == 0 and not ids(w) and out.startswith("sent 0 packets"), status, out, err)

# Interrupted: none twice, none missed.
fresh()
words = ["send", SET, "--rate", "20k", "--resume", file, "--seed", "3", "--permute"]
w = Counting()
first, status, out, err = cut_off(w, words, signal.SIGINT, 500)
check.is_so("interrupted", 0 < len(first) < N, status, len(first), out, err)
w = Counting()
status, out, err = ns.pkt("send", SET, "--resume", file, "--seed", "4", "--permute")
check.is_so("another seed", status == 3 and "another order" in err and not ids(w), status, err)
status, out, err = ns.pkt("send", SET, "--resume", file)
check.is_so("another order", status == 3 and "of another run" in err and not ids(w), status, err)
w = Counting()
status, out, err = ns.pkt(*words)
rest = ids(w)
check.is_so("interrupted: exactly all", sorted(first + rest) == list(range(1, N + 1)), len(first), len(rest))
with open(file, "w") as f:
    f.write("a letter to a friend\n")
status, out, err = ns.pkt(*words)
check.is_so("not such a file", status == 3 and "is not what --resume writes" in err, status, err)
with open(file) as f:
    check.is_so("it is as it was", f.read() == "a letter to a friend\n")

# Shards on the wire are together the set, whatever the order.
seen = []
for i in range(5):
    w = Counting()
    status, out, err = ns.pkt("send", SET, "--shard", f"{i}/5", "--permute", "--seed", "9")
    check.is_so("shard", status == 0, out, err)
    seen += ids(w)
check.is_so("shards", sorted(seen) == list(range(1, N + 1)) and seen != sorted(seen), len(seen))
status, out, err = ns.pkt("send", SET, "--shard", "1/5", "--permute")
check.is_so("shards of one order", status == 2 and "--seed" in err, status, err)

# sr and loop: probes that nobody answers.
fresh()
words = ["sr", SET, "--rate", "20k", "--resume", file, "-t", "0.1"]
w = Counting()
got, status, out, err = cut_off(w, words, signal.SIGKILL, 700)
w = Counting()
status, out, err = ns.pkt(*words)
seen = got + ids(w)
check.is_so("sr: all arrived", set(seen) == set(range(1, N + 1)) and len(seen) - N <= 2 * BATCH, len(seen), out[-200:], err)
fresh()
words = ["loop", "IP(dst='192.0.2.1', id=(1,10))/UDP(sport=7, dport=9)", "-c", "2", "--resume", file, "-t", "0.05"]
w = Counting()
status, out, err = ns.pkt(*words)
again = ns.pkt(*words)
check.is_so("loop", ids(w) == [*range(1, 11)] * 2 and "20 of 20 done" in out and "0 probes" in again[1], out, err, again)

fresh()
check.end(f"resume: {N} packets, killed, interrupted and in shards: each is sent")
