from scapy.all import *
import time, random, struct, binascii
from time import sleep
load_layer("tls"); load_contrib("bgp")
conf.checkIPaddr = False
conf.seed = 1
time.sleep(0.01); sleep(0.01)
print(time.time() > 1.7e9, random.randint(1, 6), random.choice([22, 80]), len(random.sample(range(9), 3)))
print(struct.pack("!HBI", 80, 1, 2), struct.pack("<hH", -2, 3), struct.pack("!3s2xB", "ab", 255), struct.calcsize("!HBI"))
print(struct.unpack("!HB", b"\x00\x50\x01"), struct.unpack("<h", b"\xfe\xff")[0], struct.unpack("!4s?", b"abcd\x01"))
print(binascii.hexlify(b"\x01\xff"), binascii.unhexlify("01ff"), socket.AF_INET6 == AF_INET6)
p = IP(dst="192.0.2.1")/UDP()
p = p.__class__(bytes(p))
print(p.__class__.__name__, p[UDP].__class__.__name__, type(p).__name__, p.chksum)
print(struct.pack("<q", -9223372036854775808), struct.pack("!2cB", "a", "b", 1))
for bad in ["ab", ""]:
    try:
        struct.pack("!c", bad)
    except Exception as e:
        print(e)
try:
    struct.pack("<h", -32769)
except Exception as e:
    print(e)
random.seed(7)
x = random.random()
random.seed(7)
print(x == random.random(), 0 <= x < 1, 2 <= random.uniform(2, 3) < 3)
try:
    random.gauss(0, 1)
except Exception as e:
    print(e)
time = p.time + 1
print(time > 0)
try:
    struct.pack("!B", 256)
except Exception as e:
    print(e)
for bad in ["!Z", "!2B", "!B"]:
    try:
        print(struct.pack(bad, 1))
    except Exception as e:
        print(e)
try:
    struct.unpack("!H", b"abc")
except Exception as e:
    print(e)
---
True 6 22 3
b"\x00P\x01\x00\x00\x00\x02" b"\xfe\xff\x03\x00" b"ab\x00\x00\x00\xff" 7
(80, 1) -2 (b"abcd", True)
b"01ff" b"\x01\xff" True
IP UDP IP 63180
b"\x00\x00\x00\x00\x00\x00\x00\x80" b"ab\x01"
'c' of pack() takes one byte, these are 2
'c' of pack() takes one byte, these are 0
-32769 does not fit in 'h' (16 bits)
True True True
the module has no 'gauss' here
True
256 does not fit in 'B' (8 bits)
'Z' is nothing that pack() knows
the format of pack() wants more values than the 1 that there are
b"\x01"
the format of unpack() is of 2 bytes, these are 3
