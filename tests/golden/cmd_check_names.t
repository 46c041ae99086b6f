%%RUN check -
print("never printed")
TCP(dprot=80)
print(undefined)
IP(ttl=300)
---
