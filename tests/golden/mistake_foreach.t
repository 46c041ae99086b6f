foreach p in [1]:
    print(p)
---
%%FAIL 2
<script>:1:9: error: unexpected name
    foreach p in [1]:
            ^ did you mean 'for'?
