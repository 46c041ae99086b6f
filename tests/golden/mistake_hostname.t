p = IP(dst="www.example.org")
---
