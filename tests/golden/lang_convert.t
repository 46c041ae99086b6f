print(int("42"), int("ff", 16), int("0x1f", 0), int(3.9), int(-3.9), float("2.5"), str(5) + "x", bool([]), bool("a"))
print(list("ab"), tuple([1, 2]), dict([("a", 1)]), dict(b=2), bytes(3), bytes([1, 255]), bytes("ab"))
print(hex(255), bin(5), oct(8), chr(65), ord("A"), abs(-3), round(2.567, 2), round(2.5), repr("a"))
print(type(IP()) == IP, type(1) == int, isinstance("a", str), isinstance(IP(), Packet), isinstance(1, (str, int)), callable(len))
print(getattr(IP(), "ttl"), hasattr(IP(), "nope"), len("abc"), sum([1, 2]), range(3), list(range(10, 0, -3)))
---
42 255 31 3 -3 2.5 5x False True
["a", "b"] (1, 2) {"a": 1} {"b": 2} b"\x00\x00\x00" b"\x01\xff" b"ab"
0xff 0b101 0o10 A 65 3 2.57 2 "a"
True True True True True True
64 False 3 3 range(0, 3) [10, 7, 4, 1]
