TCP(flags="SX")
---
%%FAIL 2
<script>:1:11: error: 'X' is not one of the flags
    TCP(flags="SX")
              ^~~~ the flags are FSRPAUECN
