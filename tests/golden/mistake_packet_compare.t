print(IP() < TCP())
---
%%FAIL 2
<script>:1:7: error: packet and packet have no order
    print(IP() < TCP())
          ^~~~~~~~~~~~
