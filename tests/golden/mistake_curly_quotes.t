p = IP(dst=“192.0.2.1”)
---
%%FAIL 2
<script>:1:12: error: '“' cannot stand here
    p = IP(dst=“192.0.2.1”)
               ^ use the plain quotes " or '
