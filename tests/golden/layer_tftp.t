p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=40069)/TFTP()/TFTP_RRQ(filename="boot.cfg")/TFTP_Options(options=[TFTP_Option(oname="blksize", value="1024")])
p.show()
q = IP(bytes(p))
print(q[UDP].dport, q[TFTP_RRQ].filename, repr(q[TFTP]))
def back(x):
    return IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/UDP(sport=69, dport=40069)/TFTP()/x))
for a in [TFTP_DATA(block=1)/b"data", TFTP_DATA(block=2)/b"data", TFTP_OACK()/TFTP_Options(options=[TFTP_Option(oname="blksize", value="1024")]), TFTP_ERROR(errorcode="File not found", errormsg="no")]:
    print(back(a).answers(q), repr(back(a)[TFTP]))
# A text without its end is Raw.
print(repr(TFTP(b"\x00\x01boot")), bytes(TFTP(b"\x00\x01boot")))
print(TFTP(b"\x00\x09?").op)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=40069 dport=tftp len=(computed) chksum=(computed)
TFTP       op=RRQ
TFTP_RRQ   filename=b"boot.cfg" mode=b"octet"
TFTP_Options
  options[0] oname=b"blksize" value=b"1024"
69 b"boot.cfg" TFTP()/TFTP_RRQ(filename=b"boot.cfg")/TFTP_Options(options=[TFTP_Option(oname=b"blksize", value=b"1024")])
True TFTP()/TFTP_DATA(block=1)/"data"
False TFTP()/TFTP_DATA(block=2)/"data"
True TFTP()/TFTP_OACK()/TFTP_Options(options=[TFTP_Option(oname=b"blksize", value=b"1024")])
True TFTP()/TFTP_ERROR(errorcode=1, errormsg=b"no")
TFTP()/"boot" b"\x00\x01boot"
9
