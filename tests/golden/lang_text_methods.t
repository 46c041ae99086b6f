print("a,b,,c".split(","), " a  b ".split(), "a-b-c".split("-", 1), "x\ny".splitlines())
print(", ".join(["a", "b"]), " pad ".strip(), "xxax".strip("x"), "ab".upper(), "AB".lower(), "word".capitalize())
print("abc".startswith("ab"), "abc".endswith(("x", "c")), "abcabc".find("ca"), "abc".find("z"), "abab".count("ab"))
print("abc".replace("b", "--"), "7".zfill(3), "a".ljust(3, ".") + "|", "a".rjust(3) + "|", "a".center(5, "*"))
print("12".isdigit(), "a1".isdigit(), "ab".isalpha(), "a1".isalnum())
print(b"\x01\xff".hex(), b"ab".decode(), "ab".encode(), bytes.fromhex("00 ff"), b"a" + b"b", b"a,b".split(b","))
print((258).to_bytes(2, "big"), int.from_bytes(b"\x01\x02", "big"), (255).bit_length())
---
["a", "b", "", "c"] ["a", "b"] ["a", "b-c"] ["x", "y"]
a, b pad a AB ab Word
True True 2 -1 2
a--c 007 a..|   a| **a**
True False True True
01ff ab b"ab" b"\x00\xff" b"ab" [b"a", b"b"]
b"\x01\x02" 258 8
