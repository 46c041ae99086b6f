p = IPv6(dst=2001:db8::1)
---
