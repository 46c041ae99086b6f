x = input("port? ")
---
