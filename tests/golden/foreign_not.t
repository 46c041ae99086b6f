x = """
0 socket(1)
+0 < S 0:0(0)
"""
print(len(x))
---
27
