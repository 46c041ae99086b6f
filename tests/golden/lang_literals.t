# Every kind of literal.
print(1, 0xff, 0o17, 0b101, 1_000_000, 18446744073709551615)
print(1.5, .5, 2., 1e3, 1.5e-3)
print('single', "double", 'it\'s', "tab\there", "\x41\u00e9\101")
print(r"raw \n", b"bytes\x00\xff", rb"\d", 'neigh' "bours" 'join')
print("""three
lines "quoted" here""")
print("one \
line")
print(None, True, False)
print([1, [2, 3], ()], (1,), (1, 2), [], {}, {"a": 1, 2: [3]})
---
1 255 15 5 1000000 18446744073709551615
1.5 0.5 2.0 1e+03 0.0015
single double it's tab	here AéA
raw \n b"bytes\x00\xff" b"\\d" neighboursjoin
three
lines "quoted" here
one line
None True False
[1, [2, 3], ()] (1,) (1, 2) [] {} {"a": 1, 2: [3]}
