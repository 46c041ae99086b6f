print(IP().sprintf("%IP.scr%"))
---
%%FAIL 2
<script>:1:20: error: IP has no field 'scr'
    print(IP().sprintf("%IP.scr%"))
                       ^~~~~~~~~~ did you mean 'src'?
