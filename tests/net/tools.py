#!/usr/bin/env python3
"""The tools of the library in namespaces of its own: this machine, a router, and a host behind it. What the tools tell is compared
with what the kernel says."""
import os, re, shutil, subprocess, sys, time

PKT = os.path.abspath(os.environ.get("PKT") or os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../build/release/pkt"))
bad = []


def skip(why):
    print(why)
    sys.exit(77)


def run(*words):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def expect(what, truth, *shown):
    if not truth:
        bad.append(what + "\n" + "\n".join(str(s) for s in shown))


def pkt(code, status=0, before=(), timeout=60):
    p = subprocess.run([*before, PKT, "-"], input=code, capture_output=True, text=True, timeout=timeout)
    expect(f"status {p.returncode}, wanted {status}:\n{code}", p.returncode == status, p.stdout, p.stderr)
    return p.stdout


class Host:
    """A network namespace, kept by a process that sleeps."""

    def __init__(self, *settings):
        self.p = subprocess.Popen(["unshare", "-n", "sleep", "250"])
        while os.path.exists(f"/proc/{self.p.pid}") and os.readlink(f"/proc/{self.p.pid}/ns/net") == os.readlink("/proc/self/ns/net"):
            time.sleep(0.01)
        self.inside = ["nsenter", "-t", str(self.p.pid), "-n"]
        self.ip("link set lo up")
        for s in settings:
            self.run("sysctl", "-qw", s)

    def run(self, *words):
        run(*self.inside, *words)

    def ip(self, *lines):
        for line in lines:
            self.run("ip", *line.split())

    def mac(self, iface):
        text = subprocess.run([*self.inside, "ip", "-br", "link", "show", iface], capture_output=True, text=True).stdout
        return re.search(r"(?:[0-9a-f]{2}:){5}[0-9a-f]{2}", text).group(0)

    def start(self, *words):
        return subprocess.Popen([*self.inside, *words], stdout=subprocess.PIPE, text=True)


# ---- arping ----

def arping(router):
    out = pkt('ans, unans = arping("10.9.0.0/29", timeout=0.5)\nassert len(ans) == 1 and len(unans) == 7\n'
              'assert ans[0][1][ARP].psrc == "10.9.0.2"')
    expect("arping shows the MAC that the router has", f"{router.mac('v1')} 10.9.0.2\n" in out and "1 of 8 answered" in out, out)
    expect("arping is quiet", not pkt('arping("10.9.0.2", timeout=0.5, verbose=False)'))


def tools(router, host):
    arping(router)


def main():
    if sys.argv[1:] != ["inside"]:
        for tool in ("unshare", "ip", "nsenter", "sysctl"):
            if not shutil.which(tool):
                skip(f"{tool} is missing")
        if subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode:
            skip("no network namespace can be made here")
        return sys.exit(subprocess.run(["unshare", "-rn", sys.executable, os.path.abspath(__file__), "inside"]).returncode)
    quiet = ("net.ipv4.icmp_ratelimit=0", "net.ipv6.icmp.ratelimit=0", "net.ipv4.icmp_msgs_per_sec=100000")
    hosts = []
    try:
        hosts.append(router := Host("net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1", *quiet))
        hosts.append(host := Host(*quiet))
        run("ip", "link", "set", "lo", "up")
        run("ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1", "netns", str(router.p.pid))
        router.run("ip", "link", "add", "w0", "type", "veth", "peer", "name", "w1", "netns", str(host.p.pid))
        for line in ("addr add 10.9.0.1/24 dev v0", "addr add fd09::1/64 dev v0 nodad", "link set v0 up",
                     "route add default via 10.9.0.2", "-6 route add default via fd09::2"):
            run("ip", *line.split())
        router.ip("addr add 10.9.0.2/24 dev v1", "addr add fd09::2/64 dev v1 nodad", "link set v1 up",
                  "addr add 10.9.1.2/24 dev w0", "addr add fd09:1::2/64 dev w0 nodad", "link set w0 up")
        host.ip("addr add 10.9.1.3/24 dev w1", "addr add fd09:1::3/64 dev w1 nodad", "link set w1 up",
                "route add default via 10.9.1.2", "-6 route add default via fd09:1::2")
        tools(router, host)
    finally:
        for h in hosts:
            h.p.kill()
    print("\n".join(bad) if bad else "tools: all as the kernel has it")
    sys.exit(1 if bad else 0)


main()
