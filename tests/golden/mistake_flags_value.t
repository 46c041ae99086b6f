p = TCP()
p.flags = "SQ"
---
%%FAIL 2
<script>:2:11: error: 'Q' is not one of the flags
    p.flags = "SQ"
              ^~~~ the flags are FSRPAUECN
