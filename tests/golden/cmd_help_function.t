%%RUN help hexstr
---
hexstr(x, onlyasc=False, onlyhex=False)
    bytes as hexadecimal digits in pairs, and as text
    >>> hexstr(b"A\x01\xff")
