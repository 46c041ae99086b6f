"""The program on a terminal of its own: types, and waits for what it shows."""

import os
import pty
import re
import select
import time

PKT = os.environ["PKT"]


def environment(**more):
    env = dict(os.environ, TERM="xterm", NO_COLOR="1", LC_ALL="C.UTF-8", **more)
    if os.environ.get("MODE") == "asan":
        env["ASAN_OPTIONS"] = "exitcode=99:fast_unwind_on_malloc=0"
        env["LSAN_OPTIONS"] = "print_suppressions=0:suppressions=" + os.path.abspath("tests/terminal/lsan.supp")
    return env


class Terminal:
    bad = []           # what went wrong, of all terminals

    def __init__(self, *args, env, plain=True):
        self.plain = plain
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(PKT, [PKT, *args], env)
        self.seen = ""

    def wait(self, pattern, what, seconds=20):
        """Reads until the pattern stands in what came since the last wait; gives what came, or None."""
        end = time.monotonic() + seconds
        while not re.search(pattern, self.seen, re.S):
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.fd], [], [], left)[0]:
                self.bad.append(f"{what}: waited for {pattern!r}, saw {self.seen!r}")
                return None
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                data = b""
            if not data:
                self.bad.append(f"{what}: ended while waiting for {pattern!r}, saw {self.seen!r}")
                return None
            text = data.decode("utf-8", "replace")
            self.seen += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]", "", text) if self.plain else text
        place = re.search(pattern, self.seen, re.S).end()
        came, self.seen = self.seen[:place], self.seen[place:]
        return came

    def type(self, text):
        os.write(self.fd, text.encode())

    def paste(self, text):
        """As a terminal gives what is pasted: between marks, lines ended by CR."""
        self.type("\x1b[200~" + text.replace("\n", "\r") + "\x1b[201~")

    def status(self, what):
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                while select.select([self.fd], [], [], 0)[0] and os.read(self.fd, 65536):
                    pass
            except OSError:
                pass
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.01)
        self.bad.append(f"{what}: does not end")
        return None

    def leave(self, what):
        self.type("\x04")
        if self.status(what) != 0:
            self.bad.append(f"{what}: status is not 0")
