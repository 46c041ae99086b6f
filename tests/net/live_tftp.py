#!/usr/bin/env python3
"""dnsmasq sends a file by TFTP, block by block, and an error for one that is not there."""

from namespace import Checks, pkt
from server import Far

SCRIPT = """
to = IP(dst="10.9.0.2")/UDP(sport=40069, dport=69)/TFTP()
a = sr1(to/TFTP_RRQ(filename="boot.cfg"), timeout=5)
text = a[Raw].load
while len(a[Raw].load) == 512:
    a = sr1(to/TFTP_ACK(block=a[TFTP_DATA].block), timeout=5)
    text = text + a[Raw].load
print(len(text), text[:6], a[TFTP_DATA].block)
send(to/TFTP_ACK(block=a[TFTP_DATA].block))
a = sr1(to/TFTP_RRQ(filename="boot.cfg")/TFTP_Options(options=[TFTP_Option(oname="blksize", value="1024")]), timeout=5)
print(a[TFTP_Options].options[0].oname, a[TFTP_Options].options[0].value)
send(to/TFTP_ERROR(errorcode=8))
a = sr1(to/TFTP_RRQ(filename="missing"), timeout=5)
print(a[TFTP_ERROR].errorcode)
"""

c = Checks()
with Far("dnsmasq", "--keep-in-foreground", "--no-daemon", "--conf-file=/dev/null", "--user=root", "--port=0",
         "--enable-tftp", "--tftp-root={dir}", "--tftp-single-port", port=69) as far:
    with open(far.dir + "/boot.cfg", "w", encoding="ascii") as f:
        f.write("line 1\n" * 200)
    far.start()
    status, out, err = pkt("-", script=SCRIPT)
    c.is_so("status", status == 0, status, err, out, far.said())
    c.is_so("blocks, an option, an error", out.splitlines() == ['1400 b"line 1" 3', 'b"blksize" b"1024"', "1"], out, err, far.said())
c.end("live_tftp: dnsmasq sends a file in three blocks, an option and an error")
