"""A network namespace of the test's own: two ends of a cable, v0 and v1, and a witness on v1."""

import mmap
import os
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time

PKT = os.path.abspath(os.path.join(os.environ.get("BUILD", "build/" + os.environ.get("MODE", "release")), "pkt"))
NEIGHBOUR = "02:00:00:00:00:02"
SKIPPED = 77


def skip(why):
    print(why)
    sys.exit(SKIPPED)


def enter():
    """Runs this script again inside a new namespace, or skips."""
    if os.environ.get("PKT_NAMESPACE"):
        if os.readlink("/proc/self/ns/net") == os.environ["PKT_NAMESPACE"]:
            skip("the new network namespace is the old one")
        return
    if not shutil.which("ip") or not shutil.which("unshare"):
        skip("ip and unshare are needed to make a network namespace")
    if subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode:
        skip("no network namespace may be made here")
    os.environ["PKT_NAMESPACE"] = os.readlink("/proc/self/ns/net")
    sys.stdout.flush()
    os.execvp("unshare", ["unshare", "-rn", sys.executable, os.path.abspath(sys.argv[0])])


def run(*words):
    subprocess.run(words, check=True, capture_output=True)


def has_run(*words):
    return not subprocess.run(words, capture_output=True).returncode


def setting(name, value):
    try:
        with open("/proc/sys/net/" + name, "w") as f:
            f.write(str(value))
    except OSError:
        pass


def cable(ipv6=True):
    """v0 has 10.9.0.1 and fd09::1; all else is reached by a neighbour whose MAC is known."""
    setting("ipv6/conf/default/accept_dad", 0)
    setting("ipv6/conf/default/router_solicitations", 0)
    run("ip", "link", "set", "lo", "up")
    run("ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1")
    setting("ipv6/conf/v1/disable_ipv6", 1)
    setting("ipv6/conf/v0/disable_ipv6", 0 if ipv6 else 1)
    for end in "v1", "v0":
        run("ip", "link", "set", end, "up")
    run("ip", "addr", "add", "10.9.0.1/24", "dev", "v0")
    run("ip", "neigh", "add", "10.9.0.2", "lladdr", NEIGHBOUR, "dev", "v0")
    run("ip", "route", "add", "default", "via", "10.9.0.2")
    if ipv6:
        run("ip", "addr", "add", "fd09::1/64", "dev", "v0", "nodad")
        run("ip", "neigh", "add", "fd09::2", "lladdr", NEIGHBOUR, "dev", "v0")
        run("ip", "-6", "route", "add", "default", "via", "fd09::2")


def is_kernels_own(p):
    """Reports of multicast groups (MLDv2, type 143), which the kernel sends when it likes: from :: or a link-local address."""
    return p[:6] == b"\x33\x33\0\0\0\x16" and p[22:24] in (b"\0\0", b"\xfe\x80") and p[62:63] == b"\x8f"


class Witness:
    """Frames that arrive at one end, byte for byte (also the VLAN tags that the kernel takes out), in a ring of its own."""

    BLOCK = 1 << 16

    def __init__(self, iface="v1", frame=2048, frames=8192):
        self.frame, self.slots, self.at = frame, frames, 0
        self.s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
        self.s.setsockopt(263, 10, 1)  # SOL_PACKET, PACKET_VERSION, TPACKET_V2
        size = frame * frames
        self.s.setsockopt(263, 5, struct.pack("IIII", self.BLOCK, size // self.BLOCK, frame, frames))  # PACKET_RX_RING
        self.ring = mmap.mmap(self.s.fileno(), size)
        self.s.bind((iface, 3))

    def next(self, seconds):
        """The next frame, or None when none comes for so long."""
        while True:
            here = self.at * self.frame
            status, _, snaplen, mac, _, _, _, tci, tpid = struct.unpack_from("IIIHHIIHH", self.ring, here)
            if not status & 1:
                if not seconds or not select.select([self.s], [], [], seconds)[0]:
                    return None
                continue
            p = self.ring[here + mac : here + mac + snaplen]
            if status & 0x10:
                p = p[:12] + struct.pack("!HH", tpid if status & 0x40 else 0x8100, tci) + p[12:]
            sent_here = self.ring[here + 32 + 10] == 4  # sockaddr_ll behind the header: PACKET_OUTGOING
            struct.pack_into("I", self.ring, here, 0)
            self.at = (self.at + 1) % self.slots
            if not sent_here:
                return p

    def frames(self):
        """All that have arrived, until nothing comes for a moment."""
        return list(iter(lambda: self.next(0.3), None))


class Other:
    """Another machine: a second namespace, in which v1 has 10.9.0.2 and fd09::2; here v0 has 10.9.0.1 and fd09::1."""

    def __enter__(self):
        self.p = subprocess.Popen(["unshare", "-n", "sh", "-c", "echo ready; exec sleep 300"], stdout=subprocess.PIPE)
        self.p.stdout.readline()
        self.inside = ["nsenter", "-t", str(self.p.pid), "-n"]
        run(*f"ip link add v0 type veth peer name v1 address {NEIGHBOUR} netns {self.p.pid}".split())
        for words in ("link set lo up", "addr add 10.9.0.1/24 dev v0", "addr add fd09::1/64 dev v0 nodad", "link set v0 up"):
            run("ip", *words.split())
        for words in ("link set lo up", "addr add 10.9.0.2/24 dev v1", "addr add fd09::2/64 dev v1 nodad", "link set v1 up"):
            run(*self.inside, "ip", *words.split())
        return self

    def __exit__(self, *_):
        self.p.kill()
        self.p.wait()

    def setting(self, name, value):
        run(*self.inside, "sh", "-c", f"echo {value} > /proc/sys/net/{name.replace('.', '/')}")

    def start(self, *words, **how):
        return subprocess.Popen([*self.inside, *words], **how)


def mac(iface):
    s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
    s.bind((iface, 0))
    return ":".join(f"{b:02x}" for b in s.getsockname()[4])


def pkt(*words, script=None, limit=120, before=()):
    r = subprocess.run([*before, PKT, *words], input=script, capture_output=True, text=True, timeout=limit)
    return r.returncode, r.stdout, r.stderr


def opened(p):
    """What the process has open; a file that it closes meanwhile is left out."""
    for fd in os.listdir(f"/proc/{p.pid}/fd"):
        try:
            yield os.readlink(f"/proc/{p.pid}/fd/{fd}")
        except FileNotFoundError:
            pass


def until_captured(p, iface):
    """Waits until the process has its capturing socket on that interface: the kernel lists those that are bound."""
    index = socket.if_nametoindex(iface) if iface != "any" else 0
    until = time.monotonic() + 20
    while time.monotonic() < until and p.poll() is None:
        inodes = set(opened(p))
        with open(f"/proc/{p.pid}/net/packet") as f:
            rows = [line.split() for line in f.readlines()[1:]]
        # sk RefCnt Type Proto Iface R Rmem User Inode
        if any(f"socket:[{r[8]}]" in inodes and r[3] == "0003" and int(r[4]) == index for r in rows):
            return True
        time.sleep(0.01)
    return False


def ended(p, sig=signal.SIGINT):
    """Its output after that signal."""
    p.send_signal(sig)
    try:
        return p.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        p.kill()
        return p.communicate()


class Checks:
    def __init__(self):
        self.bad = 0

    def is_so(self, what, truth, *shown):
        if not truth:
            self.bad += 1
            print("wrong:", what, *[str(s)[:600] for s in shown])

    def end(self, note):
        print(note if not self.bad else f"{self.bad} wrong")
        sys.exit(1 if self.bad else 0)
