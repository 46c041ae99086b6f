IP(src=RandIP("192.0.2"))
---
%%FAIL 2
<script>:1:15: error: '192.0.2' is not a network
    IP(src=RandIP("192.0.2"))
                  ^~~~~~~~~ as in 192.0.2.0/24 or 192.0.2.*
