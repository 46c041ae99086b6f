p = IP(dst: "192.0.2.1")
---
%%FAIL 2
<script>:1:11: error: unexpected ':'
    p = IP(dst: "192.0.2.1")
              ^ missing ')'?
