%%WITH example
ls(Knock)
p = IP(src="192.0.2.17", dst="192.0.2.1")/UDP(sport=40022)/Knock(kind="answer", flags="last", name="front")
hexdump(p)
q = IP(bytes(p))
q.show()
print(q)
print(q.summary())
Knock(kind="open")
---
%%FAIL 2
<script>:8:12: error: 'open' is not a value of Knock.kind
    Knock(kind="open")
               ^~~~~~
