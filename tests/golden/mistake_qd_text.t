p = DNS(qd="www.example.org")
---
