%%RUN -e 'print(import_hexcap())'
0000  45 00 00 1c
0004  01 02
---
b"E\x00\x00\x1c\x01\x02"
