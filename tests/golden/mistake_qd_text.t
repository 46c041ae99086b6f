p = DNS(qd="www.example.org")
---
%%FAIL 2
<script>:1:12: error: "www.example.org" is not a value of DNS.qd: it takes a list of packets, or bytes
    p = DNS(qd="www.example.org")
               ^~~~~~~~~~~~~~~~~
