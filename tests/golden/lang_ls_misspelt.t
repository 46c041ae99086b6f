ls("TPC")
---
%%FAIL 2
<script>:1:4: error: no layer has 'TPC' in its name
    ls("TPC")
       ^~~~~ did you mean 'TCP'?
