print(hexstr(b"A\x01\xff"), hexstr(b"A\x01", onlyhex=1), hexstr(b"A\x01", onlyasc=1))
linehexdump(UDP())
chexdump(b"\x01\xff")
print(linehexdump(b"AB", dump=True), chexdump(b"AB", dump=True))
print(hex_bytes("01ff"), bytes_hex(b"\x01\xff"), checksum(b"\x45\x00\x00\x1c"), hex(crc32(b"123456789")))
print(strxor(b"\x0f\x01", b"\xff\x01"), strand(b"\x0f", b"\xfe"), stror(b"\x0f", b"\xf0"), strxor("abc", "ab"))
print(ltoa(0xc0000201), atol("192.0.2.1"), inet_aton("192.0.2.1"), inet_ntoa(b"\xc0\x00\x02\x01"))
print(inet_pton(socket.AF_INET6, "2001:db8::1"), inet_ntop(AF_INET6, b"\x00" * 15 + b"\x01"), inet_ntop(socket.AF_INET, inet_pton(socket.AF_INET, "10.0.0.1")))
print(mac2str("02:00:00:00:00:01"), str2mac(b"\x02\x00\x00\x00\x00\x01"))
for f in [lambda: inet_aton("x"), lambda: inet_ntoa(b"\x00"), lambda: inet_pton(7, "::"), lambda: inet_pton(AF_INET6, "1.2.3.4"), lambda: mac2str("a:b"), lambda: str2mac(b"\x00"), lambda: ltoa(-1)]:
    try:
        f()
    except Exception as e:
        print(e)
hexdiff(b"ABCD" * 5, b"ABXD" * 5)
---
41 01 ff  A.. 41 01 A.
00 35 00 35 00 08 00 00  .5.5....
0x01, 0xff
41 42  AB 0x41, 0x42
b"\x01\xff" b"01ff" 47843 0xcbf43926
b"\xf0\x00" b"\x0e" b"\xff" b"\x00\x00"
192.0.2.1 3221225985 b"\xc0\x00\x02\x01" 192.0.2.1
b" \x01\r\xb8\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01" ::1 10.0.0.1
b"\x02\x00\x00\x00\x00\x01" 02:00:00:00:00:01
'x' is not an IPv4 address
inet_ntoa() takes 4 bytes, not 1
the family is AF_INET or AF_INET6, not 7
'1.2.3.4' is not an IPv6 address
'a:b' is not a MAC address: write 02:00:00:00:00:01
str2mac() takes 6 bytes, not 1
-1 is not an IPv4 address (0 to 4294967295)
0000  41 42 43 44 41 42 43 44  41 42 43 44 41 42 43 44  ! 0000  41 42 58 44 41 42 58 44  41 42 58 44 41 42 58 44
0010  41 42 43 44                                       ! 0010  41 42 58 44
