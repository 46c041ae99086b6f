def port(p):
    return p[TCP].dport
def each(packets):
    return [port(p) for p in packets]
def down(n):
    return down(n + 1)
try:
    down(0)
except RuntimeError as e:
    print(e)
each([IP()/TCP(), IP()/UDP()])
---
