def f(p: Packet) -> int:
    return 1
---
