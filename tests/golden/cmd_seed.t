%%RUN --seed 7 -e 'print(RandIP(), RandShort(), bytes(IP(id=RandShort()))[4:6])'
---
237.230.161.39 63914 b"/^"
