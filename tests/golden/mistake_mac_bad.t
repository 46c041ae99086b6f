p = Ether(dst="02:00:00:00:00")
---
%%FAIL 2
<script>:1:15: error: '02:00:00:00:00' is not a MAC address (for Ether.dst): write 02:00:00:00:00:01
    p = Ether(dst="02:00:00:00:00")
                  ^~~~~~~~~~~~~~~~
