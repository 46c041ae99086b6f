TCP(flags="SX")
---
%%FAIL 2
<script>:1:11: error: 'X' is not a flag of flags
    TCP(flags="SX")
              ^~~~ the flags are FSRPAUECN
