print(IP().sprintf("%IPP.src%"))
---
%%FAIL 2
<script>:1:20: error: there is no layer 'IPP'
    print(IP().sprintf("%IPP.src%"))
                       ^~~~~~~~~~~ did you mean 'IP'?
