%%RUN check -
print("never printed")
TCP(dprot=80)
for p in [1]
    print(p)
---
