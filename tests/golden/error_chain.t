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
%%FAIL 2
<script>:2:12: error: the packet has no layer TCP: it is IP/UDP
        return p[TCP].dport
               ^~~~~~
    in port(), called at <script>:4:13
    in each(), called at <script>:11:1
%%OUT
functions call each other more than 500 deep
