%%RUN --seed 5 -
print(corrupt_bytes("ABCDE"), corrupt_bytes("ABCDE", n=5), corrupt_bits("ABCDE"), corrupt_bits(b"\x00" * 4, n=3), corrupt_bytes("A" * 40, p=0.1))
print(len(corrupt_bytes(IP())), corrupt_bytes("", n=0), corrupt_bits("", p=0.5))
print(sum([1 for a in strxor(corrupt_bytes(b"\x00" * 100, n=7), b"\x00" * 100) if a]))
for n in [6, -1]:
    try:
        corrupt_bytes("ABCDE", n=n)
    except Exception as e:
        print(e)
try:
    corrupt_bits("A", p=2)
except Exception as e:
    print(e)
print(sorted(sample(range(10), 10)) == list(range(10)), sample(Net("192.0.2.0/24"), 2), len(sample(IP(ttl=(1, 9)), 3)))
---
b"ABC8E" b"7\xf8\xf1\xc4\x98" b"ACCDE" b"\x80\x02\x00 " b"\x1bAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\xa6\xf3AAAAAAw"
20 b"" b""
7
there are 5 places to change, not 6
there are 5 places to change, not -1
'p' is the share to change, from 0 to 1
True ["192.0.2.123", "192.0.2.149"] 3
