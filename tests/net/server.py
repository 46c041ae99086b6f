"""A real server in a namespace of its own, at the far end of a cable: v0 has 10.9.0.1 and fd09::1, the server 10.9.0.2 and fd09::2."""

import os
import shutil
import subprocess
import tempfile
import time

from namespace import enter, run, setting, skip

READY_S = 10


def find(name):
    """The program's path, also where only root looks for it; or the test is skipped."""
    path = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if not path:
        skip(f"needs {name} (scripts/setup live installs it)")
    return path


class Far:
    """with Far("dnsmasq", …) as far: the server runs while the block does; only what it started is ended."""

    def __init__(self, program, *args, port=None, address=True):
        """args: what the server is called with; "{dir}" becomes a folder of its own. port: the UDP or TCP port that it opens."""
        self.program, self.args, self.port, self.address = find(program), args, port, address
        self.server = self.holder = None

    def __enter__(self):
        enter()
        self.dir = tempfile.mkdtemp()
        os.chmod(self.dir, 0o755)
        self.holder = subprocess.Popen(["unshare", "-n", "cat"], stdin=subprocess.PIPE)
        self.wait(lambda: os.readlink(f"/proc/{self.holder.pid}/ns/net") != os.readlink("/proc/self/ns/net"), "the namespace")
        setting("ipv6/conf/default/accept_dad", 0)
        run("ip", "link", "set", "lo", "up")
        run("ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1", "netns", str(self.holder.pid))
        self.far("sysctl", "-q", "-w", "net.ipv6.conf.default.accept_dad=0", "net.ipv6.conf.v1.accept_dad=0")
        for words in (("link", "set", "lo", "up"), ("link", "set", "v1", "up"), ("addr", "add", "10.9.0.2/24", "dev", "v1"),
                      ("addr", "add", "fd09::2/64", "dev", "v1", "nodad")):
            self.far("ip", *words)
        run("ip", "link", "set", "v0", "up")
        run("ip", "addr", "add", "10.9.0.1/24", "dev", "v0")
        run("ip", "addr", "add", "fd09::1/64", "dev", "v0", "nodad")
        return self

    def far(self, *words):
        subprocess.run(["nsenter", "-n", "-t", str(self.holder.pid), *words], check=True, capture_output=True)

    @staticmethod
    def link_local():
        """The address of v0 that neighbours on the link see."""
        out = subprocess.run(["ip", "-6", "-o", "addr", "show", "dev", "v0", "scope", "link"], capture_output=True, text=True).stdout
        return out.split("inet6 ")[1].split("/")[0] if "inet6 " in out else "fe80::1"

    def start(self):
        words = [a.replace("{dir}", self.dir) for a in self.args]
        self.log = open(os.path.join(self.dir, "log"), "w+b")
        self.server = subprocess.Popen(["nsenter", "-n", "-t", str(self.holder.pid), self.program, *words], stdout=self.log,
                                       stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        self.wait(self.listens, self.program)
        return self

    def said(self):
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace")[-2000:]

    def listens(self):
        if self.server.poll() is not None:
            skip(f"{self.program} does not run here: {self.said().strip()[-300:]}")
        want = "%04X" % self.port
        for table in ("udp", "udp6", "tcp", "tcp6"):
            with open(f"/proc/{self.holder.pid}/net/{table}", encoding="ascii") as f:
                if any(line.split()[1].endswith(":" + want) for line in f.readlines()[1:]):
                    return True
        return False

    @staticmethod
    def wait(ready, what):
        end = time.monotonic() + READY_S
        while not ready():
            if time.monotonic() > end:
                skip(f"{what} was not ready within {READY_S} s")
            time.sleep(0.02)

    def __exit__(self, *_):
        for p in self.server, self.holder:
            if p and p.poll() is None:
                p.kill()
                p.wait()
        shutil.rmtree(self.dir, ignore_errors=True)
