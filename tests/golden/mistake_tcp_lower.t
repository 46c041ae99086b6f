p = IP()/TCP()
print(p[tcp].dport)
---
%%FAIL 2
<script>:2:9: error: there is no name 'tcp'
    print(p[tcp].dport)
            ^~~ did you mean 'TCP'?
