p = TCP(dport=80, "data")
---
%%FAIL 2
<script>:1:19: error: an argument by position stands after one by name
    p = TCP(dport=80, "data")
                      ^~~~~~
