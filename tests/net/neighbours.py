"""A second namespace at the other end of a cable: a whole network that answers. Run inside namespace.enter()."""

import subprocess
import sys

import namespace as ns

SERVER = """
import socket, sys, time
v = []
for p in range(int(sys.argv[1]), int(sys.argv[2])):
    s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("0.0.0.0", p)); s.listen(4096); v.append(s)
print("ready", flush=True)
sys.stdin.read()
"""


class Network:
    """s0 here has 10.9.0.1; behind s1 there is all of 10.80.0.0/16 and fd80::/64, with the ports from `first` to `end` open."""

    def __init__(self, first=8000, end=8002):
        ns.setting("ipv6/conf/default/accept_dad", 0)
        ns.setting("ipv6/conf/default/router_solicitations", 0)
        ns.run("ip", "link", "set", "lo", "up")
        self.child = subprocess.Popen(["unshare", "-n", sys.executable, "-c", SERVER, str(first), str(end)], stdin=subprocess.PIPE,
                                      stdout=subprocess.PIPE, text=True)
        self.child.stdout.readline()
        ns.run("ip", "link", "add", "s0", "type", "veth", "peer", "name", "s1")
        ns.run("ip", "link", "set", "s1", "netns", str(self.child.pid))
        for words in ("link set lo up", "link set s1 up", "addr add 10.9.0.2/24 dev s1", "-6 addr add fd09::2/64 dev s1 nodad",
                      "route add local 10.80.0.0/16 dev lo", "-6 route add local fd80::/64 dev lo"):
            self.run("ip", *words.split())
        self.run("sh", "-c", "echo 4096 >/proc/sys/net/ipv4/tcp_max_syn_backlog; echo 1 >/proc/sys/net/ipv4/tcp_syncookies; "
                 "echo 0 >/proc/sys/net/ipv4/icmp_ratelimit; echo 1 >/proc/sys/net/ipv6/conf/all/forwarding")
        for words in ("link set s0 up", "addr add 10.9.0.1/24 dev s0", "-6 addr add fd09::1/64 dev s0 nodad",
                      "route add 10.80.0.0/16 via 10.9.0.2", "-6 route add fd80::/64 via fd09::2"):
            ns.run("ip", *words.split())
        ns.run(ns.PKT, "-e", "sr1(IP(dst='10.80.0.1')/ICMP(), timeout=5, retry=5)")  # the cable is in, and the MAC known

    def run(self, *words):
        ns.run("nsenter", "-t", str(self.child.pid), "-n", *words)

    def end(self):
        self.child.stdin.close()
        self.child.wait()
