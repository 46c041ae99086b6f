p = Ether(dst=02:00:00:00:00:01)
---
%%FAIL 2
<script>:1:15: error: a number does not begin with 0
    p = Ether(dst=02:00:00:00:00:01)
                  ^~ an address stands in quotes
