x = bytes.fromhex("abc")
---
