p = TCP(dport=80, dport=81)
def f(a, a):
    return a
---
%%FAIL 2
<script>:1:19: error: 'dport' is given twice
    p = TCP(dport=80, dport=81)
                      ^~~~~
<script>:2:10: error: the parameter 'a' stands twice
    def f(a, a):
             ^
